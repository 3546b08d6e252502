"""How fast the page is, beside plain pyvis of the same graph: python benchmarks/bench_page.py [--help].

Each row says what was measured, then our page and its peers: pyvis as it comes (its simulation runs first) and pyvis
with the simulation off and our positions. Medians of runs that take turns; the network is blocked. CPU is that of the
page's main thread, which other work on the machine hardly changes; seconds and frames a second it does change, so read
the ratios beside them. Needs Chromium (LAWGRAPH_CHROMIUM or the path).
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from math import cos, pi, sin
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from lawgraph import network, view
from lawgraph.view.chosen import choose
from lawgraph.view.layout import positions

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "network"))
from synthetic_country import synthetic_country

_FLAGS = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage"),
]

#: Edges drawn for each node.
_EDGES = 3

#: Seconds that the pointer moves, or the wheel turns.
_SECONDS = 2.5

#: Seconds of rest after the pointer has let go, in which the redraw is looked for.
_REST = 1.5

OURS, STOCK, PLACED = "lawgraph", "pyvis", "pyvis, placed"

#: What is measured: its name, the format of a value, the targets at 2,000 and at 10,000 nodes, and whether a page
#: should have at least or at most as much.
_ROWS: dict[str, tuple[str, str, dict[int, float], str]] = {
    "ready": ("s to ready", ".2f", {2000: 1.0, 10000: 2.5}, "most"),
    "ready_cpu": ("s of CPU to ready", ".2f", {}, "most"),
    "drag_frames": ("frames a second dragging", ".0f", {2000: 50, 10000: 45}, "least"),
    "drag_cpu": ("ms of CPU a frame dragging", ".1f", {2000: 10}, "most"),
    "drag_all": ("ms of CPU a frame, all threads", ".1f", {}, "most"),
    "drag_after": ("ms of the longest task after it", ".0f", {2000: 50, 10000: 120}, "most"),
    "drag_after_all": ("ms of all long tasks after it", ".0f", {}, "most"),
    "zoom_frames": ("frames a second zooming", ".0f", {}, "least"),
    "zoom_cpu": ("ms of CPU a frame zooming", ".1f", {}, "most"),
    "zoom_all": ("ms of CPU a frame, all threads", ".1f", {}, "most"),
    "zoom_after": ("ms of the longest task after it", ".0f", {2000: 50, 10000: 120}, "most"),
    "zoom_after_all": ("ms of all long tasks after it", ".0f", {}, "most"),
    "heap": ("MB of JavaScript heap", ".1f", {}, "most"),
    "size": ("MB of file", ".2f", {}, "most"),
}

# Runs before any script of the page: notes when it is ready, by the clock that starts with the navigation.
_WATCH_OURS = """
let kept;
Object.defineProperty(window, "lawgraphView", {configurable: true, get: () => kept, set(value) {
  kept = value;
  value.ready.then(() => { window.benchReady = performance.now(); });
}});
"""
_WATCH_PYVIS = 'network.once("afterDrawing", () => { window.benchReady = performance.now(); });'

_FRAMES = """() => {
  window.benchFrames = 0;
  const count = () => { window.benchFrames++; window.benchHandle = requestAnimationFrame(count); };
  window.benchHandle = requestAnimationFrame(count);
}"""
_FRAMES_END = "() => { cancelAnimationFrame(window.benchHandle); return window.benchFrames; }"

# A spot where nothing is drawn for some pixels around, the nearest to the middle of the picture; and what the picture
# looks like. Reads a copy, because a canvas that is read becomes slower to draw on.
_COPY = """(selector) => {
  const all = [...document.querySelectorAll(selector)], box = all[0].getBoundingClientRect();
  const copy = document.createElement("canvas");
  copy.width = Math.floor(box.width); copy.height = Math.floor(box.height);
  const context = copy.getContext("2d", {willReadFrequently: true});
  for (const canvas of all) context.drawImage(canvas, 0, 0, copy.width, copy.height);
  const {data} = context.getImageData(0, 0, copy.width, copy.height);
"""
_EMPTY = (
    _COPY
    + """
  const near = 9, blank = data.slice(0, 4).join(), found = [];
  const free = (x, y) => {
    for (let i = x - near; i <= x + near; i += 3) for (let j = y - near; j <= y + near; j += 3) {
      const at = 4 * (j * copy.width + i);
      if (data.slice(at, at + 4).join() !== blank) return false;
    }
    return document.elementFromPoint(box.x + x, box.y + y) === all.at(-1);
  };
  for (let x = 20; x < copy.width - 20; x += 12) for (let y = 20; y < copy.height - 20; y += 12) {
    if (free(x, y)) found.push([box.x + x, box.y + y, Math.hypot(x - copy.width / 2, y - copy.height / 2)]);
  }
  found.sort((a, b) => a[2] - b[2]);
  return found.length ? found[0].slice(0, 2) : null;
}"""
)
_LOOK = (
    _COPY
    + """
  let sum = 0;
  for (let at = 0; at < data.length; at += 4) sum = (sum * 31 + data[at] * 7 + data[at + 1] * 3 + data[at + 3]) % 1000003;
  return sum;
}"""
)


@dataclass(frozen=True, slots=True)
class Variant:
    """A page to measure: where it is, and the selector of the canvas it draws on."""

    name: str
    path: Path
    canvas: str


def variants(nodes: int, folder: Path, *, peers: bool) -> list[Variant]:
    """Write the page of about so many nodes, and the same graph as plain pyvis would."""
    reports = synthetic_country(nodes * 2 // 5)
    analysed = network.analyse(reports, min_reports=2)
    limits = view.Limits(nodes=nodes, edges=nodes * _EDGES)
    begin = time.perf_counter()
    ours = view.write(folder / "lawgraph.html", analysed, reports, limits=limits)
    print(f"{len(reports):,} reports; the page written in {time.perf_counter() - begin:.1f} s", flush=True)
    found = [Variant(OURS, ours, "#network canvas")]
    if peers:
        for name, placed in ((STOCK, False), (PLACED, True)):
            path = folder / f"{'placed' if placed else 'stock'}.html"
            path.write_text(plain_pyvis(analysed, limits, placed=placed), encoding="utf-8")
            found.append(Variant(name, path, "#mynetwork canvas"))
    return found


def plain_pyvis(analysed: network.Network, limits: view.Limits, *, placed: bool) -> str:
    """The nodes and edges that the page draws at first, as pyvis writes them."""
    from pyvis.edge import Edge
    from pyvis.network import Network

    chosen = choose(analysed, limits)
    counts = analysed.counts
    named = [(counts.reports[i].label, "report") for i in chosen.reports]
    named += [(counts.entities[i].label, counts.entities[i].type.value) for i in chosen.entities]
    first = [link for link in chosen.links if {link.source, link.target} <= chosen.core]
    drawn = [link for link in first if link.relation != "cooccurs"][: limits.edges]
    plain = Network(height="860px", cdn_resources="in_line")
    where: list[dict[str, float]] = [{}] * len(named)
    if placed:
        edges = [(link.source, link.target, float(link.weight)) for link in drawn]
        where = [{"x": x, "y": y} for x, y in positions([8.0] * len(named), edges, core=chosen.core).tolist()]
        plain.toggle_physics(False)
    for number, ((label, group), at) in enumerate(zip(named, where, strict=True)):
        if number in chosen.core:
            plain.add_node(number, label=label, title=label, group=group, **at)
    # What add_edge makes, without its comparison with every edge before: 30,000 edges would take minutes.
    plain.edges.extend(Edge(link.source, link.target, plain.directed).options for link in drawn)
    written: str = plain.generate_html()
    # In the script that makes the network: in one of its own it may come after the first drawing.
    return written.replace("return network;", f"{_WATCH_PYVIS} return network;")


class Visit:
    """One page, open in a browser of its own."""

    def __init__(self, play: Any, variant: Variant, browser: str) -> None:
        self.variant = variant
        self.chromium = play.chromium.launch(executable_path=browser, args=_FLAGS)
        self.page = self.chromium.new_context(offline=True, viewport={"width": 1440, "height": 900}).new_page()
        if variant.name == OURS:
            self.page.add_init_script(_WATCH_OURS)
        self.session = self.page.context.new_cdp_session(self.page)
        self.session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def ready(self, patience: float) -> float | None:
        """Seconds from the start of the navigation until the page says that it is ready; None: not within patience."""
        from playwright.sync_api import TimeoutError as TooLong

        try:
            self.page.goto(self.variant.path.as_uri(), wait_until="commit")
            self.page.wait_for_function("() => window.benchReady", timeout=patience * 1000)
        except TooLong:
            return None
        return float(self.page.evaluate("() => window.benchReady")) / 1000

    def metrics(self) -> dict[str, float]:
        return {entry["name"]: entry["value"] for entry in self.session.send("Performance.getMetrics")["metrics"]}

    def busy(self) -> tuple[float, float]:
        """Seconds of CPU so far: of the page's main thread, and of its whole process."""
        metrics = self.metrics()
        return metrics["TaskDuration"], metrics["ProcessTime"]

    def heap(self) -> float:
        self.session.send("HeapProfiler.enable")
        self.session.send("HeapProfiler.collectGarbage")
        self.session.send("HeapProfiler.disable")
        return self.metrics()["JSHeapUsedSize"] / 1e6

    def moving(self, step: Callable[[int], None]) -> dict[str, float]:
        """Frames a second, and milliseconds of CPU for each, while something moves at most 120 times a second."""
        self.page.evaluate(_FRAMES)
        before, begin, number = self.busy(), time.perf_counter(), 0
        while (passed := time.perf_counter() - begin) < _SECONDS:
            step(number)
            number += 1
            time.sleep(max(0.0, number / 120 - passed))
        frames = self.page.evaluate(_FRAMES_END)
        seconds = time.perf_counter() - begin
        main, process = ((now - then) * 1000 / max(frames, 1) for now, then in zip(self.busy(), before, strict=True))
        return {"frames": frames / seconds, "cpu": main, "all": process}

    def tasks_after(self, work: Callable[[], None]) -> dict[str, float]:
        """Milliseconds of CPU of the longest task on the page's main thread until some rest after the work, and of all.

        A page that draws everything twice when the pointer lets go shows it in the second only. Tasks under 5 ms, such
        as those that count frames, are left out.
        """
        self.chromium.start_tracing(page=self.page, categories=["toplevel"])
        work()
        time.sleep(_REST)
        self.page.evaluate("() => 0")
        events = json.loads(self.chromium.stop_tracing())["traceEvents"]
        mains = {(e["pid"], e["tid"]) for e in events if e.get("args", {}).get("name") == "CrRendererMain"}
        # Thread time is left out of a trace where the system has none.
        spent = [
            e.get("tdur", e["dur"]) / 1000
            for e in events
            if (e["pid"], e["tid"]) in mains and e["ph"] == "X" and e["name"].endswith("RunTask")
        ]
        long = [task for task in spent if task >= 5]
        return {"after": max(spent, default=0.0), "after_all": sum(long)}

    def drag(self) -> dict[str, float]:
        spot = self.page.evaluate(_EMPTY, self.variant.canvas)
        if not spot:
            raise SystemExit(f"{self.variant.name}: no empty ground to drag by")
        x, y = spot
        mouse, before = self.page.mouse, self.page.evaluate(_LOOK, self.variant.canvas)
        mouse.move(x, y)
        mouse.down()

        def step(number: int) -> None:
            angle = number * pi / 90
            mouse.move(x + 160 * sin(angle), y + 120 * (1 - cos(angle)) * 0.5)

        found = self.moving(step)
        mouse.move(x + 90, y + 50)  # a circle may end where it began
        found |= self.tasks_after(mouse.up)
        if self.page.evaluate(_LOOK, self.variant.canvas) == before:
            raise SystemExit(f"{self.variant.name}: the picture did not follow the pointer")
        return {f"drag_{name}": value for name, value in found.items()}

    def zoom(self) -> dict[str, float]:
        box = self.page.locator(self.variant.canvas).first.bounding_box()
        mouse, before = self.page.mouse, self.page.evaluate(_LOOK, self.variant.canvas)
        mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        # In and out by turns, so that the whole graph and a part of it are both seen.
        found = self.moving(lambda number: mouse.wheel(0, -60 if number % 60 < 30 else 60))
        found |= self.tasks_after(lambda: mouse.wheel(0, -60))
        if self.page.evaluate(_LOOK, self.variant.canvas) == before:
            raise SystemExit(f"{self.variant.name}: the picture did not follow the wheel")
        return {f"zoom_{name}": value for name, value in found.items()}


