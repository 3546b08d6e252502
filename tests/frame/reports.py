"""Reports of a few lines: a title, a sentence or two, a signature."""

from __future__ import annotations

from lawgraph.compiled import default_annotator
from lawgraph.corpus import document
from lawgraph.model import Frame

BODY = "我镇深入学习贯彻习近平法治思想，扎实推进依法行政，不断提升治理能力，现将有关情况报告如下。"


def frame_of(*lines: str) -> Frame:
    """The frame of a report of these lines, read as a file is."""
    return frame_of_file("report", *lines)


def titled(title: str, *more: str) -> Frame:
    """The frame of a report with a title of one line."""
    return frame_of(title, BODY, *more)


def frame_of_file(name: str, *lines: str) -> Frame:
    """The frame of a report of these lines in the file of a name, folders and all."""
    return default_annotator().annotate(document("\n".join(lines), name=name)).frame
