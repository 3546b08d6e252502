"""The questions that are written down: ontology/queries/*.rq, with a header that says what each answers.

A header line `# zh:` and one `# en:` say what a query answers, `# param NAME:` what can be given to it. A parameter is a
variable that the query leaves open; giving it puts `VALUES ?name { term }` at the head of its WHERE, with the term
written out by the rules of SPARQL, so that what a user types can never become a part of the query. Its value is an IRI, or what
the header says: `# param year (number):`, `# param place (text):`.

A line `#? year: ?report lg:reportYear ?year .` counts only when `year` is given: a comment otherwise, so that a filter that nobody
asked for costs nothing and the file is plain SPARQL as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from lawgraph.catalogue.files import ontology_file, ontology_folder
from lawgraph.errors import UsageError
from lawgraph.rdf.terms import absolute, string

#: what can be given to a query: an IRI, a text, a number, or several of one kind
Value = str | int
Given = Mapping[str, Value | Sequence[Value]]

_HEADER = re.compile(r"^# (?:param )?(\w+)(?: \((text|number)\))?: (.*)$", re.MULTILINE)
_WHERE = re.compile(r"WHERE \{")
_LINE = re.compile(r"^( *)#\? (\w+): (.*\n)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class CuratedQuery:
    """A query by its file's name, what it answers, and what its parameters mean."""

    name: str
    zh: str
    en: str
    parameters: Mapping[str, str]
    kinds: Mapping[str, str]
    text: str

    def bound(self, values: Given) -> str:
        """The query with parameters given.

        `values` maps a parameter to an IRI (to a text or number where the header says so), or to several, any of which may
        hold. Raises UsageError for a parameter that the query does not have.
        """
        for name in values:
            if name not in self.parameters:
                known = "、".join(self.parameters) or "无 / none"
                raise UsageError(f"查询 {self.name} 没有参数 {name} / no such parameter; 可用 / known: {known}")
        given = "".join(f"\n  VALUES ?{name} {{ {self._terms(name, values[name])} }}" for name in sorted(values))
        text = _LINE.sub(lambda line: line[1] + line[3] if line[2] in values else "", self.text)
        return _WHERE.sub(lambda match: match[0] + given, text, count=1)

    def known(self, values: Given) -> str:
        """The query with those parameters given that it has."""
        return self.bound({name: value for name, value in values.items() if name in self.parameters})

    def _terms(self, name: str, value: Value | Sequence[Value]) -> str:
        write = _WRITTEN[self.kinds[name]]
        return " ".join(write(one) for one in ([value] if isinstance(value, str | int) else value))


_WRITTEN: Mapping[str, Callable[[Value], str]] = {
    "": lambda value: absolute(str(value)),
    "text": lambda value: string(str(value)),
    "number": lambda value: str(int(value)),
}


@cache
def curated_query(name: str) -> CuratedQuery:
    """One query by name. Raises UsageError, naming those there are, when there is none of that name."""
    if name not in curated_names():
        raise UsageError(f"没有名为 {name} 的查询 / no query of this name; 可用 / known: {'、'.join(curated_names())}")
    text = ontology_file(f"queries/{name}.rq").read_text(encoding="utf-8")
    header = _HEADER.findall(text)
    meanings = {parameter: meaning for parameter, _, meaning in header}
    zh, en = meanings.pop("zh"), meanings.pop("en")
    return CuratedQuery(name, zh, en, meanings, {parameter: kind for parameter, kind, _ in header}, text)


@cache
def curated_names() -> tuple[str, ...]:
    """The names of all queries."""
    return tuple(sorted(path.stem for path in (ontology_folder() / "queries").glob("*.rq")))
