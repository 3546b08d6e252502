"""The brackets that stand around a citation in the text of a report: 《民法典》, 〈民法典》, 《《民法典》》."""

from __future__ import annotations

from lawgraph.letterforms import mapping
from lawgraph.model import Citation

_OPENING, _CLOSING = "《〈<", "》〉>"
_HALF = "<>"
#: signs that a title sheds inside its brackets: 《民法典、》
_SHED = frozenset(' \t\r\n\u3000、,:;“”"')


class Brackets:
    """The brackets of one text."""

    def __init__(self, text: str) -> None:
        self._text = text

    def of(self, citation: Citation) -> tuple[str, str]:
        """The brackets before and behind a citation, doubled where they stand there twice; "" for none."""
        before, after = citation.start - 1, citation.end
        while before >= 0 and self._sign(before) in _SHED:
            before -= 1
        while after < len(self._text) and self._sign(after) in _SHED:
            after += 1
        return self._run(before, -1, _OPENING), self._run(after, 1, _CLOSING)

    def _run(self, at: int, step: int, brackets: str) -> str:
        """The bracket at an offset, twice where the next one in the direction of `step` is the same; << is one bracket."""
        sign = self._sign(at)
        if not sign or sign not in brackets:
            return ""
        return sign * (1 + (self._sign(at + step) == sign and sign not in _HALF))

    def _sign(self, at: int) -> str:
        """The sign at an offset as the clean text has it, "" outside the text."""
        if not 0 <= at < len(self._text):
            return ""
        code = ord(self._text[at])
        return chr(mapping().get(code, code))

    def are_doubled(self, citation: Citation, opened: str, closed: str) -> bool:
        """Whether brackets are doubled that no other title accounts for: 《《民法典》实施方案》 has one inside another."""
        if len(opened) == len(closed):
            return len(opened) > 1
        sentence = [self._sign(at) for at in range(*citation.sentence)]
        left, right = (sum(map(sentence.count, signs)) for signs in (_OPENING, _CLOSING))
        return left != right


def are_of_one_kind(opened: str, closed: str) -> bool:
    """Whether an opening and a closing bracket, or runs of them, belong together: 《》, not 〈》."""
    return _OPENING.index(opened[0]) == _CLOSING.index(closed[0])
