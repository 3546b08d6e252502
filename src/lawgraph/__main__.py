"""`python -m lawgraph`, for where the script is not on the path."""

import sys

if not sys.flags.safe_path:  # Python looks in the working folder first, where an html.py may lie that is somebody's own
    del sys.path[0]

from lawgraph.cli import main

main()
