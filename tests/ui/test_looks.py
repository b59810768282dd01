"""Every look can be read: enough contrast, apart for every eye, never by colour alone; and it is kept."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest
from rich.color import Color, ColorType
from rich.style import Style

from tests.ui.frames import strips_of
from tests.ui.reader import Reader, Stages, compared, reading
from tests.ui.story import ferry
from tui.reading.looks import Look, next_look
from tui.ui import themes
from tui.ui.columns_view import ColumnsView
from tui.ui.ink import INKS, Inked
from tui.ui.kept_look import KeptLook

LEAST_CONTRAST = {
    Look.DARK: 4.5,
    Look.LIGHT: 4.5,
    Look.HIGH_CONTRAST: 7.0,
    Look.COLOUR_BLIND: 4.5,
}
"""WCAG 2.2: 1.4.3 (AA) and 1.4.6 (AAA). The terminal's own palette is the terminal's affair."""
LEAST_DISTANCE = 18.0
"""CIE 1976 units between two inks; about 2 can just be told apart side by side."""
GROUNDS = {"", "head", "cursor", "aligned", "possible"}
"""Inks that other inks are drawn on."""
NO_TEXT = {"rule"}
"""Lines between things, which say nothing."""
SAYS_SOMETHING = re.compile(r"[\w=!+~?∅✓✗·]")
Rgb = tuple[float, float, float]

# Machado, Oliveira, Fernandes 2009, severity 1.0: how linear RGB is seen by eyes that lack a kind of cone.
EYES: dict[str, tuple[Rgb, Rgb, Rgb]] = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def linear(colour: tuple[int, int, int]) -> Rgb:
    def one(value: int) -> float:
        share = value / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = colour
    return one(red), one(green), one(blue)


def contrast(style: Style) -> float:
    """WCAG's contrast ratio between the text of a style and its ground."""

    def luminance(colour: Color | None) -> float:
        assert colour is not None and colour.type is ColorType.TRUECOLOR and colour.triplet is not None
        red, green, blue = linear((colour.triplet.red, colour.triplet.green, colour.triplet.blue))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    darker, lighter = sorted((luminance(style.color), luminance(style.bgcolor)))
    return (lighter + 0.05) / (darker + 0.05)


def lab(hex_colour: str, eye: str) -> Rgb:
    """CIE L*a*b* of a colour as an eye sees it."""
    red, green, blue = bytes.fromhex(hex_colour.removeprefix("#"))
    seen = [
        min(1.0, max(0.0, sum(part * light for part, light in zip(row, linear((red, green, blue)), strict=True))))
        for row in EYES[eye]
    ]
    x = (0.4124 * seen[0] + 0.3576 * seen[1] + 0.1805 * seen[2]) / 0.95047
    y = 0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2]
    z = (0.0193 * seen[0] + 0.1192 * seen[1] + 0.9505 * seen[2]) / 1.08883
    fx, fy, fz = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def test_the_measure_of_contrast_is_that_of_wcag() -> None:
    assert contrast(Style(color="#000000", bgcolor="#ffffff")) == pytest.approx(21)
    assert contrast(Style(color="#767676", bgcolor="#ffffff")) == pytest.approx(4.54, abs=0.01)


def too_faint(reader: Reader, least: float, inside: str = "Screen") -> list[str]:
    """What says something in too little contrast, inside a widget: behind an overlay the screen is dim on purpose."""
    screen = reader.app.screen
    region = screen.region if inside == "Screen" else screen.query_one(inside).region
    strips = strips_of(reader.app)[region.y : region.bottom]
    return [
        f"{contrast(segment.style):.1f}: {segment.text!r} in {segment.style}"
        for strip in strips
        for segment in strip.crop(region.x, region.right)
        if SAYS_SOMETHING.search(segment.text) and segment.style and contrast(segment.style) < least
    ]


@pytest.mark.parametrize("look", LEAST_CONTRAST)
async def test_every_ink_has_enough_contrast_on_every_ground(notebook: Path, look: Look) -> None:
    faint = []
    async with reading(Stages(ferry()), notebook, theme=look.value) as reader:
        await reader.until_compared()
        for widget in reader.app.screen.query(Inked):
            for ground in GROUNDS if isinstance(widget, ColumnsView) else {""}:
                for ink in {"", *INKS} - GROUNDS - NO_TEXT:
                    ratio = contrast(widget.ink(ground, ink))
                    if ratio < LEAST_CONTRAST[look]:
                        faint.append(f"{widget.id}: {ink} on {ground}: {ratio:.2f}")
    assert faint == []


