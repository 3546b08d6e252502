"""How far a build has come, as a terminal shows it, as a file keeps it, and as nobody hears it."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest

from lawgraph.cli import talking
from lawgraph.cli.progress import pace, progress


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


class Clock:
    """Seconds that pass when they are told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(autouse=True)
def _talking() -> Iterator[None]:
    talking.start()
    yield
    talking.stop()


def run(clock: Clock, seconds: float, reports: int, stream: io.StringIO) -> None:
    """A build of so many reports, each of which takes so long."""
    with progress(stream=stream, clock=clock) as tell:
        for done in range(1, reports + 1):
            clock.now += seconds
            tell(done, reports)


def test_elsewhere_a_line_is_said_every_half_minute(clock: Clock, capsys: pytest.CaptureFixture[str]) -> None:
    run(clock, 0.5, 180, io.StringIO())
    lines = capsys.readouterr().err.splitlines()
    assert [line.partition("，")[0] for line in lines] == ["已处理 60/180", "已处理 120/180", "已处理 180/180"]
    assert lines[0] == "已处理 60/180，每秒 2.0 份，约剩 0:01:00 / done 60/180, 2.0 a second, about 0:01:00 left"


def test_the_last_state_is_said_where_anything_was(clock: Clock, capsys: pytest.CaptureFixture[str]) -> None:
    run(clock, 1, 40, io.StringIO())
    assert [line.partition("，")[0] for line in capsys.readouterr().err.splitlines()] == [
        "已处理 30/40",
        "已处理 40/40",
    ]


def test_what_is_done_in_less_than_half_a_minute_says_nothing(clock: Clock, capsys: pytest.CaptureFixture[str]) -> None:
    run(clock, 0.5, 50, io.StringIO())
    assert capsys.readouterr().err == ""


def test_a_terminal_gets_a_bar_with_rate_and_time(clock: Clock) -> None:
    terminal = Terminal()
    run(clock, 0.5, 90, terminal)
    assert "90/90" in terminal.getvalue()
    assert "2.0/s，剩 0:00:00 left" in terminal.getvalue()


def test_a_terminal_gets_no_lines(clock: Clock, capsys: pytest.CaptureFixture[str]) -> None:
    run(clock, 0.5, 180, Terminal())
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("stream", [Terminal(), io.StringIO()], ids=["terminal", "elsewhere"])
def test_nobody_hears_it_when_quiet(clock: Clock, stream: io.StringIO, capsys: pytest.CaptureFixture[str]) -> None:
    talking.start(quiet=True)
    run(clock, 1, 100, stream)
    assert (stream.getvalue(), capsys.readouterr().err) == ("", "")


def test_an_error_in_the_build_goes_on(clock: Clock) -> None:
    with pytest.raises(ZeroDivisionError), progress(stream=io.StringIO(), clock=clock):
        raise ZeroDivisionError


@pytest.mark.parametrize(
    ("done", "total", "seconds", "left"), [(10, 30, 10, "0:00:20"), (1, 3601, 1, "1:00:00"), (5, 5, 2, "0:00:00")]
)
def test_what_is_left_follows_from_the_pace_so_far(done: int, total: int, seconds: float, left: str) -> None:
    assert pace(done, total, seconds) == (done / seconds, left)


def test_nothing_is_guessed_before_the_first_report() -> None:
    assert pace(0, 100, 5) is None
