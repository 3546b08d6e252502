"""`python -m lawgraph`, for where the script is not on the path."""

from lawgraph.cli import main

main()
