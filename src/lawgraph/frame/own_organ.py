"""The organ of a place that reports, where its name stands apart from the place's: 县司法局2023年…, 我局, 2024年,县水利局|坚持…."""

from __future__ import annotations

import re
from functools import cache

from lawgraph.frame.issuer import bureau, default_issuer, is_called, organ_after
from lawgraph.frame.reading import Reading
from lawgraph.frame.short_forms import zone_that_reports
from lawgraph.frame.sources import Source, issued_titles, signature, without_titles
from lawgraph.frame.surroundings import short_name
from lawgraph.model import Place
from lawgraph.text import clean

#: 县|司法局2023年…: a title that names its organ and no place
_LEVEL_WORD = re.compile("[省市县区州旗盟镇乡]?")
#: 县委、县政府|坚持…, 县司法局…: the place reports; 县委办|坚持… is an office
_LEADERS = re.compile("[省市县区州旗盟](?:委|(?:人民)?政府)(?:、[省市县区州旗盟]?(?:人民)?政府)?(?![办宣政组统网])")


def own_organ(reading: Reading, place: Place) -> str:
    """The organ that reports in a place whose name no source has an organ behind: that of the title, else the bureau that speaks,
    else the government.
    """
    return _of_title(reading) or _own_bureau(reading, place)


def _of_title(reading: Reading) -> str:
    """The organ that a title without a place begins with: 县司法局2023年…报告."""
    text = clean(reading.heading).text
    if not text:
        return ""
    organs = reading.organs_in(text)
    level = _LEVEL_WORD.match(text)
    at = level.end() if level else 0
    hit = organs.get(at) or organs.get(0)
    if hit is None:
        return ""
    kind = reading.catalogue.names.organs[hit.surface]
    if kind is None or kind.national or kind.kind != "department":
        return ""
    return organ_after(text, hit.start, organs, reading.catalogue)


def _own_bureau(reading: Reading, place: Place) -> str:
    """The government of a place, or the bureau that a report speaks for which says 我局 or begins with what that did; "" when
    it names none.
    """
    ending = reading.voice.bureau
    if not ending:
        return _bureau_of_subject(reading, place) or default_issuer(place, reading.catalogue)
    titles = reading.named.of(issued_titles(reading.content, reading.catalogue.grammar))
    issued = (one for one in titles if is_called(one.organ, ending))
    here = (one.organ for one in issued if any(p.path == place.path for p in one.chain.places))
    found = next(here, "") or bureau(without_titles(reading.content), ending, reading.catalogue)
    subject = "" if found else _bureau_of_subject(reading, place)  # 2024年,县水利局|坚持…, and from then on 我局
    return subject if is_called(subject, ending) else found


def _bureau_of_subject(reading: Reading, place: Place) -> str:
    """The bureau of a place that a report without 我县 or a title of its own begins with: 2024年,区财政局|认真…."""
    word, catalogue = reading.voice.word, reading.catalogue
    says_we = bool(word) and _said_to_be(word).search(reading.content)
    if says_we or short_name(place, catalogue.gazetteer) in reading.heading:
        return ""
    if signature(reading.document).endswith("人民政府"):
        return ""  # 经开区着力推进…, of the county whose government signs
    subject = reading.subject()
    if reading.named.of(subject):
        return ""  # 秦安县坚持依法行政。县司法局…
    organs = reading.organs_in(subject.text)
    for at in sorted(subject.starts or ()):
        leaders = _LEADERS.match(subject.text, at)
        if leaders is not None and _says(subject, leaders.end()):
            return ""
        hit = organs.get(at + 1) if subject.text[at : at + 1] == place.name[-1] else organs.get(at)
        kind = catalogue.names.organs[hit.surface] if hit is not None else None
        if hit is None or kind is None or kind.kind != "department" or kind.national:
            continue
        if _says(subject, hit.end):
            return organ_after(subject.text, hit.start, organs, catalogue)
    return zone_that_reports(subject.text, sorted(subject.starts or ()), catalogue.grammar)


def _says(subject: Source, at: int) -> bool:
    """Whether what stands at an offset is what who reports says of itself."""
    return subject.before is not None and subject.before.match(subject.text, at) is not None


@cache
def _said_to_be(word: str) -> re.Pattern[str]:
    """The words that tell of whom a report is: 现将我县…报告如下, 我县法治政府建设情况如下."""
    return re.compile(f"[将就把]我{word}|我{word}[^,。;:\n]{{0,24}}如下")
