"""Writes docs/licences.md: every dependency with its range, its licence and what it is for.

    python tools/render_licences.py            # write it
    python tools/render_licences.py --check    # exit code 1 when packages or ranges are not those of pyproject.toml

Ranges are those of pyproject.toml, licences what the installed packages state, purposes those of docs/decisions.md. So all extras have to be
installed. The check needs none of them: licences change with versions, what is declared does not.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator, Sequence
from importlib.metadata import PackageNotFoundError, metadata, requires
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
PAGE, DECISIONS = ROOT / "docs" / "licences.md", ROOT / "docs" / "decisions.md"
_NAME = re.compile(r"[A-Za-z0-9][\w.-]*")
_LONG = 60  # code points: above, a field `License` holds the text of the licence and not its name
HEAD = """# Licences of the dependencies

Written by `python tools/render_licences.py` from pyproject.toml, the metadata of the installed packages and [decisions.md](decisions.md), which says why each was
taken and what was not. lawgraph itself is under the MIT licence and contains none of them but vis-network (MIT or Apache-2.0), which pyvis
brings and every page holds, with its notice.

igraph is under the GPL: what that means for whoever ships it together with lawgraph is said in [decisions.md](decisions.md#dependencies).
"""


class Dependency(NamedTuple):
    """A package that is declared: where ("" for always, else the extra), and which versions will do."""

    extra: str
    name: str
    versions: str


def declared(pyproject: str) -> list[Dependency]:
    """The dependencies that a pyproject.toml declares, in its order; the build's own last, as the extra `build-system`."""
    told = tomllib.loads(pyproject)
    groups = {"": told["project"]["dependencies"], **told["project"]["optional-dependencies"]}
    groups["build-system"] = told["build-system"]["requires"]
    return [_dependency(extra, requirement) for extra, some in groups.items() for requirement in some]


def _dependency(extra: str, requirement: str) -> Dependency:
    name = _NAME.match(requirement)
    assert name is not None, requirement
    return Dependency(extra, name[0], requirement[name.end() :].strip())


def licence(package: str) -> str:
    """The licence that an installed package states, by its expression, its classifiers or its field."""
    try:
        told = metadata(package)
    except PackageNotFoundError:
        raise SystemExit(f"{package} is not installed: pip install -e '.[pdf,serve,plot,test]' {package}") from None
    if "License-Expression" in told:
        return told["License-Expression"]
    field = told["License"].strip() if "License" in told else ""
    if field and len(field) <= _LONG and "\n" not in field:
        return field
    classifiers = [
        one.rpartition(" :: ")[2] for one in told.get_all("Classifier") or [] if one.startswith("License ::")
    ]
    return " or ".join(classifiers) or "not stated in its metadata"


def purposes(decisions: str) -> dict[str, str]:
    """Package → what for, as the table of docs/decisions.md has it."""
    found: dict[str, str] = {}
    table = decisions.partition("\n| package | what for |")[2].partition("\n\n")[0]
    for line in table.splitlines():
        names, purpose, *_ = [cell.strip() for cell in line.strip("|").split("|")]
        found |= {name.lower(): purpose for name in _NAME.findall(re.sub(r"\(.*?\)", "", names))}
    return found


#: what the table of docs/decisions.md has no line for: tools that are run and not imported
TOOLS = {
    "hypothesis": "tests with any input",
    "mypy": "types are checked",
    "playwright": "the page in a browser, in tests",
    "pyshacl": "the other SHACL engine that ours is held to, in tests",
    "pytest": "tests",
    "pytest-xdist": "tests side by side",
    "ruff": "the linter and formatter",
}


def brought_along(packages: Sequence[str]) -> list[str]:
    """The packages that some need and that are none of them, in the order of their names; extras left out."""
    known = {_plain(name) for name in packages}
    found: set[str] = set()
    waiting = list(packages)
    while waiting:
        for requirement in requires(waiting.pop()) or []:
            name = _NAME.match(requirement)
            if name is None or "extra ==" in requirement or _plain(name[0]) in known | found:
                continue
            try:
                metadata(name[0])
            except PackageNotFoundError:
                continue  # for another system or version of Python
            found.add(_plain(name[0]))
            waiting.append(name[0])
    return sorted(found)


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def page() -> str:
    """The whole page."""
    why = purposes(DECISIONS.read_text(encoding="utf-8")) | TOOLS
    dependencies = declared((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return "\n".join(_lines(dependencies, why)) + "\n"


def _lines(dependencies: Sequence[Dependency], why: dict[str, str]) -> Iterator[str]:
    yield HEAD
    for extra in dict.fromkeys(one.extra for one in dependencies):
        yield {
            "": "## Always installed",
            "build-system": "## To build it",
        }.get(extra, f"## With `lawgraph[{extra}]`")
        yield "\n| package | versions | licence | what for |\n|---|---|---|---|"
        for one in dependencies:
            if one.extra == extra:
                yield f"| {one.name} | `{one.versions}` | {licence(one.name)} | {why[one.name.lower()]} |"
        yield ""
    along = brought_along([one.name for one in dependencies if one.extra in {"", "pdf", "plot", "serve", "spark"}])
    yield "## What these bring along\n\nAs installed where this page was written; other versions and systems may differ.\n"
    yield "| package | licence |\n|---|---|"
    yield from (f"| {name} | {licence(name)} |" for name in along)


def stated(text: str) -> list[Dependency]:
    """The dependencies that a page has, as `declared` gives them."""
    found = []
    extra = ""
    for line in text.splitlines():
        if line.startswith("## "):
            named = re.search(r"\[(\w+)\]", line)
            extra = named[1] if named else "build-system" if "build" in line else ""
        row = re.match(r"\| ([\w.-]+) \| `([^`]*)` \| (?=\S)[^|]+\| (?=\S)[^|]+\|$", line)
        if row:
            found.append(Dependency(extra, row[1], row[2]))
    return found


def main(arguments: Sequence[str]) -> int:
    """Writes or checks the page; the exit code."""
    if arguments == ["--check"]:
        wanted = declared((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
        fits = stated(PAGE.read_text(encoding="utf-8")) == wanted
        if not fits:
            print("docs/licences.md is out of date, run tools/render_licences.py")
        return int(not fits)
    if arguments:
        print(__doc__)
        return 2
    PAGE.write_bytes(page().encode("utf-8"))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
