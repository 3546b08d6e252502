"""Extraction against taggers: reports a second and core, beside jieba's tagger and rjieba's over the same texts.

    python benchmarks/bench_extract.py [REPORTS_FOLDER]

Without a folder the made-up reports of tests/gold are joined to texts of some 4,500 characters; they hold three to four times as many
mentions as real reports do, so that a folder of real ones says more. A tagger only splits text into words with parts of
speech; lawgraph reads the frame, finds, links and locates every mention. Prints mentions and CPU seconds a text and ratios; rjieba
is left out where it is not installed (pip install rjieba).
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from lawgraph.compiled import default_annotator
from lawgraph.corpus import document

LENGTH = 4500
ROUNDS = 3


def texts(folder: Path | None) -> list[str]:
    if folder is not None:
        return [path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.txt"))]
    gold = Path(__file__).resolve().parents[1] / "tests" / "gold" / "reports"
    parts = [path.read_text(encoding="utf-8") for path in sorted(gold.glob("*.txt"))]
    joined = []
    for first in range(len(parts)):
        text = ""
        for part in (*parts[first:], *parts[:first]):
            text += part
            if len(text) >= LENGTH:
                break
        joined.append(text[:LENGTH])
    return joined


def taggers() -> Iterator[tuple[str, Callable[[str], object]]]:
    annotate = default_annotator().annotate
    yield "lawgraph", lambda text: annotate(document(text, name="benchmark"))
    import jieba.posseg

    yield "jieba.posseg", lambda text: list(jieba.posseg.cut(text))
    try:
        import rjieba
    except ImportError:
        return
    yield "rjieba.tag", rjieba.tag


def seconds(run: Callable[[str], object], corpus: list[str]) -> float:
    """The least CPU seconds a text over some rounds, after one that warms up."""
    best = float("inf")
    for text in corpus:
        run(text)
    for _ in range(ROUNDS):
        begun = time.process_time()
        for text in corpus:
            run(text)
        best = min(best, (time.process_time() - begun) / len(corpus))
    return best


def main() -> None:
    corpus = texts(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
    length = sum(map(len, corpus)) / len(corpus)
    annotate = default_annotator().annotate
    mentions = sum(len(annotate(document(text, name="benchmark")).mentions) for text in corpus) / len(corpus)
    print(f"{len(corpus)} texts of {length:.0f} characters and {mentions:.0f} mentions")
    ours = 0.0
    for name, run in taggers():
        spent = seconds(run, corpus)
        ours = ours or spent
        print(
            f"{name:14} {spent * 1000:8.2f} ms a text {1 / spent:8.0f} texts/s   {spent / ours:6.2f} × lawgraph's time"
        )


if __name__ == "__main__":
    main()
