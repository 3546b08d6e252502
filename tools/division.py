"""One place of the divisions, with its years in both systems of codes."""

from __future__ import annotations

from dataclasses import dataclass, field

#: the civil-affairs table of the end of 2025 stands for the years after the last statistical table
MCA_YEARS = (2024, 2025)
TABLE_YEARS = range(2015, 2024)
ZONES_SINCE = (2016, 2017)


@dataclass(slots=True)
class Division:
    """One place under one path: statistical codes by year, the civil-affairs code, and by year the
    unit of 2025 its row leads to."""

    path: str
    level: str
    codes: dict[int, str] = field(default_factory=dict)
    mca: str = ""
    leads_to: dict[int, str] = field(default_factory=dict)
    doubtful: bool = False
    written: set[str] = field(default_factory=set)
    key: str = ""
    since: int = 0
    until: int = 0
    became: Division | None = None
    follows: bool = False

    @property
    def name(self) -> str:
        return self.path.rpartition("/")[2]

    @property
    def parent_path(self) -> str:
        return self.path.rpartition("/")[0]

    @property
    def first(self) -> int:
        return self.since or (min(self.codes) if self.codes else MCA_YEARS[0])

    @property
    def last(self) -> int:
        if self.until:
            return self.until
        return MCA_YEARS[-1] if self.mca or self.since else max(self.codes)

    @property
    def years(self) -> tuple[int, int]:
        """First and last year as published.

        Zones and farms stand in the statistical tables only, those beside townships from 2016, those beside counties
        from 2017: their absence from the other tables says nothing, so they are taken to have stood.
        """
        first, last = self.first, self.last
        if not self.mca and self.level in ("other", "county") and self.became is None and last == max(TABLE_YEARS):
            last = MCA_YEARS[-1]
        if self.level == "other" and not (self.follows or self.since) and first == ZONES_SINCE[len(self.code) == 6]:
            first = min(TABLE_YEARS)
        return first, last

    @property
    def code(self) -> str:
        return self.codes[max(self.codes)] if self.codes else ""
