"""What can be done beside the text: in overviews, lists, details and review; which actions are there together."""

from __future__ import annotations

from tui.reading.keymap import ACTIONS, Action

IN_OVERVIEWS: tuple[Action, ...] = (
    Action("row.next", ("j", "down"), "down", "Next row", "step(1)"),
    Action("row.previous", ("k", "up"), "up", "Previous row", "step(-1)"),
    Action("rows.next", ("d", "ctrl+d"), "half page", "Half a page of rows down", "page(1, 2)"),
    Action("rows.previous", ("u", "ctrl+u"), "half page up", "Half a page of rows up", "page(-1, 2)"),
    Action("sheet.next", ("space", "pagedown"), "page", "A page of rows down", "page(1, 1)"),
    Action("sheet.previous", ("b", "pageup"), "page up", "A page of rows up", "page(-1, 1)"),
    Action("sheet.top", ("g", "home"), "top", "First row", "end('first')"),
    Action("sheet.bottom", ("G", "end"), "bottom", "Last row", "end('last')"),
    Action("account.next", ("l", "right", "tab"), "account", "Next account", "shift(1)"),
    Action("account.previous", ("h", "left", "shift+tab"), "previous account", "Previous account", "shift(-1)"),
    Action("row.open", ("enter",), "read it", "To the passage in the text", "open"),
    Action("rows.sort", ("s",), "sort", "Sort the rows another way", "sort"),
    Action("rows.filter", ("f",), "filter", "Show one kind of rows only, the next kind, all", "filter"),
    Action("overview.close", ("escape", "q"), "back", "Back to the text, where you were", "close"),
)
"""What can be done in an overview only."""

IN_LIST: tuple[Action, ...] = (
    Action("list.next", ("down",), "down", "Next account of the list", "step(1)"),
    Action("list.previous", ("up",), "up", "Previous account of the list", "step(-1)"),
    Action("list.open", ("enter",), "go there", "Focus the account, and show it if it is hidden", "open"),
    Action("list.hide", ("space",), "show or hide", "Show or hide the account", "hide"),
    Action("list.pin", ("tab",), "pin", "Pin the account at the left, or let it go", "pin"),
    Action("list.before", ("shift+up", "less_than_sign"), "before", "Move the account further left", "move(-1)"),
    Action("list.after", ("shift+down", "greater_than_sign"), "after", "Move the account further right", "move(1)"),
    Action("list.close", ("escape",), "back", "Back to the text, with the accounts as they stand", "close"),
)
"""What can be done in the list of accounts; all other characters are looked for."""

IN_FACTS: tuple[Action, ...] = (
    Action("fact.next", ("j", "down"), "down", "Next fact", "step(1)"),
    Action("fact.previous", ("k", "up"), "up", "Previous fact", "step(-1)"),
    Action("fact.edit", ("enter",), "correct", "Correct the fact in a line", "edit"),
    Action("fact.restore", ("minus", "delete"), "as in the file", "Put back what the file has", "restore"),
    Action("facts.close", ("escape", "q"), "back", "Back to the text, with the facts as they are now", "close"),
)
"""What can be done with the facts of an account."""

IN_DETAILS: tuple[Action, ...] = (
    Action("details.close", ("escape", "q"), "back", "Back to the columns, where you were", "close"),
)
"""What can be done in the details only."""

IN_REVIEW: tuple[Action, ...] = (
    Action("review.untag", ("delete",), "take off", "Take your tag off", "untag"),
    Action("review.whole", ("W",), "notebook", "The whole notebook, or the open accounts again", "whole"),
    Action("suggestion.next", ("l", "right"), "suggestion", "Where else it may belong", "suggest(1)"),
    Action(
        "suggestion.previous",
        ("h", "left"),
        "previous suggestion",
        "The suggestion before",
        "suggest(-1)",
    ),
    Action("orphan.attach", ("R",), "attach", "Attach what was not found as suggested", "attach('suggested')"),
    Action(
        "orphan.here", ("H",), "attach here", "Attach what was not found to the passage you came from", "attach('here')"
    ),
    Action("review.more", ("J",), "more", "Scroll what is said of the row", "scroll_detail(1)"),
    Action("review.less", ("K",), "back up", "Scroll it back up", "scroll_detail(-1)"),
)
"""What can be done in the review only."""

IN_STORIES: tuple[Action, ...] = (
    Action("story.open", ("enter",), "read it", "Read the story; of an older version: read it too, or not", "open"),
    Action("story.unfold", ("l", "right"), "articles", "List the articles of the story", "fold(False)"),
    Action("story.fold", ("h", "left"), "fold", "List the story alone", "fold(True)"),
    Action("version.read", ("v",), "older too", "Read the older version too, or leave it out again", "version"),
)
"""What can be done in the list of stories only."""

