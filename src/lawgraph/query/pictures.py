"""Answers as pictures, with matplotlib: bars, a heat map, curves over years. It is an extra, `pip install lawgraph[plot]`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, Any

from lawgraph.errors import UsageError

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from lawgraph.query.rows import Rows

#: fonts with Chinese characters on Linux, macOS and Windows, the first that is there
_FONTS = (
    "Noto Sans CJK SC",
    "Noto Sans CJK JP",
    "Source Han Sans SC",
    "WenQuanYi Zen Hei",
    "WenQuanYi Micro Hei",
    "PingFang SC",
    "Hiragino Sans GB",
    "Heiti SC",
    "Microsoft YaHei",
    "SimHei",
    "SimSun",
    "Noto Serif CJK SC",
    "Arial Unicode MS",
)
_BARS = 30
_SIDE = 40
_COLOUR = "#0072b2"


def bars(*labels: str, value: str) -> Callable[[Rows[Any]], Axes]:
    """A picture of the first rows as horizontal bars, each with its labels."""
    return partial(_bars, labels=labels, value=value)


def _bars(rows: Rows[Any], labels: Sequence[str], value: str) -> Axes:
    shown = list(rows)[:_BARS]
    axes = empty_axes(8, 1 + 0.3 * len(shown))
    axes.barh(range(len(shown)), [getattr(row, value) for row in shown], color=_COLOUR)
    axes.set_yticks(range(len(shown)), [" × ".join(getattr(row, label) for label in labels) for row in shown])
    axes.invert_yaxis()
    axes.set_xlabel(value)
    axes.set_title(_title(rows, len(shown)), fontsize="small")
    return axes


def heat_map(rows: Rows[Any]) -> Axes:
    """A picture of a cross table: the places and documents with most citations."""
    across, down = ([name for name, _ in _sums(rows, column).most_common(_SIDE)] for column in ("place", "law"))
    cells = {(row.place, row.law): row.citations for row in rows}
    axes = empty_axes(2 + 0.28 * len(down), 2 + 0.28 * len(across))
    table = [[cells.get((place, law), 0) for law in down] for place in across] or [[0]]
    image = axes.imshow(table, cmap="Blues", aspect="auto")
    axes.set_xticks(range(len(down)), down, rotation=90)
    axes.set_yticks(range(len(across)), [place.replace("/", "") for place in across])
    axes.figure.colorbar(image, ax=axes, label="citations")
    axes.set_title(_title(rows, None), fontsize="small")
    return axes


def places_by_year(rows: Rows[Any]) -> Axes:
    """A picture of how many places cite in each year."""
    years = Counter(year for year, _ in {(row.year, row.place or row.name) for row in rows} if year is not None)
    axes = empty_axes(8, 4)
    axes.bar(sorted(years), [years[year] for year in sorted(years)], color=_COLOUR)
    axes.set_xticks(sorted(years))
    axes.set_ylabel("places")
    axes.set_title(_title(rows, None), fontsize="small")
    return axes


def spread(rows: Rows[Any]) -> Axes:
    """A picture of how a name spread: places that have used it, year by year, added up."""
    years = Counter(row.year for row in rows if row.year is not None)
    total, curve = 0, []
    for year in sorted(years):
        total += years[year]
        curve.append(total)
    axes = empty_axes(8, 4)
    axes.step(sorted(years), curve, where="post", color=_COLOUR, marker="o")
    axes.set_xticks(sorted(years))
    axes.set_ylabel("places")
    axes.set_title(_title(rows, None), fontsize="small")
    return axes


def _sums(rows: Rows[Any], column: str) -> Counter[str]:
    sums: Counter[str] = Counter()
    for row in rows:
        sums[getattr(row, column)] += row.citations
    return sums


def _title(rows: Rows[Any], shown: int | None) -> str:
    parts = [f"{shown}/{len(rows)}"] if shown is not None and shown < len(rows) else []
    return "\n".join([*parts, *(str(rows.coverage).split(" / ") if rows.coverage else [])])


def empty_axes(width: float, height: float) -> Axes:
    """Axes of so many inches for a picture of one's own, in the first font with Chinese characters that this machine has.

    They belong to no window: `axes.figure.savefig("picture.png")`. In Jupyter axes that end a cell show their picture. Raises
    UsageError where matplotlib is missing.
    """
    try:
        from matplotlib import font_manager, rcParams
        from matplotlib.axes import Axes
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure
    except ImportError:
        raise UsageError(
            "画图需要 matplotlib，请运行 pip install 'lawgraph[plot]' / pictures need matplotlib: pip install 'lawgraph[plot]'"
        ) from None
    known = {font.name for font in font_manager.fontManager.ttflist}
    rcParams["font.sans-serif"] = list(dict.fromkeys([*chinese_fonts(known), *rcParams["font.sans-serif"]]))
    rcParams["axes.unicode_minus"] = False
    figure = Figure(figsize=(max(width, 5), height), layout="constrained")
    FigureCanvasAgg(figure)

    class Picture(Axes):
        def _repr_png_(self) -> bytes:
            data = BytesIO()
            figure.savefig(data, format="png")
            return data.getvalue()

    return figure.add_subplot(axes_class=Picture)


def chinese_fonts(known: Collection[str]) -> list[str]:
    """Those of some fonts that have Chinese characters, the preferred first."""
    return [font for font in _FONTS if font in known]
