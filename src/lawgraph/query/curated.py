"""The questions that are written down: ontology/queries/*.rq, with a header that says what each answers.

A header line `# zh:` and one `# en:` say what a query answers, `# param NAME:` what can be given to it. A parameter is a
variable that the query leaves open; giving it puts `VALUES ?name { term }` at the head of its WHERE, with the term
written out by the rules of SPARQL, so that what a user types can never become a part of the query.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from lawgraph.catalogue.files import ontology_file, ontology_folder
from lawgraph.errors import UsageError
from lawgraph.rdf.terms import absolute

_HEADER = re.compile(r"^# (?:param )?(\w+): (.*)$", re.MULTILINE)
_WHERE = re.compile(r"WHERE \{")


@dataclass(frozen=True, slots=True)
class CuratedQuery:
    """A query by its file's name, what it answers, and what its parameters mean."""

    name: str
    zh: str
    en: str
    parameters: Mapping[str, str]
    text: str

    def bound(self, values: Mapping[str, str]) -> str:
        """The query with parameters given.

        `values` maps a parameter to an IRI. Raises UsageError for a parameter that the query does not have.
        """
        for name in values:
            if name not in self.parameters:
                known = "、".join(self.parameters) or "无 / none"
                raise UsageError(f"查询 {self.name} 没有参数 {name} / no such parameter; 可用 / known: {known}")
        given = "".join(f"\n  VALUES ?{name} {{ {absolute(values[name])} }}" for name in sorted(values))
        return _WHERE.sub(lambda match: match[0] + given, self.text, count=1)


@cache
def curated_query(name: str) -> CuratedQuery:
    """One query by name. Raises UsageError, naming those there are, when there is none of that name."""
    if name not in curated_names():
        raise UsageError(f"没有名为 {name} 的查询 / no query of this name; 可用 / known: {'、'.join(curated_names())}")
    text = ontology_file(f"queries/{name}.rq").read_text(encoding="utf-8")
    header = dict(_HEADER.findall(text))
    zh, en = header.pop("zh"), header.pop("en")
    return CuratedQuery(name, zh, en, header, text)


@cache
def curated_names() -> tuple[str, ...]:
    """The names of all queries."""
    return tuple(sorted(path.stem for path in (ontology_folder() / "queries").glob("*.rq")))
