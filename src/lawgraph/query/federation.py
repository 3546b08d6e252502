"""Federated queries, which ask another server, are refused: lawgraph does not use the network."""

from __future__ import annotations

import re

from lawgraph.errors import UsageError

#: what in a query is no keyword: texts, addresses, comments, variables, the local parts of prefixed names
_NO_KEYWORD = re.compile(
    r"""
    "{3}(?:[^"\\]|\\.|"(?!""))*"{3}  |  '{3}(?:[^'\\]|\\.|'(?!''))*'{3}
    |  "(?:[^"\\\n\r]|\\.)*"  |  '(?:[^'\\\n\r]|\\.)*'
    |  <[^<>"{}|^`\\\x00-\x20]*>
    |  \#[^\n\r]*
    |  [?$]\w+  |  :[\w:.%-]*
    """,
    re.DOTALL | re.VERBOSE,
)


def refuse_service(query: str) -> None:
    """Raises UsageError for a query that asks another server (`SERVICE <…> { … }`).

    The parser takes the keyword without blanks around it too, so what holds it anywhere outside of texts and names is refused.
    """
    if "SERVICE" in _NO_KEYWORD.sub(" ", query).upper():
        raise UsageError(
            "查询不得使用 SERVICE：lawgraph 不访问网络 / no SERVICE in a query: lawgraph does not use the network"
        )
