"""Requests to a server: tried again while it is busy, with a name and password where it asks for them.

Redirections are not followed: a PUT or POST that is sent on as a GET seems to succeed and writes nothing.
"""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from lawgraph.errors import ServerError, UsageError

if TYPE_CHECKING:
    import requests
    from requests.auth import AuthBase

#: seconds before each further try
WAITS = (0.5, 1.0, 2.0, 4.0, 8.0)
#: what a server answers that is busy, or whose proxy cannot reach it at the moment
BUSY = frozenset({429, 502, 503, 504})
_LONGEST_WAIT = 60.0
_CONNECT = 10.0
_SHOWN = 300


@dataclass(frozen=True, slots=True)
class Account:
    """Who asks. The password is never printed, and goes over plain HTTP to another machine only where `insecure` allows it."""

    user: str
    password: str = field(repr=False)
    insecure: bool = False


def account(user: str | None = None, *, insecure: bool = False) -> Account | None:
    """The account in the environment, LAWGRAPH_USER and LAWGRAPH_PASSWORD, or None; `user` replaces the former.

    `insecure`, or LAWGRAPH_INSECURE=1, lets it be sent over plain HTTP, where anybody on the way can read it. Raises
    UsageError for a user without a password.
    """
    name = user or os.environ.get("LAWGRAPH_USER")
    if not name:
        return None
    password = os.environ.get("LAWGRAPH_PASSWORD")
    if password is None:
        raise UsageError(
            f"请在环境变量 LAWGRAPH_PASSWORD 中给出 {name} 的密码 / put the password of {name} into the environment variable "
            "LAWGRAPH_PASSWORD"
        )
    return Account(name, password, insecure or os.environ.get("LAWGRAPH_INSECURE") == "1")


def is_address(place: str) -> bool:
    """Whether this is an address on the web and not a folder."""
    return place.lower().startswith(("http://", "https://"))


class Web:
    """One client of servers; connections are kept open between requests."""

    def __init__(self, who: Account | None, timeout: float) -> None:
        self._who = who
        self._timeout = timeout

    def send(
        self,
        method: str,
        url: str,
        *,
        params: Mapping[str, str] | None = None,
        data: Any = None,
        headers: Mapping[str, str] | None = None,
    ) -> requests.Response:
        """The answer of a server, whatever it says, its whole body read.

        A server that cannot be reached, breaks off or is busy is tried again five times, after half a second and then
        twice as long each time, or after as long as it asks for up to a minute. Raises ServerError when it stays so, or does not answer
        in time; UsageError for what is no address, or one that the account may not be sent to.
        """
        import requests

        here = self._allowed(url)
        session = self._session
        session.trust_env = not here  # no proxy leads to this machine
        for wait in (*WAITS, None):
            asked = 0.0
            try:
                response = session.request(
                    method,
                    url,
                    params=params,
                    data=data,
                    headers=headers,
                    timeout=(_CONNECT, self._timeout),
                    allow_redirects=False,
                )
            except requests.exceptions.SSLError as error:
                raise ServerError(f"证书有误 / certificate refused: {url}: {error}") from error
            except requests.ReadTimeout as error:
                raise ServerError(
                    f"服务器在 {self._timeout:g} 秒内没有答复，可放宽超时 / no answer in {self._timeout:g} s, allow more time: {url}"
                ) from error
            except (requests.ConnectionError, requests.exceptions.ChunkedEncodingError) as error:
                problem = f"无法连接 / cannot be reached: {url}: {error}"
            except requests.RequestException as error:
                raise UsageError(f"地址有误 / not an address that can be asked: {url}: {error}") from error
            else:
                if response.status_code not in BUSY:
                    return response
                problem = f"服务器繁忙 / busy: {said(response)}"
                asked = _asked_to_wait(response)
            if wait is None:
                raise ServerError(f"{problem}（已试 {len(WAITS) + 1} 次 / after {len(WAITS) + 1} tries）")
            time.sleep(min(max(wait, asked), _LONGEST_WAIT))
        raise AssertionError

    def _allowed(self, url: str) -> bool:
        """Whether an address is on this machine. Raises UsageError where asking it would let others read a password."""
        try:
            parts = urlsplit(url)
            here = is_this_machine(parts.hostname or "")
        except ValueError as error:
            raise UsageError(f"地址有误 / not an address that can be asked: {url}: {error}") from error
        if parts.password is not None or parts.username is not None:
            raise UsageError(
                "网址里不要写用户名和密码，请放入环境变量 LAWGRAPH_USER、LAWGRAPH_PASSWORD / put no name and password into the address but into "
                f"the environment variables LAWGRAPH_USER and LAWGRAPH_PASSWORD: {parts.scheme}://…@{parts.hostname}"
            )
        if self._who is not None and not self._who.insecure and parts.scheme.lower() == "http" and not here:
            raise UsageError(
                f"{url} 不加密，途中任何人都能读到密码：请用 https；确要如此，用 --insecure 或环境变量 LAWGRAPH_INSECURE=1 / not encrypted, so that "
                "anybody on the way can read the password: use https, or allow it by --insecure or the environment variable LAWGRAPH_INSECURE=1"
            )
        return here

    @cached_property
    def _session(self) -> requests.Session:
        import requests

        session = requests.Session()
        session.headers["User-Agent"] = "lawgraph"
        # without one of its own, requests would send what ~/.netrc has for the server, unasked
        session.auth = _nobody if self._who is None else _authentication(self._who)
        return session