def visit(play: Any, variant: Variant, browser: str, patience: float) -> dict[str, float] | None:
    """Everything measured of one page in one visit; None if it is not ready within the seconds of patience."""
    one = Visit(play, variant, browser)
    try:
        seconds = one.ready(patience)
        if seconds is None:
            return None
        working, _ = one.busy()
        # What a page prepares after it is ready is not counted as dragging.
        time.sleep(_REST)
        found = {"ready": seconds, "ready_cpu": working, "heap": one.heap()}
        found["size"] = variant.path.stat().st_size / 1e6
        if variant.name == OURS:
            stats = one.page.evaluate("() => window.lawgraphView.stats()")
            found |= {name: stats[name] for name in ("nodes", "edges", "visibleNodes", "visibleEdges")}
        return found | one.drag() | one.zoom()
    finally:
        one.chromium.close()


def table(nodes: int, found: dict[str, list[dict[str, float]]]) -> None:
    """Print the medians, each peer's with its ratio to ours, and whether the targets are met."""
    names = list(found)
    print(f"{'':34}" + "".join(f"{name:>22}" for name in names) + "   target")
    for key, (label, style, targets, sense) in _ROWS.items():
        medians = {name: statistics.median(run[key] for run in found[name]) for name in names if found[name]}
        cells = []
        for name in names:
            if name not in medians:
                cells.append("–")
            elif name == OURS:
                cells.append(format(medians[name], style))
            else:
                ratio = medians[name] / medians[OURS] if medians[OURS] else float("nan")
                cells.append(f"{medians[name]:{style}} (x {ratio:.2g})")
        target = ""
        if nodes in targets:
            wanted, value = targets[nodes], medians[OURS]
            kept = value >= wanted if sense == "least" else value <= wanted
            target = f"{'≥' if sense == 'least' else '≤'} {wanted:g}: {'kept' if kept else 'MISSED'}"
        print(f"{label:34}" + "".join(f"{cell:>22}" for cell in cells) + f"   {target}")


