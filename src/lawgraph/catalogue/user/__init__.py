"""Catalogue files of one's own (自备目录): Turtle or tables that add to the shipped catalogue and correct it.

    file ─turtle_file, sheet→ Statements ─documents, others, places→ entries + Problems ─overlay→ Catalogue
    list of villages ─village_file→ lines by town ──────────────────────────────────────────↗

`with_files(catalogue, files)` gives the catalogue with the files laid over it, `check_files(catalogue, files)` everything that
is wrong or doubtful in them, with lines.
"""

from lawgraph.catalogue.user.overlay import Check, check_files, with_files
from lawgraph.catalogue.user.statement import Problem

__all__ = ["Check", "Problem", "check_files", "with_files"]
