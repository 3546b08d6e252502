"""The verdict of time: whether a document was in force in the year that a report tells of.

The moment is the end of that year, whenever the report came out, so that all reports on one year are judged alike: 民法典
was not yet in force in 2020, though reports on 2020 were published when it was. The day of publication counts for what
follows the report (an amendment before it was known to the author), and where the year is not known.
"""

from __future__ import annotations

import re

from lawgraph.catalogue.entries import Instrument
from lawgraph.model import Force

#: the years of a plan: (2021-2025年)
_PERIOD = re.compile(r"\((\d{4})-(\d{4})年?\)$")
#: the year in a document number: 国发〔2021〕36号
_NUMBERED = re.compile(r"〔(\d{4})〕")
#: documents that are in force when they are issued, unless they say otherwise
_AT_ONCE = frozenset({"policy"})
#: laws have waited for more than a year: 环境保护税法, adopted in 2016, in force from 2018
_LONGEST_WAIT = 2


def verdict(
    instrument: Instrument | None, year: int | None, published: str = "", repealer: Instrument | None = None
) -> Force:
    """How a document stood at the end of `year` (the year under report; the year of `published` where it is None).

    `published` is an ISO date or "", `repealer` the document named by `repealed_by`, where the catalogue holds it. What
    the known dates do not settle is `Force.UNKNOWN`:

    - no longer in force from `until` on; where only `repealed_by` is known, once the repealing document and all its
      amendments are in force (the repeal may stand in any of them), and not before it is;
    - in force from `effective` on; without it a policy document from `adopted` on, or from the year in its number, any
      other from the second year after `adopted`, and none before; a plan in the years of its title;
    - amended since, when in force and an amendment was adopted after the report.
    """
    if instrument is None or (year is None and not published):
        return Force.UNKNOWN
    end = f"{year}-12-31" if year is not None else published
    if instrument.until and instrument.until <= end:
        return Force.REPEALED
    if not instrument.until and instrument.repealed_by:
        repealed = _repealed(repealer, end)
        if repealed is not Force.IN_FORCE:
            return repealed
    force = _begun(instrument, end)
    if force is Force.IN_FORCE and max(instrument.amended, default="") > max(end, published):
        return Force.AMENDED_SINCE
    return force


def _begun(instrument: Instrument, end: str) -> Force:
    """Whether a document that has not been repealed had come into force."""
    period = _PERIOD.search(instrument.title) if instrument.title.endswith(")") else None
    if period is not None:
        first, last = period.groups()
        if end[:4] > last:
            return Force.EXPIRED
        begun = instrument.effective or instrument.adopted or f"{first}-01-01"
        return Force.IN_FORCE if begun <= end else Force.NOT_YET
    if instrument.effective:
        return Force.IN_FORCE if instrument.effective <= end else Force.NOT_YET
    if not instrument.adopted:
        issued = _NUMBERED.search(instrument.number) if instrument.kind in _AT_ONCE else None
        if issued is None:
            return Force.UNKNOWN
        return Force.IN_FORCE if issued[1] <= end[:4] else Force.NOT_YET
    if instrument.adopted > end:
        return Force.NOT_YET
    if instrument.kind in _AT_ONCE or int(instrument.adopted[:4]) + _LONGEST_WAIT <= int(end[:4]):
        return Force.IN_FORCE
    return Force.UNKNOWN


def _repealed(repealer: Instrument | None, end: str) -> Force:
    """Whether a document whose repeal has no known day was repealed by then: IN_FORCE means surely not."""
    if repealer is None:
        return Force.UNKNOWN
    known = [day for day in (repealer.adopted, repealer.effective, *repealer.amended) if day]
    if known and max(known) <= end and repealer.effective:
        return Force.REPEALED
    return Force.IN_FORCE if known and min(known) > end else Force.UNKNOWN
