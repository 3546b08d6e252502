"""The line of a title as pages write it: bars of a table, bullets, brackets, the name of the site behind it."""

from __future__ import annotations

import re

_LINK = re.compile(r"\[([^\[\]]+)\]\([^()\s]*\)")
_BEFORE = re.compile(r"^[\s|•·●▪■◆★▲►»*#>—–-]+")
_AFTER = "|*#" + "".join(sign for sign in map(chr, range(0x3001)) if sign.isspace())
#: 【法治政府建设年度报告】上坪镇…; a number in such brackets (【上府〔2024〕5号】) stays
_LABEL = re.compile(r"^【[^【】号]{2,20}】\s*(?=\S)")
#: 《…报告》 alone on its line, or as the subject of a first sentence: 《…报告》是2019年…发布的通知。
_WHOLLY_QUOTED = re.compile(r"^[《【〈]([^《》【】]{8,80}(?:报告|总结|汇报|公示))[》】〉](?=$|[是为由于已,，])")
_SITE = re.compile(
    r"(?<=[报告总结汇公示情况])\s*[-_|—–]{1,2}\s*[^-_|—–《》]{2,40}(?:网站?|门户|平台|频道|人民政府|公开)[^-_|—–]{0,8}$"
)
#: 公开方式: | 主动公开 |, - 效力状态:有效; a heading (一、主要做法:…) and an addressee (县委:) are none
_FIELD = re.compile(r"[\s|•·●▪*-]*[\u4e00-\u9fff\s]{2,10}[|\s]*[:：][\s|]*[^\s|:：，。；,;][^，。；,;]{0,40}$")
#: what a site's name is set off by
_BAR = re.compile("[-_|—–]")
_OPENING = frozenset("《【〈")
#: no sign that is taken off a line comes after it
_FIRST_HAN = "一"
_CELLS = re.compile(r"\|\s*[^|\s][^|]*\|")
_CLOCK = re.compile(r"20\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s*(?:星期|\d{1,2}:\d\d)")
_NOUN_AT_END = re.compile(r"(?:报告|总结|汇报|公示|情况)[\s|*]*$")


def bare_title(line: str) -> str:
    """A line without what a page or an editor sets around a title.

    >>> bare_title("| **上坪镇2024年法治政府建设年度报告** |")
    '上坪镇2024年法治政府建设年度报告'
    """
    bare = _LINK.sub(r"\1", line) if "](" in line else line
    if bare[:1] < _FIRST_HAN:
        bare = _BEFORE.sub("", bare)
    if bare[-1:] < _FIRST_HAN:
        bare = bare.rstrip(_AFTER)
    if bare[:1] in _OPENING:
        quoted = _WHOLLY_QUOTED.match(bare)
        if quoted:
            return quoted[1]
        bare = _LABEL.sub("", bare)
    return _SITE.sub("", bare) if _BAR.search(bare) else bare


def is_row(line: str) -> bool:
    """Whether a line is a row of a table of facts or a masthead with the time of day, and so no part of a title."""
    if _CLOCK.search(line):
        return True
    if "|" in line and _CELLS.search(line) and "|" in line.strip().strip("|"):
        return True
    return (":" in line or "：" in line) and bool(_FIELD.match(line)) and not _NOUN_AT_END.search(line)
