"""A comparison to take away: as JSON for programs, as text for people."""

from tui.reports.contract import VERSION, comparison_json
from tui.reports.explanation import explanation_text
from tui.reports.plain import comparison_text
from tui.reports.sorting import stories_json, stories_text

__all__ = ["VERSION", "comparison_json", "comparison_text", "explanation_text", "stories_json", "stories_text"]
