"""Reading: files of a folder → documents with their text, metadata and sections."""

from lawgraph.corpus.files import (
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
