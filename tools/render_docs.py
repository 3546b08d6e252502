"""Writes the parts of docs/*.md that are read off the code and the ontology.

    python tools/render_docs.py            # write them
    python tools/render_docs.py --check    # exit code 1 when a page is not what would be written

Such a part stands between `<!-- begin NAME -->` and `<!-- end NAME -->`; the text around it is written by hand.
"""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from enum import Enum
from pathlib import Path
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from typer import Typer
from typer.models import ArgumentInfo, OptionInfo

from lawgraph import errors
from lawgraph.catalogue.files import ontology_file
from lawgraph.catalogue.grammar import load_rungs
from lawgraph.cli import app
from lawgraph.corpus.limits import BOUNDS, default_in_unit
from lawgraph.query.curated import curated_names, curated_query
from lawgraph.tables import MentionRow, ReportRow, columns
from lawgraph.validation import CHECKS

DOCS = Path(__file__).parents[1] / "docs"
_PART = re.compile(r"(<!-- begin (?P<name>[\w-]+) -->\n).*?(<!-- end (?P=name) -->)", re.DOTALL)


def grid(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table.

    >>> print(grid(["a", "b"], [["1|2", "3"]]), end="")
    | a | b |
    |---|---|
    | 1\\|2 | 3 |
    """
    lines = [head, ["---"] * len(head), *rows]
    body = ["| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines]
    body[1] = body[1].replace(" ", "")
    return "\n".join(body) + "\n"


def exit_codes() -> str:
    """The error tree of lawgraph.errors as a table."""
    meanings = [
        (error.exit_code, error.__name__, (error.__doc__ or "").strip().splitlines()[0])
        for error in vars(errors).values()
        if isinstance(error, type) and issubclass(error, errors.LawgraphError)
    ]
    rows = [[str(code), f"`{name}`", meaning] for code, name, meaning in sorted(meanings)]
    return grid(["code", "error in Python", "means"], [["0", "", "Done."], *rows])


def commands() -> str:
    """Every command with its arguments and options, from their declarations."""
    return "\n".join(_sections(app, "lawgraph"))


def _sections(group: Typer, line: str) -> Iterator[str]:
    """A section for a group of commands and each command in it; `line` is what a user types up to there."""
    common = group.registered_callback and group.registered_callback.callback
    yield f"## {line}\n\n{group.info.help}\n" + (f"\n{_table_of(common)}" if common else "")
    for command in group.registered_commands:
        callback = command.callback
        assert callback is not None
        name = f"{line} {command.name or callback.__name__.replace('_', '-')}"
        usage = " ".join([name, *_usage(callback)])
        yield f"## {name}\n\n{inspect.getdoc(callback)}\n\n    {usage}\n\n{_table_of(callback)}"
    for inner in group.registered_groups:
        assert inner.typer_instance is not None
        yield from _sections(inner.typer_instance, f"{line} {inner.name}")


def _parameters(callback: Callable[..., Any]) -> Iterator[tuple[inspect.Parameter, Any, ArgumentInfo | OptionInfo]]:
    hints = get_type_hints(callback, include_extras=True)
    for parameter in inspect.signature(callback).parameters.values():
        value, info = get_args(hints[parameter.name])
        yield parameter, value, info


def _usage(callback: Callable[..., Any]) -> Iterator[str]:
    yield "[OPTIONS]"
    for parameter, value, info in _parameters(callback):
        if isinstance(info, ArgumentInfo):
            yield parameter.name.upper() + ("..." if get_origin(value) is list else "")


def _table_of(callback: Callable[..., Any]) -> str:
    rows = []
    for parameter, value, info in _parameters(callback):
        if isinstance(info, ArgumentInfo):
            name = f"`{parameter.name.upper()}`"
        else:
            name = ", ".join(f"`{flag}`" for flag in _flags(parameter.name, info))
        rows.append([name, _values(value), _default(parameter), info.help or ""])
    return grid(["argument or option", "value", "default", "meaning"], rows)


def _flags(name: str, option: OptionInfo) -> Sequence[str]:
    """The flags of an option; in an `Annotated` typer keeps the first of those given as the default."""
    given = [flag for flag in (option.default, *(option.param_decls or ())) if isinstance(flag, str)]
    given = [one for flag in given for one in flag.split("/")]  # --add/--replace
    return given or ["--" + name.replace("_", "-")]


def _values(value: Any) -> str:
    if get_origin(value) in {Union, UnionType}:
        value = next(part for part in get_args(value) if part is not type(None))
    if get_origin(value) is list:
        (value,) = get_args(value)
    if isinstance(value, type) and issubclass(value, Enum):
        return ", ".join(f"`{member.value}`" for member in value)
    return {bool: "", int: "integer", float: "number", Path: "path"}.get(value, "text")


def _default(parameter: inspect.Parameter) -> str:
    default = parameter.default
    if default is parameter.empty or default is None or default is False:
        return ""
    return f"`{default.value if isinstance(default, Enum) else default}`"


def rungs() -> str:
    """The linking ladder of ontology/rungs.tsv."""
    rows = [
        [f"`{rung.name}`", ", ".join(rung.types), f"{rung.confidence:.2f}", rung.en, rung.zh]
        for rung in load_rungs(ontology_file("rungs.tsv")).values()
    ]
    return grid(["`via`", "types", "tier", "holds when", "含义"], rows)


def data_dictionary(row_type: type[MentionRow] | type[ReportRow]) -> str:
    """The columns of a table, with type and meaning."""
    rows = [[f"`{c.name}`", c.type, "yes" if c.nullable else "", c.en, c.zh] for c in columns(row_type)]
    return grid(["column", "type", "may be missing", "meaning", "含义"], rows)


def queries() -> str:
    """The curated queries with their parameters."""
    rows = []
    for query in map(curated_query, curated_names()):
        parameters = ", ".join(f"`{name}`" for name in query.parameters)
        rows.append([f"[`{query.name}`](../ontology/queries/{query.name}.rq)", parameters, query.en, query.zh])
    return grid(["query", "parameters", "answers", "回答"], rows)


def checks() -> str:
    """The checks of `lawgraph validate`."""
    return grid(["check", "says", "含义"], [[f"`{check.name}`", check.en, check.zh] for check in CHECKS])


def limits() -> str:
    """The limits of reading, with their defaults."""
    rows = [
        [f"`{name}`", f"{default_in_unit(name):,} {bound.unit}".strip(), bound.en, bound.zh]
        for name, bound in BOUNDS.items()
    ]
    return grid(["limit", "default", "bounds", "含义"], rows)


PARTS: dict[str, Callable[[], str]] = {
    "exit-codes": exit_codes,
    "commands": commands,
    "rungs": rungs,
    "mention-columns": lambda: data_dictionary(MentionRow),
    "report-columns": lambda: data_dictionary(ReportRow),
    "queries": queries,
    "checks": checks,
    "limits": limits,
}


def rendered(page: str) -> str:
    """A page with its generated parts as they are now."""
    return _PART.sub(lambda part: part[1] + "\n" + PARTS[part["name"]]() + "\n" + part[3], page)


def main(arguments: Sequence[str]) -> int:
    """Writes or checks all pages; the exit code."""
    if arguments not in ([], ["--check"]):
        print(__doc__)
        return 2
    stale = []
    for path in sorted(DOCS.glob("*.md")):
        before = path.read_text(encoding="utf-8")
        after = rendered(before)
        if after == before:
            continue
        stale.append(path.name)
        if not arguments:
            path.write_bytes(after.encode("utf-8"))
    if stale:
        print(("out of date, run tools/render_docs.py: " if arguments else "written: ") + ", ".join(stale))
    return 1 if stale and arguments else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
