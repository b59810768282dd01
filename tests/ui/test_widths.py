# ruff: noqa: RUF001
"""Whatever the scripts and signs of a text, every row fills the screen and the rules between columns stand in line."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from itertools import cycle
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.accounts import comparison, told
from tests.ui.frames import check_sound
from tests.ui.reader import Reader, Stages, reading
from tui.model import Comparison, Kind, Span, SpanKind
from tui.sources import one_line
from tui.sources.sanitize import make_safe

SIZES = [(60, 20), (80, 24), (120, 40), (200, 50)]
SCRIPTS = {
    "CJK": "東京で船が止まった。北海道まで歩いて行った",
    "full width": "ＦＥＲＲＹ　１２３，halted",
    "Arabic": "توقفت العبّارة قبالة نورهولم ﷺ ١٢٣",
    "Hebrew": "הַמַּעְבֹּרֶת נֶעֶצְרָה 40 אנשים",
    "Devanagari": "नौका रुक गई क्षत्रिय ज्ञान हिन्दी",
    "Thai": "การเดินเรือถูกระงับ น้ำ กำ",
    "Tamil and Burmese": "கப்பல் நின்றது ကျောက် မြန်မာ",
    "Hangul": "여객선이 멈췄다 각가나다",
    "Hangul in parts": "\u1112\u1161\u11ab\u1100\u1173\u11af \u1161\u1161 \u1100\u1100",
    "emoji": "👩🏽‍🚒 👨‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🏳️‍🌈 ❤️‍🔥 🧑🏿‍🤝‍🧑🏻",
    "flags": "🇳🇴🇸🇪🇩🇰🇫 🇮 🇫🇮x🇳",
    "signs made wide": "⚠️ ☎️ ▶️ 1️⃣ #️⃣ ©️ ☠︎ ⚠ ☎",
    "joiners alone": "\u200d\u200d a\u200d b\u200dc \ufe0f\ufe0f d\ufe0f 🏽 🏽🏽 👩\u200d x\u200d👩",
    "flood of marks": "z\u0338\u0327\u031b" + "\u0301" * 60 + "a\u0337l\u0334g\u0335o" + "\u0489" * 20,
    "marks alone": "\u0301\u0301 \u20dd \u0308x \u3099 \u302a",
    "zero width": "zero\u200bwidth\ufeff\u2060word\u00adsoft\u034fgrapheme\u180e",
    "tabs": "a\tb\t\tc\td",
    "spaces": "a\u2003b\u2009c\u3000d\u00a0e\u202ff\u205fg",
    "frames": "│ ┃ ─ ▌ ▎ ┆ ∅ █ ░ ＼ …",
    "mathematics": "𝔣𝔢𝔯𝔯𝔶 ∑∫√ ℵ₀ ⅓ 𒐫 ﷽",
    "private and unassigned": "\ue000\uf8ff \U000e0001 \u0378 \U0001fafe \ufffe \uffff",
    "controls": "a\x1b[2Jb\x07c\x08d\x9b1me\u202ef\u2066g\u2069",
}
"""Texts that terminals and programs measure in unlike ways."""
pieces = st.one_of(
    st.sampled_from(sorted(SCRIPTS.values())),
    st.sampled_from(list("".join(SCRIPTS.values()))),
    st.sampled_from([" ", "-", "ferry", "x" * 30]),
)
texts = st.lists(pieces, min_size=1, max_size=25).map("".join)


def accounts(*texts: str) -> Comparison:
    """Accounts told in some texts, each also the name and the remark of its account; half of each is in conflict."""
    made = []
    for n, text in enumerate(texts):
        safe, name = make_safe(text).strip() or "-", one_line(text)
        told_ = told(f"a{n}", [safe], [safe, "Ferry."], ["Shared."], outlet=name or "-", kinds=[Kind.TITLE])
        made.append(replace(told_, title=name, author=name, note=name if n % 2 else None, dateline=name))
    names = [article.id for article in made]
    found = comparison(made, [[f"{name}:1" for name in names], [f"{name}:3" for name in names[:2]]])
    findings = tuple(replace(f, spans=(Span(1, 3, SpanKind.CONFLICT, one_line(texts[0])),)) for f in found.findings)
    return replace(found, findings=findings)


def check_widths(reader: Reader) -> None:
    """Check the width of each row, and that every row has its rules where the head has them."""
    width, height = reader.app.size
    check_sound(reader.frame, width, height)
    if len(reader.app.screen_stack) > 1:
        return
    columns, rule = reader.columns, reader.columns.ink("rule")
    spread, place = columns.spread, columns.place
    assert place is not None
    shown, cells = len(spread.on_screen(place)), spread.column_cells
    expected = [spread.left + n * (cells + 1) - 1 for n in range(1, shown)]
    for y in range(columns.size.height):
        found, before = [], ""
        for segment in columns.render_line(y):
            if segment.text == "│" and segment.style == rule:
                # What stands before the rule is measured as a whole, as a terminal draws it.
                found.append(cell_len(before))
            before += segment.text
        assert found == expected, f"row {y}: {before!r}"


async def check_everywhere(reader: Reader) -> None:
    for action in ("passage.next", "tag.verified", "arrangement.switch", "outlet.next"):
        await reader.act(action)
        check_widths(reader)
    for action in ("matrix.show", "people.show", "outlets.list"):
        await reader.act(action)
        check_widths(reader)
        await reader.key_in("escape")
    await reader.act("arrangement.switch")
    await reader.key_in("slash", "e", "enter")
    check_widths(reader)


@pytest.mark.parametrize(("name", "size"), list(zip(SCRIPTS, cycle(SIZES), strict=False)), ids=list(SCRIPTS))
async def test_columns_keep_their_width_in_every_script(notebook: Path, name: str, size: tuple[int, int]) -> None:
    text = f"{SCRIPTS[name]} ferry " * 6
    async with reading(Stages(accounts(text, "Plain words. " * 9, text[::-1])), notebook, size) as reader:
        await reader.until_compared()
        await check_everywhere(reader)


@settings(max_examples=12, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.lists(texts, min_size=2, max_size=3), st.integers(60, 200))
async def test_columns_keep_their_width_whatever_is_mixed(told: list[str], width: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        async with reading(Stages(accounts(*told)), Path(folder) / "notebook.sqlite3", (width, 30)) as reader:
            await reader.until_compared()
            await check_everywhere(reader)
