"""Writes the page of all keys in the docs from the registry."""

from __future__ import annotations

import argparse
from pathlib import Path

from tui.reading.key_table import keys_markdown

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", type=Path)
    parser.parse_args().target.write_text(keys_markdown(), encoding="utf-8")
