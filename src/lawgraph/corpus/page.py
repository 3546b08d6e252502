"""HTML → text: the report out of a saved government page, and what the page says about itself.

Pages of the genre differ in every class name and agree in two things: the meta tags that the State Council's
standard for government sites asks for (国办发〔2017〕47号: SiteName, ColumnName, ArticleTitle, PubDate,
ContentSource), and that prose has commas and full stops where menus and lists of links have none. So the report is
the innermost block that holds nearly all punctuation outside links; no list of class names to keep up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from lawgraph.corpus.furniture import iso_date, told_by
from lawgraph.letterforms import normalise

_UNSEEN = frozenset(
    (
        "script",
        "style",
        "noscript",
        "template",
        "iframe",
        "object",
        "svg",
        "select",
        "textarea",
        "button",
        "head",
        "title",
        "audio",
        "video",
        "canvas",
        "map",
    )
)
_BLOCKS = frozenset(
    (
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "tr",
        "ul",
        "caption",
        "br",
    )
)
_CELLS = frozenset(("td", "th"))
_HOLDERS = (_BLOCKS | _CELLS | {"span", "font", "ucapcontent", "ucapcontent1"}) - {"p", "br", "hr"}
_PROSE = re.compile("[，。；、,;]")
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_WHITE = re.compile(r"[ \t\r\n\f]+")
_SHARE = 0.9  # of a block's prose: what its innermost block must keep
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

    The title stands first even where the page keeps it outside the body of the report.
    """
    tree = LexborHTMLParser(html)
    body = tree.body or tree.root
    if body is None:
        return "", {}
    weights: dict[int, int] = {}
    _weigh(body, weights)
    main = _innermost(body, weights)
    before, lines = _rendered(body, main.mem_id)
    metadata = told_by(before) | _meta(tree)
    told = told_by(before)
    if "issuer" in told:  # the table of facts names the organ; the meta tag often only the site
        metadata["issuer"] = told["issuer"]
    title = metadata.get("title") or _heading(tree)
    if title:
        metadata["title"] = title
        if not _opens_with(lines, title):
            lines.insert(0, title)
    return "\n".join(lines), metadata


def _children(node: LexborNode) -> Iterator[LexborNode]:
    child = node.child
    while child is not None:
        yield child
        child = child.next


def _is_hidden(node: LexborNode) -> bool:
    style = node.attributes.get("style")
    return bool(style and _HIDDEN.search(style))


def _weigh(node: LexborNode, weights: dict[int, int]) -> int:
    """Punctuation of prose below a node, links left out; that of every element goes into `weights`."""
    weight = 0
    for child in _children(node):
        if child.is_text_node:
            weight += len(_PROSE.findall(child.text_content or ""))
        elif child.is_element_node and child.tag not in _UNSEEN and child.tag != "a" and not _is_hidden(child):
            weight += _weigh(child, weights)
    weights[node.mem_id] = weight
    return weight


def _innermost(body: LexborNode, weights: dict[int, int]) -> LexborNode:
    node = body
    while True:
        enough = weights.get(node.mem_id, 0) * _SHARE
        inner = None
        if enough:
            for child in _children(node):
                if child.tag in _HOLDERS and weights.get(child.mem_id, 0) >= enough:
                    inner = child
        if inner is None:
            return node
        node = inner


def _rendered(body: LexborNode, main: int) -> tuple[list[str], list[str]]:
    """The lines before the main block, and those in it."""
    before: list[str] = []
    inside: list[str] = []
    buffer: list[str] = []

    def flush(out: list[str]) -> None:
        line = _WHITE.sub(" ", "".join(buffer)).strip(" \u00a0\u3000\u2002\u2003")
        buffer.clear()
        if line:
            out.append(line)

    def write(node: LexborNode, out: list[str], inline: bool) -> bool:
        """Writes a node; True when the main block has been written and the rest does not matter."""
        if node.mem_id == main:
            flush(out)
            out = inside
        for child in _children(node):
            if child.is_text_node:
                buffer.append(child.text_content or "")
                continue
            tag = child.tag or ""
            if not child.is_element_node or tag in _UNSEEN or _is_hidden(child):
                continue
            if tag in _CELLS:
                buffer.append(" ")
                done = write(child, out, inline or len(child.text()) <= _SHORT_CELL)
            else:
                block = tag in _BLOCKS and not inline
                if block:
                    flush(out)
                done = write(child, out, inline)
                if block and not done:
                    flush(out)
            if done:
                return True
        if node.mem_id == main:
            flush(inside)
            return True
        return False

    write(body, before, False)
    flush(before)
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
    return _SITE_NAME.sub("", _WHITE.sub(" ", title.text()).strip()) if title else ""


def _opens_with(lines: list[str], title: str) -> bool:
    """Whether the first lines hold the title, perhaps broken into several."""
    return normalise(title) in normalise("".join(lines[:8]))
