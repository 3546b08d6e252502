"""Whether a graph holds to its rules and says what its reports say: `validate(out)`.

The rules are those of ontology/shapes.ttl (SHACL); what SHACL cannot say, because it asks for the texts and the tables beside
the graph, are the checks in `within.py` and `beside.py`; `CHECKS` names all.
"""

from lawgraph.validation.problems import Check, Problem, Severity
from lawgraph.validation.validate import CHECKS, Validation, validate

__all__ = ["CHECKS", "Check", "Problem", "Severity", "Validation", "validate"]
