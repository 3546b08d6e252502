"""Feeds reading and extraction with bytes that a fuzzer makes, guided by what parts of the program they reach.

    pip install atheris                                   # Linux, CPython 3.11 or 3.12; no dependency of lawgraph
    python tools/fuzz_reading.py FOLDER -max_total_time=600

FOLDER keeps what was found to reach something new, and is begun with a report in every format. Whatever comes after it goes to libFuzzer
(https://llvm.org/docs/LibFuzzer.html): `-runs=100000`, `-timeout=20`. A run ends at the first input that raises anything but what a reading
is meant to raise, or takes too long; the input is left in the working directory as crash-… or timeout-…:

    python tools/fuzz_reading.py crash-0123…              # once more, with the traceback

The first byte of an input says what its file is called, the rest is the file. What is found belongs into the tests, with a few words for the case.
"""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

SUFFIXES = (".txt", ".html", ".docx", ".pdf", ".csv", ".jsonl", ".parquet", ".zip")
#: small, so that what is at its limit is found soon
LIMITS = {"largest_file": 2**20, "largest_holder": 2**20, "largest_total": 2**21, "most_members": 50, "most_pages": 20}
REPORT = """青溪县白石镇2023年度法治政府建设工作报告
2023年，我镇学习《中华人民共和国民法典》第一条，开展“八五”普法，县司法局指导。
一、存在的问题
一是普法形式单一。
青溪县白石镇人民政府
2024年1月10日
"""


def seeds() -> dict[str, bytes]:
    """A report in every format that can be made without another package, by the suffix of its file."""
    paragraphs = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in REPORT.splitlines())
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    word = f"<w:document {space}><w:body>{paragraphs}</w:body></w:document>"
    table = 'id,text,year\n1,"' + REPORT + '",2023\n'
    return {
        ".txt": REPORT.encode("gb18030"),
        ".html": (
            "<html><head><meta charset=utf-8><title>报告</title><body><div>" + REPORT.replace("\n", "<p>")
        ).encode(),
        ".docx": _packed({"word/document.xml": word}),
        ".csv": table.encode(),
        ".jsonl": json.dumps({"id": "1", "text": REPORT, "year": 2023}).encode(),
        ".zip": _packed(
            {"a.txt": REPORT, "metadata.csv": "file,year\na.txt,2023\n", "n.zip": _packed({"b.txt": REPORT})}
        ),
    }


def _packed(files: dict[str, str | bytes]) -> bytes:
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return made.getvalue()


def begin(folder: Path) -> None:
    """Put the seeds into a folder that has none."""
    folder.mkdir(parents=True, exist_ok=True)
    for suffix, data in seeds().items():
        (folder / f"seed{suffix}").write_bytes(bytes([SUFFIXES.index(suffix)]) + data)


def main(arguments: list[str]) -> None:
    """Fuzz until libFuzzer ends it."""
    try:
        import atheris  # type: ignore[import-not-found, import-untyped, unused-ignore]
    except ImportError:
        raise SystemExit(f"atheris is not installed, nothing was tried\n\n{__doc__}") from None
    with atheris.instrument_imports(include=["lawgraph"]):
        from lawgraph.compiled import annotator_with
        from lawgraph.corpus import Limits, Unreadable, reports_in
    annotate = annotator_with(()).annotate
    limits = Limits(**LIMITS)

    def read(data: bytes) -> None:
        if not data:
            return
        suffix = SUFFIXES[data[0] % len(SUFFIXES)]
        for one in reports_in(data[1:], suffix, name="x", source=f"x{suffix}", given={}, limits=limits):
            if isinstance(one, Unreadable):
                assert one.reason
                continue
            one.text.encode()  # what cannot be written stops a build
            start, end = one.content
            assert 0 <= start <= end <= len(one.text)
            for mention in annotate(one).mentions:
                assert one.text[mention.start : mention.end] == mention.text

    here = [Path(one) for one in arguments if not one.startswith("-")]
    if here and not here[0].is_file():
        begin(here[0])
    options: dict[str, Any] = {"enable_python_coverage": True}
    atheris.Setup([sys.argv[0], *arguments], read, **options)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1:])
