"""HTML → text: the report out of a saved government page, and what the page says about itself.

Pages of the genre differ in every class name and agree in two things: the meta tags that the State Council's
standard for government sites asks for (国办发〔2017〕47号: SiteName, ColumnName, ArticleTitle, PubDate,
ContentSource), and that prose has commas and full stops where menus and lists of links have none. So the report is
the innermost block that holds nearly all punctuation outside links; no list of class names to keep up.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from lawgraph.corpus.furniture import is_furniture, iso_date, told_by
from lawgraph.errors import UnreadableError
from lawgraph.letterforms import normalise

_UNSEEN = frozenset(
    (
        *("script", "style", "noscript", "template", "iframe", "object", "svg", "select", "textarea"),
        *("button", "head", "title", "audio", "video", "canvas", "map"),
    )
)
_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt"),
        *("fieldset", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr"),
        *("html", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tbody", "tfoot", "thead"),
        *("tr", "ul", "caption", "br"),
    )
)
_CELLS = frozenset(("td", "th"))
_HOLDERS = (_BLOCKS | _CELLS | {"span", "font", "ucapcontent", "ucapcontent1"}) - {"p", "br", "hr"}
#: a tag, its name and its attributes; without the elements that another tag closes, or that have no end, by the hundred on many pages
_TAG = re.compile(r"""<(/?)([a-zA-Z][\w:-]*)((?:[^<>"']++|"[^"]*"|'[^']*')*)""")
_CLOSED_BY_OTHERS = frozenset(
    (
        *(
            "p",
            "li",
            "dt",
            "dd",
            "tr",
            "td",
            "th",
            "thead",
            "tbody",
            "tfoot",
            "option",
            "optgroup",
            "colgroup",
            "rp",
            "rt",
        ),
        *(
            "br",
            "hr",
            "img",
            "input",
            "meta",
            "link",
            "area",
            "base",
            "col",
            "embed",
            "param",
            "source",
            "track",
            "wbr",
        ),
    )
)
_LONGEST_TITLE = 500  # code points: what is longer in <title> is none
_LONG_TAG = 10_000  # code points: a picture inside has more, but few attributes
_MOST_WORK = 4_000_000_000  # steps of the parser: some twenty seconds, and a page with 20,000 tags left open is within
_PROSE = re.compile("[，。；、,;]")
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
#: a line end of the source between two Chinese characters; no blank was meant there
_SOURCE_BREAK = re.compile("(?<=[\u2e80-\uffef])[ \t\r]*\n[ \t\r\n]*(?=[\u2e80-\uffef])")
_WHITE = re.compile(r"[ \t\r\n\f]+")
_BLANK = " \u00a0\u2002\u2003\u3000"
_SHARE = 0.92  # of a block's prose: what its innermost block must keep
_SHORT_CELL = 60  # code points: a cell of a table of facts, written on one line
_SITE_NAME = re.compile(r"[-_|—–·]{1,2}[^-_|—–]*(?:政府|网|门户|平台|局|厅|委)[^-_|—–]*$")

#: metadata key → meta tags that give it, the best first (lower case)
_META = {
    "title": ("articletitle", "og:title", "dc.title"),
    "published": ("pubdate", "publishdate", "article:published_time", "firstpublishedtime", "date"),
    "issuer": ("contentsource", "source", "author"),
    "url": ("url", "og:url"),
}


def page_text(html: str) -> tuple[str, dict[str, str]]:
    """The text of the report in a page, a paragraph a line, and the page's metadata (keys as in `Document`).

    The title stands first even where the page keeps it outside the body of the report. Raises UnreadableError for a page
    nested so deeply that reading it would not end.
    """
    _refuse_endless(html)
    tree = LexborHTMLParser(html)
    body = tree.body or tree.root
    if body is None:
        return "", {}
    measures = _measured(body)
    before, lines = _rendered(body, _innermost(body, measures), measures)
    told = told_by(before)
    metadata = told | _meta(tree)
    if "issuer" in told:  # the table of facts names the organ; the meta tag often only the site
        metadata["issuer"] = told["issuer"]
    title = metadata.get("title") or _heading(tree)
    if title:
        metadata["title"] = title
        if not _opens_with(lines, title):
            lines.insert(0, title)
    return "\n".join(lines), metadata


def _refuse_endless(html: str) -> None:
    """Raises UnreadableError for a page that the parser would take minutes or days for.

    At every tag it looks through the elements that are open, and at every attribute through those of its tag: 200,000
    `<div>` that nobody closes, 1 MB, take two minutes. No page that a browser shows comes near.
    """
    opened: Counter[str] = Counter()
    depth = deepest = tags = work = 0
    for slash, written, attributes in _TAG.findall(html):
        tags += 1
        name = written.lower()
        if len(attributes) > _LONG_TAG:
            work += len(_WHITE.findall(attributes)) ** 2
        if name in _CLOSED_BY_OTHERS:
            continue
        if not slash:
            opened[name] += 1
            depth += 1
            deepest = max(deepest, depth)
        elif opened[name]:
            opened[name] -= 1
            depth -= 1
    if work + tags * deepest > _MOST_WORK:
        raise UnreadableError(
            "网页的标签层层相套，过深，不予读取；请另存为 .txt / its tags are nested too deeply; save it as .txt"
        )


class _Event(Enum):
    OPEN = "open"
    TEXT = "text"
    CLOSE = "close"


def _walk(root: LexborNode) -> Iterator[tuple[_Event, LexborNode]]:
    """The tree in reading order, without what is not shown; no recursion, for unclosed tags nest by the thousand."""
    yield _Event.OPEN, root
    parents = [root]
    node = root.child
    while parents:
        if node is None:
            closed = parents.pop()
            yield _Event.CLOSE, closed
            node = closed.next if parents else None
        elif node.is_text_node:
            yield _Event.TEXT, node
            node = node.next
        elif not node.is_element_node or node.tag in _UNSEEN or _is_hidden(node):
            node = node.next
        else:
            yield _Event.OPEN, node
            parents.append(node)
            node = node.child


def _is_hidden(node: LexborNode) -> bool:
    style = node.attributes.get("style")
    return bool(style and _HIDDEN.search(style))


def _prose(text: str) -> int:
    marks = len(_PROSE.findall(text))
    return 0 if marks and "。" not in text and is_furniture(text.strip()) else marks


class _Measures(NamedTuple):
    """Of each element of a page, by its `mem_id`: the punctuation of its prose, the length of its text, the holders in it."""

    prose: dict[int, int]
    length: dict[int, int]
    holders: dict[int, list[LexborNode]]


def _measured(body: LexborNode) -> _Measures:
    """One pass over what is shown; asking each element for its text would read what is nested deeply again and again."""
    found = _Measures({}, {}, {})
    path: list[tuple[LexborNode, int, int]] = []
    links = prose = length = 0
    for event, node in _walk(body):
        if event is _Event.TEXT:
            text = node.text_content or ""
            prose += 0 if links else _prose(text)
            length += len(text)
            continue
        links += (node.tag == "a") * (1 if event is _Event.OPEN else -1)
        if event is _Event.OPEN:
            if path and node.tag in _HOLDERS:
                found.holders.setdefault(path[-1][0].mem_id, []).append(node)
            path.append((node, prose, length))
        else:
            _, prose_before, length_before = path.pop()
            found.prose[node.mem_id] = prose - prose_before
            found.length[node.mem_id] = length - length_before
    return found


def _innermost(body: LexborNode, measures: _Measures) -> LexborNode:
    """The innermost block that keeps nearly all the punctuation of the page's prose."""
    node = body
    while measures.prose[node.mem_id]:
        enough = measures.prose[node.mem_id] * _SHARE
        holders = measures.holders.get(node.mem_id, ())
        inner = next((one for one in holders if measures.prose[one.mem_id] >= enough), None)
        if inner is None:
            break
        node = inner
    return node


def _rendered(body: LexborNode, main: LexborNode, measures: _Measures) -> tuple[list[str], list[str]]:
    """The lines before the main block, and those in it; a short cell of a table stays on the line of its row."""
    before: list[str] = []
    inside: list[str] = []
    out = before
    buffer: list[str] = []
    cells = 0

    def flush() -> None:
        line = _WHITE.sub(" ", _SOURCE_BREAK.sub("", "".join(buffer))).strip(_BLANK)
        buffer.clear()
        if line:
            out.append(line)

    for event, node in _walk(body):
        if event is _Event.TEXT:
            buffer.append(node.text_content or "")
            continue
        opens = event is _Event.OPEN
        is_main = node.mem_id == main.mem_id
        if node.tag in _CELLS:
            if opens:
                buffer.append("  ")
            if cells or measures.length[node.mem_id] <= _SHORT_CELL:
                cells += 1 if opens else -1
        if (node.tag in _BLOCKS and not cells) or is_main:
            flush()
        elif node.tag in _BLOCKS or (not opens and out is before):
            # <td>县司法局<br>县公安局</td>, <span>发布时间：…</span><span>来源：…</span> stand apart on the screen
            buffer.append(" ")
        if is_main:
            if not opens:
                break
            out = inside
    flush()
    return before, inside


def _meta(tree: LexborHTMLParser) -> dict[str, str]:
    given: dict[str, str] = {}
    for tag in tree.css("meta"):
        name = (tag.attributes.get("name") or tag.attributes.get("property") or "").lower()
        content = (tag.attributes.get("content") or "").strip()
        if name and content:
            given.setdefault(name, _WHITE.sub(" ", content))
    found: dict[str, str] = {}
    for key, names in _META.items():
        for name in names:
            value = given.get(name, "")
            if key == "published":
                value = iso_date(value)
            if value and (key != "url" or value.startswith("http")):
                found.setdefault(key, value)
    canonical = tree.css_first('link[rel="canonical"]')
    address = (canonical.attributes.get("href") or "") if canonical else ""
    if address.startswith("http"):
        found.setdefault("url", address)
    return found


def _heading(tree: LexborHTMLParser) -> str:
    """The title where no meta tag gives it: the first heading of the page, or its <title> without the site's name."""
    for tag in tree.css("h1, h2"):
        heading = _WHITE.sub(" ", tag.text()).strip()
        if len(heading) >= 8:
            return heading
    title = tree.css_first("title")
    return _SITE_NAME.sub("", _WHITE.sub(" ", title.text()).strip()[:_LONGEST_TITLE]).rstrip() if title else ""


def _opens_with(lines: list[str], title: str) -> bool:
    """Whether the first lines hold the title, perhaps broken into several."""
    return normalise(title) in normalise("".join(lines[:8]))
