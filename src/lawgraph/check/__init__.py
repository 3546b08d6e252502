"""Proofreading: the citations of a report that look wrong, with what was probably meant.

`check(report)` gives one finding a doubt, in the order of the text. A finding is a question to a reader, no verdict: the
catalogue may lack a document, and a report may name a repealed law for good reason.
"""

from lawgraph.check.checker import check
from lawgraph.check.findings import Doubt, Finding, as_json

__all__ = ["Doubt", "Finding", "as_json", "check"]
