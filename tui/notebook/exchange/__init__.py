"""The notebook's way in and out: functions from acts, judgements and sources to files' contents, and back.

Lossless are the JSON lines (everything, history included) and the annotations (what stands). The other formats are for
people and programs that only read.
"""

from tui.notebook.exchange.annotations import write_annotations
from tui.notebook.exchange.claim_review import write_claim_reviews
from tui.notebook.exchange.formats import read
from tui.notebook.exchange.imported import ExchangeError, Imported, LeftOut, fresh
from tui.notebook.exchange.lines import write_lines
from tui.notebook.exchange.placing import Placed, foreign_anchors, place_quotes
from tui.notebook.exchange.report import write_report
from tui.notebook.exchange.table import write_table

__all__ = [
    "ExchangeError",
    "Imported",
    "LeftOut",
    "Placed",
    "foreign_anchors",
    "fresh",
    "place_quotes",
    "read",
    "write_annotations",
    "write_claim_reviews",
    "write_lines",
    "write_report",
    "write_table",
]
