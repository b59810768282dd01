"""Threads → findings: how the accounts stand to each passage's claim, with the reason."""

from __future__ import annotations

from tui.findings.attribution import read_credits
from tui.findings.conflicts import find_conflicts
from tui.findings.embellish import find_embellishments
from tui.findings.figures import find_figures
from tui.findings.omissions import find_omissions
from tui.findings.origins import find_origins, with_origins
from tui.findings.people import find_people
from tui.findings.status import judge
from tui.findings.timeline import find_timeline

__all__ = [
    "find_conflicts",
    "find_embellishments",
    "find_figures",
    "find_omissions",
    "find_origins",
    "find_people",
    "find_timeline",
    "judge",
    "read_credits",
    "with_origins",
]