IN_PASTE: tuple[Action, ...] = (
    Action("paste.open", ("enter",), "open it", "Open what is pasted as a column; its outlet is asked first", "open"),
    Action("paste.off", ("backspace",), "take off", "Take off what was pasted last", "take_off"),
    Action("paste.again", ("z",), "bring back", "Bring back the pasted article that was taken away last", "again"),
    Action("paste.close", ("escape",), "leave", "Back to the columns; drops what is pasted", "close"),
)
"""What can be done only where an article is pasted."""

IN_BOTH = (
    "matrix.show",
    "people.show",
    "timeline.show",
    "conflict.next",
    "conflict.previous",
    "embellishment.next",
    "embellishment.previous",
    "omission.next",
    "omission.previous",
    "theme.next",
    "help.show",
    "palette.show",
)
"""Ids of the actions on the accounts that an overview carries out too, on its rows."""

IN_DETAILS_TOO = (
    "passage.next",
    "passage.previous",
    "half.next",
    "half.previous",
    "page.next",
    "page.previous",
    "text.top",
    "text.bottom",
    "counterpart.go",
    "aligned.next",
    "aligned.previous",
    "jump.back",
    "jump.forth",
    "omission.next",
    "omission.previous",
    "conflict.next",
    "conflict.previous",
    "embellishment.next",
    "embellishment.previous",
    "tagged.next",
    "tagged.previous",
    "tag.verified",
    "tag.dubious",
    "tag.undo",
    "tag.redo",
    "details.show",
    "theme.next",
    "help.show",
    "palette.show",
)
"""Ids of the actions on the accounts that the details carry out too: they move in them by parts instead of passages."""

IN_REVIEW_TOO = (
    "row.next",
    "row.previous",
    "rows.next",
    "rows.previous",
    "sheet.next",
    "sheet.previous",
    "sheet.top",
    "sheet.bottom",
    "row.open",
    "rows.sort",
    "rows.filter",
    "overview.close",
    "review.show",
    "tag.verified",
    "tag.dubious",
    "note.write",
    "note.edit",
    "tag.undo",
    "tag.redo",
    "tag.retry",
    "theme.next",
    "help.show",
    "palette.show",
)
"""Ids of the actions on the accounts or in an overview that the review carries out too, on its rows."""

IN_STORIES_TOO = (
    "row.next",
    "row.previous",
    "rows.next",
    "rows.previous",
    "sheet.next",
    "sheet.previous",
    "sheet.top",
    "sheet.bottom",
    "overview.close",
    "stories.show",
    "comparing.stop",
    "theme.next",
    "help.show",
    "palette.show",
)
"""Ids of the actions on the accounts or in an overview that the list of stories carries out too."""

IN_PASTE_TOO = (
    "passage.next",
    "passage.previous",
    "half.next",
    "half.previous",
    "page.next",
    "page.previous",
    "text.top",
    "text.bottom",
    "theme.next",
    "help.show",
    "palette.show",
)
"""Ids of the actions on the accounts that can be done where an article is pasted, too: they scroll it."""


OVERVIEW_ACTIONS: tuple[Action, ...] = (*IN_OVERVIEWS, *(action for action in ACTIONS if action.id in IN_BOTH))
"""All actions in an overview."""

DETAIL_ACTIONS: tuple[Action, ...] = (*IN_DETAILS, *(action for action in ACTIONS if action.id in IN_DETAILS_TOO))
"""All actions in the details."""

REVIEW_ACTIONS: tuple[Action, ...] = (
    *IN_REVIEW,
    *(action for action in (*IN_OVERVIEWS, *ACTIONS) if action.id in IN_REVIEW_TOO),
)
"""All actions in the review."""

STORY_ACTIONS: tuple[Action, ...] = (
    *IN_STORIES,
    *(action for action in (*IN_OVERVIEWS, *ACTIONS) if action.id in IN_STORIES_TOO),
)
"""All actions in the list of stories."""

PASTE_ACTIONS: tuple[Action, ...] = (*IN_PASTE, *(action for action in ACTIONS if action.id in IN_PASTE_TOO))
"""All actions where an article is pasted."""

CONTEXTS: tuple[tuple[Action, ...], ...] = (
    ACTIONS,
    OVERVIEW_ACTIONS,
    IN_LIST,
    IN_FACTS,
    DETAIL_ACTIONS,
    REVIEW_ACTIONS,
    STORY_ACTIONS,
    PASTE_ACTIONS,
)
"""The actions that are there together; in each, a key does one thing."""
