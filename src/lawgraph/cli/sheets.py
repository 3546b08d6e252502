"""The file of `--csv`, looked at before the work whose answer it takes."""

from __future__ import annotations

from pathlib import Path

from lawgraph.errors import UsageError
from lawgraph.run_account import is_of_results, run_account, taken_by_results


def check_target(csv_file: Path | None, *folders: Path) -> None:
    """Raises UsageError for a file that cannot be written, or is one of the results: of these folders, or of one that it lies in."""
    from lawgraph.tables import check_sheet

    if csv_file is None:
        return
    if str(csv_file) == "-":
        raise UsageError(
            "--csv 须写明文件名；要交给别的程序请用 --json / --csv needs the name of a file; for another program there is --json"
        )
    around = [parent for parent in csv_file.resolve().parents if run_account(parent)]
    if any(is_of_results(csv_file, folder) for folder in (*folders, *around)):
        raise taken_by_results(csv_file)
    check_sheet(csv_file)
