"""Reading: files of a folder → documents with their text, metadata and sections.

Which files are reports, and where one file holds several:

    files              the files of a folder, read one by one
    holders            rows of tables and members of archives as reports of their own
    rows               tables (CSV, JSON, Parquet) → rows
    sheet              the lines of a table as text
    archive            ZIP archives → their members
    packed             members of ZIP files, unpacked within limits
    given              what people state of their reports, in metadata.csv or beside the file
    limits             how much is read of anything
    paths              paths as people read them
    texts              the texts kept beside the results

The bytes of one file → text:

    from_bytes         by the format that they are in
    formats            which format that is, and what to do about those that are not read
    decode             the encoding of a text
    page               HTML
    word               Word
    word_numbers       … the numbers that Word draws and does not write
    office_xml         … the XML inside, read without document types
    pdf                PDF with a text layer
    columns            … the order of its lines where a page has two columns
    running_heads      … heads, feet and page numbers

The text → Document:

    from_text          puts it together
    furniture          what stands around a report on a web page, and what it tells
    title_line         the line of a title as pages write it
    headings           the sections, and what each is about
    notices            what was lost of a text that is read all the same
"""

from lawgraph.corpus.files import (
    check_exists,
    content,
    discover,
    given_below,
    names,
    read,
    read_all,
    read_each,
    read_stream,
    rows_without_file,
)
from lawgraph.corpus.from_text import document
from lawgraph.corpus.headings import section_at, section_cues, sections
from lawgraph.corpus.holders import WHOLE, Part, Unreadable, failed, reports_in
from lawgraph.corpus.limits import ANY_LENGTH, SHORTEST_REPORT, Limits
from lawgraph.corpus.texts import drop_texts, keep_text, kept_texts

__all__ = [
    "ANY_LENGTH",
    "SHORTEST_REPORT",
    "WHOLE",
    "Limits",
    "Part",
    "Unreadable",
    "check_exists",
    "content",
    "discover",
    "document",
    "drop_texts",
    "failed",
    "given_below",
    "keep_text",
    "kept_texts",
    "names",
    "read",
    "read_all",
    "read_each",
    "read_stream",
    "reports_in",
    "rows_without_file",
    "section_at",
    "section_cues",
    "sections",
]
