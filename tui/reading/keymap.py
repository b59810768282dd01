"""The registry of actions: what the reader can do, by which keys; bindings, footer, help and palette derive from it."""

from __future__ import annotations

from dataclasses import dataclass

from tui.reading.key_names import shown_key


@dataclass(frozen=True, slots=True)
class Action:
    """Something the reader can do."""

    id: str
    """Stable name, `thing.verb`."""
    keys: tuple[str, ...]
    """Keys that do it, in Textual's names."""
    label: str
    """Two or three words for the footer."""
    help: str
    """One line for help and palette."""
    does: str
    """What the screen does, as a call of one of its actions."""

    @property
    def shown_keys(self) -> str:
        """The keys as a reader writes them."""
        return " ".join(map(shown_key, self.keys))


GROUPS: dict[str, tuple[Action, ...]] = {
    "Move": (
        Action("passage.next", ("j", "down"), "down", "Next passage", "step(1)"),
        Action("passage.previous", ("k", "up"), "up", "Previous passage", "step(-1)"),
        Action("half.next", ("d", "ctrl+d"), "half page", "Half a page down", "page(1, 2)"),
        Action("half.previous", ("u", "ctrl+u"), "half page up", "Half a page up", "page(-1, 2)"),
        Action("page.next", ("space", "pagedown"), "page", "A page down", "page(1, 1)"),
        Action("page.previous", ("b", "pageup"), "page up", "A page up", "page(-1, 1)"),
        Action("text.top", ("g", "home"), "top", "First passage of the column; 12g: the 12th", "end('first')"),
        Action("text.bottom", ("G", "end"), "bottom", "Last passage of the column; 12G: the 12th", "end('last')"),
        Action("percent.go", ("percent_sign",), "percent", "50%: half way down the column", "percent"),
        Action("outlet.next", ("l", "right", "tab"), "next outlet", "Focus the next account", "focus_outlet(1)"),
        Action(
            "outlet.previous",
            ("h", "left", "shift+tab"),
            "previous outlet",
            "Focus the previous account",
            "focus_outlet(-1)",
        ),
    ),
    "Jump": (
        Action(
            "aligned.next",
            ("J",),
            "next aligned",
            "Next passage that another account reports too",
            "find('aligned passage', 1)",
        ),
        Action(
            "aligned.previous",
            ("K",),
            "previous aligned",
            "Previous passage that another account reports too",
            "find('aligned passage', -1)",
        ),
        Action(
            "counterpart.go",
            ("enter",),
            "counterpart",
            "The same in the next account that has it, in turn",
            "counterpart",
        ),
        Action("jump.back", ("apostrophe",), "back", "Back to where the last jump began", "back"),
        Action("jump.forth", ("quotation_mark",), "forth", "Forth again to where going back began", "forth"),
        Action("mark.set", ("M",), "mark", "Mark the passage with the letter typed next", "set_mark"),
        Action(
            "mark.go", ("grave_accent",), "to mark", "To the passage marked with the letter typed next", "go_to_mark"
        ),
        Action("omission.next", ("o",), "omission", "Next claim that this account omits", "find('omission', 1)"),
        Action(
            "omission.previous",
            ("O",),
            "previous omission",
            "Previous claim that this account omits",
            "find('omission', -1)",
        ),
        Action(
            "conflict.next", ("c",), "conflict", "Next passage that another account contradicts", "find('conflict', 1)"
        ),
        Action(
            "conflict.previous",
            ("C",),
            "previous conflict",
            "Previous passage that another account contradicts",
            "find('conflict', -1)",
        ),
        Action("embellishment.next", ("e",), "embellishment", "Next embellished passage", "find('embellishment', 1)"),
        Action(
            "embellishment.previous",
            ("E",),
            "previous embellishment",
            "Previous embellished passage",
            "find('embellishment', -1)",
        ),
        Action("tagged.next", ("t",), "tagged", "Next passage with a tag or note", "find('tagged passage', 1)"),
        Action(
            "tagged.previous",
            ("T",),
            "previous tagged",
            "Previous passage with a tag or note",
            "find('tagged passage', -1)",
        ),
    ),
    "Search and filter": (
        Action("search.open", ("slash",), "search", "Search all accounts; nothing and enter: no more", "search"),
        Action("hit.next", ("n",), "next hit", "Next hit, here or in the next account", "hit(1)"),
        Action("hit.previous", ("N",), "previous hit", "Previous hit, here or in the account before", "hit(-1)"),
        Action(
            "passages.filter", ("ampersand",), "filter", "Keep to one kind of passage, chosen by a letter", "filter"
        ),
        Action("view.clear", ("escape",), "clear", "Drop number, selection, filter and search, one by one", "cancel"),
    ),
    "Judge": (
        Action(
            "tag.verified",
            ("v",),
            "verified",
            "Tag verified (again: take it off); 3v: three passages",
            "tag('verified')",
        ),
        Action(
            "tag.dubious",
            ("x",),
            "dubious",
            "Tag dubious (again: take it off); 3x: three passages",
            "tag('dubious')",
        ),
        Action("thread.judge", ("X",), "judge claim", "The claim in all accounts: then v, x or a", "judge_claim"),
        Action("note.write", ("a",), "note", "Write a note in a line; an empty one takes it off", "note"),
        Action("note.edit", ("A",), "note in editor", "Write a note of any length in your $EDITOR", "edit_note"),
        Action("range.begin", ("V",), "range", "Begin a range: move on, then v x a y; again drops it", "range"),
        Action("tag.undo", ("z",), "undo", "Undo the last tag or note", "undo"),
        Action("tag.redo", ("Z",), "redo", "Redo what was undone", "redo"),
        Action("tag.retry", ("S",), "save again", "Save what the notebook could not take before", "save_again"),
    ),
    "Copy": (
        Action("passage.copy", ("y",), "copy", "Copy the passage (3y: three), or the mouse selection", "copy"),
        Action("passage.cite", ("Y",), "copy with source", "The same with outlet, date, number, file, tag", "cite"),
    ),
    "Overviews": (
        Action(
            "matrix.show",
            ("m",),
            "matrix",
            "Matrix: every claim against every account",
            "overview('matrix')",
        ),
        Action("people.show", ("i",), "people", "People and figures: who and what is where", "overview('people')"),
        Action("timeline.show", ("w",), "timeline", "Timeline: what is said to be when", "overview('timeline')"),
        Action(
            "review.show",
            ("r",),
            "review",
            "Review of all tagged or noted, and of what was not found",
            "review",
        ),
        Action("stories.show", ("s",), "stories", "Stories and versions: open one story, or all", "stories"),
        Action("facts.edit", ("F",), "facts", "Facts of the account: outlet, title, dates; correct them", "facts"),
        Action("details.show", ("D",), "details", "All details of the passage on a whole screen, and back", "details"),
    ),
    "Arrange": (
        Action(
            "arrangement.switch",
            ("p",),
            "parallel",
            "Rows beside the focused account, or reading order",
            "switch_arrangement",
        ),
        Action("lead.take", ("L",), "lead", "Let the rows follow the focused account", "take_lead"),
        Action(
            "aside.show", ("full_stop",), "set aside", "Show the lines that were set aside, or fold them", "show_aside"
        ),
        Action(
            "aside.take", ("R",), "take back", "Take lines set aside back, or set the paragraph aside", "take_aside"
        ),
        Action("column.zoom", ("plus",), "zoom", "The focused account alone, and back to several", "zoom"),
        Action("columns.wider", ("right_square_bracket",), "wider", "Fewer, wider columns; kept", "widen(1)"),
        Action("columns.narrower", ("left_square_bracket",), "narrower", "More, narrower columns; kept", "widen(-1)"),
        Action("outlets.list", ("f",), "accounts", "Find an account; pin, hide and order them", "list_outlets"),
        Action(
            "outlet.pin", ("vertical_line",), "pin", "Keep the focused account at the left, or let it go", "pin_outlet"
        ),
        Action("outlet.hide", ("H",), "hide", "Hide the focused account; the list shows it again", "hide_outlet"),
        Action("outlet.left", ("less_than_sign",), "to the left", "Move the focused account left", "move_outlet(-1)"),
        Action(
            "outlet.right", ("greater_than_sign",), "to the right", "Move the focused account right", "move_outlet(1)"
        ),
        Action("article.paste", ("P",), "paste", "Paste an article as a new column", "paste"),
        Action("article.drop", ("delete",), "take away", "Take the focused article away, if it was pasted", "drop"),
    ),
    "Screen": (
        Action("theme.next", ("asterisk",), "theme", "Other colours, kept for the next time", "app.next_theme"),
        Action("comparing.stop", ("exclamation_mark",), "stop", "Stop comparing, or begin again", "stop"),
        Action("help.show", ("question_mark", "f1"), "help", "Keys and signs", "help"),
        Action("tour.show", ("f6",), "tour", "A short tour of the most useful keys", "tour"),
        Action("palette.show", ("colon",), "commands", "Find a command by name", "app.command_palette"),
        Action("reader.quit", ("q",), "quit", "Quit; place and tags are kept", "app.quit"),
    ),
}
"""All actions on the accounts, as the help lists them."""

ACTIONS: tuple[Action, ...] = tuple(action for group in GROUPS.values() for action in group)
"""All actions on the accounts."""
