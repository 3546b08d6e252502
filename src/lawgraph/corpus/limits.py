"""How much is read of what anyone may hand in, and how little is still a report.

A limit is there because a file that is small on the disk may be endless when unpacked, and because memory is not; whoever
has larger files and the memory for them raises it. Each field says its meaning and unit: options and documents are
made of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import NamedTuple

from lawgraph.errors import UnreadableError, UsageError

_BOUND = "bound"


class Bound(NamedTuple):
    """What a limit means, in both languages; the unit in which people give it ("" for a number of what the meaning
    names), how many of the field's own units that is, and the least that makes sense."""

    zh: str
    en: str
    unit: str = ""
    scale: int = 1
    least: int = 1


def _size(megabytes: int, zh: str, en: str) -> int:
    bound = Bound(zh, en, "MB", 2**20)
    limit: int = field(default=megabytes * bound.scale, metadata={_BOUND: bound})
    return limit


def _number(default: int, zh: str, en: str, least: int = 1) -> int:
    limit: int = field(default=default, metadata={_BOUND: Bound(zh, en, least=least)})
    return limit


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of one reading: sizes in bytes, the rest in numbers of what they count.

    Raises UsageError for a limit below 1 byte, member, page or character.
    """

    #: a saved page with its pictures inside may have ten million bytes
    largest_file: int = _size(
        64, "一份报告（文件、表格的一行）的大小", "the size of one report: a file, a row of a table"
    )
    largest_holder: int = _size(
        1024, "表格或压缩包的大小", "the size of a table or an archive, which hold many reports"
    )
    largest_total: int = _size(
        2048,
        "压缩包（连同其中的压缩包）解压后的总量",
        "all that is unpacked of an archive, with the archives in it",
    )
    #: text reaches 10, the XML of a Word file 40, a bomb 1,000
    largest_ratio: int = _number(
        200,
        "解压后是压缩时的多少倍，超过 1 MB 的才看",
        "how many times its packed size a file has when unpacked; above 1 MB only",
    )
    most_members: int = _number(100_000, "一个压缩包里的文件数", "the files in one archive")
    #: what a folder of packed counties in a packed province needs
    deepest: int = _number(
        3, "压缩包层层相套的层数，0 为不读压缩包", "how deep archives lie within archives; 0 reads none", least=0
    )
    #: a yearbook has fewer
    most_pages: int = _number(2_000, "一个 PDF 的页数", "the pages of one PDF")
    #: less is a menu or a stub
    shortest_report: int = _number(
        20,
        "一份报告最少的汉字数，少于此数的不读",
        "the fewest Chinese characters of a report; what has fewer is none",
    )

    def __post_init__(self) -> None:
        for name, bound in BOUNDS.items():
            if getattr(self, name) < bound.least:
                raise UsageError(
                    f"限值 {name} 不能小于 {bound.least} / the limit {name} may not be below {bound.least}"
                )

    def told(self, name: str) -> str:
        """A limit as messages give it, with the name by which it is raised: 64 MB (largest_file)."""
        return f"{_in_unit(getattr(self, name), name)} ({name})"

    def check(self, name: str, number: int, what: str) -> None:
        """Raises UnreadableError, with what to do, where a number is above the limit of that name; `what` is told of it."""
        if number > getattr(self, name):
            raise UnreadableError(
                f"{what}({_in_unit(number, name)})，上限 {self.told(name)}，请拆分或调高上限 / "
                f"above the limit {name}: split it or raise the limit"
            )


#: limit → its meaning and unit, in the order of the fields
BOUNDS: Mapping[str, Bound] = {each.name: each.metadata[_BOUND] for each in fields(Limits)}
#: the fewest Chinese characters of a report in a folder of reports
SHORTEST_REPORT = Limits().shortest_report
#: what a single file that is asked for by name is read within: it may be short
ANY_LENGTH = Limits(shortest_report=1)


def limits_in_units(given: Mapping[str, int]) -> Limits:
    """The default limits but for those given, each in the unit that people give it in.

    Raises UsageError for one that is too small.

    >>> limits_in_units({"largest_file": 128}).largest_file
    134217728
    """
    return Limits(**{name: value * BOUNDS[name].scale for name, value in given.items()})


def default_in_unit(name: str) -> int:
    """The default of a limit in the unit that people give it in.

    >>> default_in_unit("largest_file")
    64
    """
    default: int = getattr(Limits(), name)
    return default // BOUNDS[name].scale


def _in_unit(number: int, name: str) -> str:
    bound = BOUNDS[name]
    return f"{number / bound.scale:.4g} {bound.unit}" if bound.unit else str(number)
