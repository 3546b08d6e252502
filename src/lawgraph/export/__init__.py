"""The files of a result folder in other formats: `export(folder, format, target)`.

RDF formats are read off graph.ttl, tables off mentions.parquet and reports.csv, the network off its own files. The same
folder gives the same bytes. A file whose name ends in .gz is compressed. Nothing takes its name before it is complete.
"""

from lawgraph.export.formats import Format, export

__all__ = ["Format", "export"]
