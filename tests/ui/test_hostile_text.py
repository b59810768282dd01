"""Text from a file is shown as it is written: it acts on no terminal, is no markup, and none of it is lost."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from tests.accounts import article, comparison
from tests.ui.frames import check_sound
from tests.ui.reader import Reader, Stages, compared, reading
from tests.ui.story import ferry
from tui.notebook import Notebook
from tui.session import Session
from tui.sources import load, one_line
from tui.ui.app import ReaderApp

HOSTILE = {
    "clear screen": ("\x1b[2J\x1b[31mred", "␛[2J␛[31mred"),
    "clipboard": ("\x1b]52;c;aGVsbG8=\x07", "␛]52;c;aGVsbG8=␇"),
    "window title": ("\x1b]0;owned\x1b\\", "␛]0;owned␛\\"),
    "one-byte control": ("\x9b2J", "�2J"),
    "markup": ("[bold]loud[/bold]", "[bold]loud[/bold]"),
    "closing tag": ("[/x]", "[/x]"),
    "action": ("[@click=app.quit]here[/]", "[@click=app.quit]here[/]"),
    "link": ("[link=file:///etc]x[/link]", "[link=file:///etc]x[/link]"),
    "emoji code": (":warning:", ":warning:"),
    "nul": ("a\x00b", "a␀b"),
    "tab": ("a\tb", "a b"),
    "backspace": ("a\x08b", "a␈b"),
    "override": ("\u202etxt.exe", "�txt.exe"),
    "isolate": ("\u2066x\u2069", "�x�"),
    "CJK": ("東京で船が止まった", "東京で船が止まった"),
    "Arabic": ("توقفت العبارة", "توقفت العبارة"),
    "emoji": ("👩🏽‍🚒🇳🇴", "👩🏽‍🚒🇳🇴"),
    "combining": ("z̸̧̛a̷l̴g̵o", "z̸̧̛a̷l̴g̵o"),
    "zero width": ("zero\u200bwidth\ufeff", "zero\u200bwidth\ufeff"),
    "template": ("{0} %s $HOME `id`", "{0} %s $HOME `id`"),
    "surrogate": ("a\ud800b", "a�b"),
}
every = pytest.mark.parametrize(("written", "shown"), HOSTILE.values(), ids=list(HOSTILE))
IN_FILES = {name: pair for name, pair in HOSTILE.items() if name != "surrogate"}
"""Without what a file in UTF-8 cannot hold."""
LATER = "Nobody was hurt when the ferry stopped off Norholm."


@asynccontextmanager
async def opened(paths: Sequence[Path], notebook: Path, size: tuple[int, int] = (120, 40)) -> AsyncIterator[Reader]:
    """Open files as the command does, with nothing standing in for anything."""
    with Notebook.open(notebook, "Anna") as kept:
        session = Session(load(paths, sentences=False).articles, kept)
        app = ReaderApp(session, "dark")
        async with app.run_test(size=size) as pilot:
            reader = Reader(pilot, session)
            await reader.until_compared()
            yield reader


def files(folder: Path, *texts: str) -> list[Path]:
    paths = []
    for n, text in enumerate(texts, 1):
        path = folder / f"{n}.txt"
        path.write_bytes(text.encode())
        paths.append(path)
    return paths


async def test_a_text_is_shown_as_it_is_written(tmp_path: Path, notebook: Path) -> None:
    lines = [f"One {written} two." for written, _ in IN_FILES.values()]
    texts = ("\n\n".join([LATER, *lines]), "\n\n".join([LATER, *lines[::-1]]))
    async with opened(files(tmp_path, *texts), notebook, (120, 70)) as reader:
        for name, (_, shown) in IN_FILES.items():
            assert reader.shown.count(f"One {shown} two.") == 2, name
        check_sound(reader.frame, 120, 70)
        await reader.press("v")
        assert "✓1" in reader.status
        for _ in lines:
            await reader.act("passage.next")
            check_sound(reader.frame, 120, 70)
        await reader.act("counterpart.go")
        await reader.press("question_mark")
        check_sound(reader.frame, 120, 70)
        assert reader.app.is_running


@every
async def test_title_outlet_author_and_note_are_shown_as_they_are_written(
    notebook: Path, written: str, shown: str
) -> None:
    safe = one_line(written)
    assert safe == shown
    made = ferry()
    first, *rest = made.articles
    facts = replace(
        first, title=f"T {safe}", outlet=f"O {safe}", author=f"A {safe}", note=f"N {safe}", path=f"P {safe}"
    )
    async with compared(notebook, comparison=replace(made, articles=(facts, *rest))) as reader:
        assert f"T {shown}" in reader.status
        assert f"O {shown}" in reader.frame[1]
        assert f"N {shown}" in reader.frame[2]
        await reader.press("g")
        assert f"A {shown}" in reader.shown
        assert f"P {shown}" in reader.shown
        check_sound(reader.frame, 120, 40)
        await reader.resize(60, 20)
        check_sound(reader.frame, 60, 20)
        assert reader.app.is_running


async def test_front_matter_is_shown_as_it_is_written(tmp_path: Path, notebook: Path) -> None:
    (title, shown_title), (outlet, shown_outlet), (note, shown_note) = (
        HOSTILE[name] for name in ("clear screen", "action", "override")
    )
    front = f"---\ntitle: 'T {title}'\noutlet: 'O {outlet}'\nnote: 'N {note}'\n---\n\n"
    async with opened(files(tmp_path, f"{front}{LATER}", LATER), notebook) as reader:
        for shown in (f"T {shown_title}", f"O {shown_outlet}", f"N {shown_note}"):
            assert shown in reader.shown
        check_sound(reader.frame, 120, 40)


async def test_what_is_said_of_a_file_is_shown_as_it_is_written(notebook: Path) -> None:
    announcement = "Left out: " + "; ".join(one_line(HOSTILE[name][0]) for name in ("clipboard", "action", "emoji"))
    async with reading(Stages(ferry(), is_open=False), notebook, announcement=announcement) as reader:
        for name in ("clipboard", "action", "emoji"):
            assert HOSTILE[name][1] in reader.frame[-1]
        check_sound(reader.frame, 120, 40)


async def test_a_file_name_of_control_characters_and_markup_is_harmless(tmp_path: Path, notebook: Path) -> None:
    names = ["\x1b]52;c;aGk=\x07[bold].txt", "new\nline \u202e[@click=app.quit].txt"]
    for name in names:
        (tmp_path / name).write_text(f"A Headline of Its Own\n\n{LATER}\n", encoding="utf-8")
    (tmp_path / "3.txt").write_text(f"{LATER}\n", encoding="utf-8")
    async with opened([tmp_path / name for name in [*names, "3.txt"]], notebook, (160, 40)) as reader:
        for key in ("g", "l", "g", "l"):
            await reader.press(key)
            check_sound(reader.frame, 160, 40)
        assert "[bold]" in reader.shown or "52 c aGk" in reader.shown


@pytest.mark.parametrize(
    "text",
    [
        "x" * 400,
        "https://example.org/" + "a/b-" * 60,
        "東京" * 60,
        "cafe\u0301 " * 40,
        "👩🏽‍🚒 " * 30,
        "การเดินเรือถูกระงับ" * 12,
        "⚠️ Ferry ▶️ halted ☎️ " * 12,
    ],
    ids=["long word", "address", "CJK", "accents", "emoji", "Thai", "emoji selectors"],
)
async def test_no_character_of_a_passage_is_lost_at_any_width(notebook: Path, text: str) -> None:
    accounts = comparison([article("one", text.strip()), article("two", "Else.")])
    async with compared(notebook, (120, 60), accounts) as reader:
        for width in (120, 97, 80, 61, 60):
            await reader.resize(width, 60)
            assert "".join(text.split()) in "".join(reader.words.split())
            check_sound(reader.frame, width, 60)


async def test_a_passage_that_opens_with_marks_for_another_character_is_drawn(notebook: Path) -> None:
    accounts = comparison([article("one", "\u0301\u0301 floating accents.", "\u0308"), article("two", "Else.")])
    async with compared(notebook, (60, 20), accounts) as reader:
        for key in ("j", "l", "v", "h"):
            await reader.press(key)
            check_sound(reader.frame, 60, 20)


async def test_texts_that_vanish_while_being_read_do_not_end_the_reader(tmp_path: Path, notebook: Path) -> None:
    async with vanished(tmp_path, notebook) as reader:
        await reader.press("j", "J", "v", "l", "g", "question_mark", "q")
        await reader.resize(100, 30)
        assert reader.app.is_running


async def test_texts_that_vanish_while_being_read_stay_on_the_screen(tmp_path: Path, notebook: Path) -> None:
    async with vanished(tmp_path, notebook) as reader:
        assert "One." in reader.shown
        assert "Nobody was hurt" in reader.shown


@asynccontextmanager
async def vanished(folder: Path, notebook: Path) -> AsyncIterator[Reader]:
    """The reader on files that are gone before their sentences are found."""
    paths = files(folder, f"One.\n\n{LATER}", f"{LATER}\n\nTwo.")
    with Notebook.open(notebook, "Anna") as kept:
        session = Session(load(paths, sentences=False).articles, kept)
        for path in paths:
            path.unlink()
        app = ReaderApp(session, "dark")
        async with app.run_test(size=(80, 24)) as pilot:
            reader = Reader(pilot, session)
            await reader.until(lambda: "comparing" not in reader.status, "the end of the work")
            yield reader
