"""Whether lawgraph, Python and the libraries are there, in versions that fit together.

What is needed stands in the metadata of the installed package, so a version is written down in pyproject.toml only.
"""

from __future__ import annotations

import importlib
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib import metadata

from lawgraph.doctor.findings import Finding, State

#: what the extras are for; those of developers are left out
EXTRAS = {
    "pdf": ("读取 PDF 文件", "reading PDF files"),
    "plot": ("画图 Rows.plot()", "pictures, Rows.plot()"),
    "serve": ("lawgraph serve", "lawgraph serve"),
    "spark": ("在 Spark 上生成 build --engine spark", "builds on Spark, build --engine spark"),
}
_REQUIREMENT = re.compile(r"(?P<name>[\w.-]+)\s*(?:\[[^]]*\])?\s*(?P<bounds>[^;]*)(?:;(?P<marker>.*))?")
_EXTRA = re.compile(r"""extra\s*==\s*["']([\w-]+)["']""")
_BOUND = re.compile(r"(==|>=|<=|!=|<|>)\s*([\d.]+)")
_HOLDS: dict[str, Callable[[tuple[int, ...], tuple[int, ...]], bool]] = {
    "==": lambda version, bound: version == bound,
    "!=": lambda version, bound: version != bound,
    ">=": lambda version, bound: version >= bound,
    "<=": lambda version, bound: version <= bound,
    ">": lambda version, bound: version > bound,
    "<": lambda version, bound: version < bound,
}


@dataclass(frozen=True, slots=True)
class Requirement:
    """A package that is needed: `bounds` as they are declared, `extra` empty for one that is always needed."""

    name: str
    bounds: str
    extra: str = ""

    @property
    def pip(self) -> str:
        """The command that gets it."""
        return f'python -m pip install "{self.name}{self.bounds}"'


def requirement(declared: str) -> Requirement:
    """A requirement as metadata declare it.

    >>> requirement("pypdfium2<6,>=4.30; extra == 'pdf'")
    Requirement(name='pypdfium2', bounds='<6,>=4.30', extra='pdf')
    """
    found = _REQUIREMENT.match(declared)
    assert found is not None  # the form is given by the standard of metadata
    extra = _EXTRA.search(found["marker"] or "")
    return Requirement(found["name"], found["bounds"].strip(" ()"), extra[1] if extra else "")


def fits(version: str, bounds: str) -> bool:
    """Whether a version lies within bounds, as far as their numbers tell: what stands behind them (rc1, .post1) is not read.

    >>> fits("2.5.1", "<3,>=1.26"), fits("3.0", "<3,>=1.26"), fits("1.26", ">=1.26.0")
    (True, False, True)
    """
    numbers = _numbers(version)
    return all(_HOLDS[sign](numbers, _numbers(bound)) for sign, bound in _BOUND.findall(bounds))


def _numbers(version: str) -> tuple[int, ...]:
    found = re.match(r"[\d.]*", version)
    parts = [int(part) for part in (found[0] if found else "").split(".") if part]
    while parts and parts[-1] == 0:
        parts.pop()
    return tuple(parts)


def declared() -> tuple[str, str, Sequence[Requirement]] | None:
    """Version, wanted Python and requirements of the installed lawgraph; None where its sources are only on the path."""
    try:
        told = metadata.metadata("lawgraph")
    except metadata.PackageNotFoundError:
        return None
    return told["Version"], told["Requires-Python"] or "", tuple(map(requirement, metadata.requires("lawgraph") or ()))


def installed_version(name: str) -> str | None:
    """The version of an installed package, None where it is not installed."""
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def why_not_loaded(name: str) -> str:
    """Empty when a package can be loaded, else why not: a file of another system, a library that it lacks."""
    try:
        importlib.import_module(name)
    except Exception as error:  # whatever happens there is what is asked for
        return f"{type(error).__name__}: {error}"
    return ""


def package(running: str, installed: str | None) -> Finding:
    """The version that runs against the one that is installed."""
    if installed is None:
        return Finding(
            "lawgraph",
            State.WARNING,
            f"lawgraph {running}，未安装，只有源代码，无法核对各库的版本",
            f"lawgraph {running}, not installed: only its sources are there, so versions of libraries cannot be compared",
            "请安装：python -m pip install .",
            "install it: python -m pip install .",
        )
    if installed != running:
        return Finding(
            "lawgraph",
            State.WARNING,
            f"运行的是 lawgraph {running}，安装的是 {installed}",
            f"lawgraph {running} is running, {installed} is installed",
            "请重新安装，并检查 PYTHONPATH",
            "install it again, and look at PYTHONPATH",
        )
    return Finding("lawgraph", State.OK, f"lawgraph {running}", f"lawgraph {running}")


def python(version: str, wanted: str) -> Finding:
    """The running Python against the versions that lawgraph is made for."""
    if fits(version, wanted):
        told = f"Python {version} ({sys.executable})"
        return Finding("python", State.OK, told, told)
    return Finding(
        "python",
        State.BROKEN,
        f"Python {version} 不合适，需要 {wanted}",
        f"Python {version} does not do, {wanted} is needed",
        "请用合适的版本新建虚拟环境",
        "make an environment with such a version",
    )


def libraries(
    needed: Iterable[Requirement],
    version_of: Callable[[str], str | None] = installed_version,
    fault_of: Callable[[str], str] = why_not_loaded,
) -> Iterator[Finding]:
    """A finding a library that is missing, of another version or cannot be loaded, and one for all others."""
    good = []
    for each in needed:
        version = version_of(each.name)
        if version is None:
            zh, en = f"缺少 {each.name}", f"{each.name} is missing"
        elif not fits(version, each.bounds):
            zh, en = (
                f"{each.name} {version} 不合适，需要 {each.bounds}",
                f"{each.name} {version}: {each.bounds} is needed",
            )
        elif fault := fault_of(each.name.lower()):
            zh, en = f"{each.name} {version} 无法加载：{fault}", f"{each.name} {version} cannot be loaded: {fault}"
        else:
            good.append(f"{each.name} {version}")
            continue
        yield Finding("library", State.BROKEN, zh, en, f"请运行 {each.pip}", f"run {each.pip}")
    if good:
        yield Finding(
            "libraries",
            State.OK,
            f"{len(good)} 个库齐备",
            f"{len(good)} libraries are there: {', '.join(good)}",
        )


def extras(
    needed: Iterable[Requirement], version_of: Callable[[str], str | None] = installed_version
) -> Iterator[Finding]:
    """A finding a library that only some need: there, missing, or of another version."""
    for each in needed:
        if each.extra not in EXTRAS:
            continue
        for_zh, for_en = EXTRAS[each.extra]
        version = version_of(each.name)
        if version is not None and fits(version, each.bounds):
            yield Finding("extra", State.OK, f"{for_zh}：{each.name} {version}", f"{for_en}: {each.name} {version}")
            continue
        was = f"{version}，需要 / is needed: {each.bounds}" if version else ""
        yield Finding(
            "extra",
            State.WARNING if version else State.NOTE,
            f"{for_zh}：{each.name} {was or '未安装'}",
            f"{for_en}: {each.name} {was or 'is not installed'}",
            f"需要时请运行 {each.pip}",
            f"where you need it, run {each.pip}",
        )
