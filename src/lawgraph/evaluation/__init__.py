"""How good the answers are: annotated reports read, predictions scored, reports damaged to see what that costs.

Works on the records of the JSON lines (docs/annotation.md), so that it can judge any extractor:

    annotations  folders of JSON lines → records, with the line of what is malformed
    scoring      gold and predictions → measures
    mistakes     gold and predictions → every miss, false find and wrong field
    rules        gold and predictions → how often each linking rule is right
    goldsets     annotated texts → documents, and what an annotator finds in them
    damage       text → the text as bad copies have it, with the way from old offsets to new
    loss         annotated texts → what each kind of damage costs
"""

from lawgraph.evaluation.annotations import read_annotations, read_folder
from lawgraph.evaluation.mistakes import Mistake, mistakes
from lawgraph.evaluation.rules import RuleCount, by_rule
from lawgraph.evaluation.scoring import Annotated, count, nested, score

__all__ = [
    "Annotated",
    "Mistake",
    "RuleCount",
    "by_rule",
    "count",
    "mistakes",
    "nested",
    "read_annotations",
    "read_folder",
    "score",
]