def is_this_machine(host: str) -> bool:
    """Whether a name or number of a host leads to this machine alone.

    >>> [is_this_machine(host) for host in ("localhost", "127.0.0.2", "::1", "127.0.0.1.example.org")]
    [True, True, True, False]
    """
    try:
        return host.lower() == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def said(response: requests.Response) -> str:
    """What a server answered, on one line: address, code and the beginning of its words."""
    words = " ".join(response.content.decode("utf-8", "replace").split())
    return f"{response.url}: HTTP {response.status_code} {words[:_SHOWN]}".rstrip()


def refused(response: requests.Response) -> ServerError:
    """The error for an answer that is not a success."""
    if response.status_code in {401, 403}:
        return ServerError(
            "服务器拒绝：请在环境变量 LAWGRAPH_USER、LAWGRAPH_PASSWORD 中给出有权限的账号 / refused: put an account with the right "
            f"into the environment variables LAWGRAPH_USER and LAWGRAPH_PASSWORD: {said(response)}"
        )
    if response.is_redirect:
        return ServerError(
            f"服务器要求改用另一地址 / the server says to use another address: {response.headers['Location']} ({response.url})"
        )
    return ServerError(f"服务器拒绝 / the server refuses: {said(response)}")


def _asked_to_wait(response: requests.Response) -> float:
    """Retry-After in seconds; its other form, a date, is rare and left aside."""
    try:
        return float(response.headers.get("Retry-After", ""))
    except ValueError:
        return 0.0


def _nobody(request: requests.PreparedRequest) -> requests.PreparedRequest:
    return request


def _authentication(who: Account) -> AuthBase:
    """Digest or basic, as the server asks; nothing is sent to one that does not ask."""
    from requests.auth import HTTPBasicAuth, HTTPDigestAuth

    class AsAsked(HTTPDigestAuth):
        def handle_401(self, r: requests.Response, **kwargs: Any) -> requests.Response:
            challenge = r.headers.get("www-authenticate", "").lower()
            again = "Basic" in str(r.request.headers.get("Authorization"))
            if r.status_code != 401 or "digest" in challenge or "basic" not in challenge or again:
                return super().handle_401(r, **kwargs)
            r.close()
            request = HTTPBasicAuth(who.user.encode(), who.password.encode())(r.request.copy())
            answer: requests.Response = r.connection.send(request, **kwargs)
            answer.history.append(r)
            answer.request = request
            return answer

    return AsAsked(who.user, who.password)
