"""The gazetteer (区划名录): every administrative division from province to township, 2015 to 2025.

`load_gazetteer` reads the Turtle files of ontology/divisions (or what it kept of them) into a `Gazetteer`.
"""

from lawgraph.catalogue.divisions.columns import load_gazetteer
from lawgraph.catalogue.divisions.gazetteer import Gazetteer

__all__ = ["Gazetteer", "load_gazetteer"]
