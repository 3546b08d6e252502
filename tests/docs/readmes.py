"""The READMEs taken apart: headings, fenced blocks, links."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
ENGLISH, CHINESE = ROOT / "README.md", ROOT / "README.zh-CN.md"

_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_COMMENT = re.compile(r" *  # .*$", re.MULTILINE)
_LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)\s]*)?\)")


@dataclass(frozen=True)
class Block:
    """A fenced block of a language; `code` is without the comments at the ends of lines, which are translated."""

    language: str
    text: str

    @property
    def code(self) -> str:
        return _COMMENT.sub("", self.text)


def blocks(page: Path) -> list[Block]:
    return [Block(*match) for match in _BLOCK.findall(page.read_text(encoding="utf-8"))]


def block(page: Path, language: str) -> Block:
    """The only block of a language."""
    (found,) = (each for each in blocks(page) if each.language == language)
    return found


def shell_lines(page: Path, language: str = "sh") -> list[str]:
    return [line for each in blocks(page) if each.language == language for line in each.text.splitlines()]


def outline(page: Path) -> list[str]:
    """What a page consists of, in order: depth of headings, languages of blocks, widths of tables, list items, links."""
    parts = []
    for line in _BLOCK.sub(lambda match: f"```{match[1]}", page.read_text(encoding="utf-8")).splitlines():
        if line.startswith("#"):
            parts.append(line.partition(" ")[0])
        elif line.startswith("```"):
            parts.append(line)
        elif line.startswith("|"):
            parts.append(f"table of {line.count('|') - 1}")
        elif line.startswith("- "):
            parts.append("item")
    return parts


def links(page: Path) -> list[str]:
    """The targets of links and pictures, without fragments."""
    return _LINK.findall(page.read_text(encoding="utf-8"))