@pytest.mark.parametrize("look", LEAST_CONTRAST)
async def test_whatever_is_on_the_screen_has_enough_contrast(notebook: Path, look: Look) -> None:
    async with reading(Stages(ferry()), notebook, theme=look.value) as reader:
        await reader.until_compared()
        for keys in (("J", "v"), ("l", "o"), ("m",), ("i",), ("escape",)):
            await reader.press(*keys)
            assert too_faint(reader, LEAST_CONTRAST[look]) == [], keys
        await reader.press("question_mark")
        assert too_faint(reader, LEAST_CONTRAST[look], "#help") == []
        await reader.press("escape", "colon")
        await reader.until(lambda: "Back to where" in reader.shown, "the commands")
        assert too_faint(reader, LEAST_CONTRAST[look], "CommandList") == []


@pytest.mark.parametrize("eye", EYES)
def test_the_colour_blind_look_keeps_its_inks_apart_for_every_eye(eye: str) -> None:
    theme = themes.COLOUR_BLIND
    inks = {name: theme.variables[f"ink-{name}"] for name in ("agree", "embellish", "conflict")}
    inks["text"] = str(theme.foreground)
    for (a, first), (b, second) in combinations(inks.items(), 2):
        distance = sum((p - q) ** 2 for p, q in zip(lab(first, eye), lab(second, eye), strict=True)) ** 0.5
        assert distance >= LEAST_DISTANCE, (a, b)


async def test_what_one_colour_tells_from_another_an_attribute_tells_too(notebook: Path) -> None:
    async with reading(Stages(ferry()), notebook, theme="terminal") as reader:
        await reader.until_compared()

        def attributes(ink: str) -> tuple[bool, ...]:
            style = reader.columns.ink("", ink)
            return tuple(bool(on) for on in (style.bold, style.italic, style.underline, style.reverse))

        in_texts = {ink: attributes(ink) for ink in ("", "shared", "extra", "embellish", "conflict")}
        assert len(set(in_texts.values())) == len(in_texts), in_texts


async def test_all_looks_come_round_and_are_kept(notebook: Path) -> None:
    kept: list[Look] = []
    async with reading(Stages(ferry()), notebook, keep_look=kept.append) as reader:
        await reader.until_compared()
        for look in (*list(Look)[1:], Look.DARK):
            await reader.press("asterisk")
            assert reader.app.theme == look
            assert reader.said == f"Colours: {look}; * shows the next."
    assert kept == [*list(Look)[1:], Look.DARK]


async def test_a_look_chosen_in_an_overview_is_told_there(notebook: Path) -> None:
    async with compared(notebook) as reader:
        await reader.press("m", "asterisk")
        assert "Colours: light" in reader.frame[-1]


async def test_a_look_that_cannot_be_kept_is_worn_all_the_same(notebook: Path) -> None:
    def fail(look: Look) -> None:
        raise OSError(28, "No space left on device")

    async with reading(Stages(ferry()), notebook, keep_look=fail) as reader:
        await reader.until_compared()
        await reader.press("asterisk")
        assert reader.app.theme == "light"
        assert reader.said.endswith("Not kept for the next time: No space left on device.")


async def test_without_colours_there_is_nothing_to_choose(notebook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    kept: list[Look] = []
    async with reading(Stages(ferry()), notebook, theme="light", keep_look=kept.append) as reader:
        await reader.until_compared()
        await reader.press("asterisk")
        assert reader.said == "NO_COLOR is set, so there are no colours to choose."
        for strip in strips_of(reader.app):
            for segment in strip:
                style = segment.style or Style()
                assert style.color is None and style.bgcolor is None
    assert kept == []


async def test_only_looks_that_were_checked_can_be_chosen(notebook: Path) -> None:
    async with compared(notebook) as reader:
        assert set(reader.app.available_themes) == set(Look)


def test_the_next_look_goes_round() -> None:
    assert next_look(Look.DARK) is Look.LIGHT
    assert next_look(Look.TERMINAL) is Look.DARK


# -- the file ----------------------------------------------------------------------------------------------


def test_a_kept_look_is_there_the_next_time(tmp_path: Path) -> None:
    path = tmp_path / "state" / "theme"
    for look in Look:
        KeptLook(path).keep(look)
        assert KeptLook(path).read() is look
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("content", [b"", b"mauve", b"\xff\x00", b"dark " * 100])
def test_a_file_that_holds_no_look_is_none(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "theme"
    path.write_bytes(content)
    assert KeptLook(path).read() is None


def test_where_there_is_no_file_there_is_no_look(tmp_path: Path) -> None:
    assert KeptLook(tmp_path / "none").read() is None
    assert KeptLook(tmp_path).read() is None


def test_what_cannot_be_written_leaves_what_was(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OSError):
        KeptLook(tmp_path / "file" / "theme").keep(Look.DARK)
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError):
        KeptLook(tmp_path / "folder").keep(Look.DARK)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder"]
