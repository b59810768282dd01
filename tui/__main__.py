"""Runs the command line: `python -m tui` is `synoptic`."""

from tui.cli import main

main()