def main() -> None:
    """Run the measurements asked for."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--sizes", default="2000,10000", help="nodes of the pages, with commas (%(default)s)")
    arguments.add_argument("--runs", type=int, default=3, help="visits to each page (%(default)s)")
    arguments.add_argument("--patience", type=float, default=60, help="seconds to wait for a page (%(default)s)")
    arguments.add_argument("--no-peer", action="store_true", help="measure our page only")
    arguments.add_argument("--keep", type=Path, help="folder to leave the pages in")
    options = arguments.parse_args()
    browser = os.environ.get("LAWGRAPH_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not browser:
        raise SystemExit("no Chromium: install one or set LAWGRAPH_CHROMIUM to its path")
    from playwright.sync_api import sync_playwright

    for nodes in map(int, options.sizes.split(",")):
        with TemporaryDirectory() as temporary, sync_playwright() as play:
            folder = (options.keep or Path(temporary)) / str(nodes)
            folder.mkdir(parents=True, exist_ok=True)
            pages = variants(nodes, folder.resolve(), peers=not options.no_peer)
            found: dict[str, list[dict[str, float]]] = defaultdict(list, {page.name: [] for page in pages})
            given_up: set[str] = set()
            for _ in range(options.runs):
                for page in pages:
                    if page.name in given_up:
                        continue
                    measured = visit(play, page, browser, options.patience)
                    if measured:
                        found[page.name].append(measured)
                    else:
                        given_up.add(page.name)
                        print(f"{page.name}: not ready within {options.patience:g} s", flush=True)
            if not found[OURS]:
                continue
            first = found[OURS][0]
            print("{nodes:,} nodes and {edges:,} edges, {visibleEdges:,} of them drawn".format_map(first))
            table(nodes, found)
            print()


if __name__ == "__main__":
    main()
