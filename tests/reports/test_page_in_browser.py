"""The page as a reader has it before them: in a browser, from disk, by pointer and by keyboard, wide and narrow."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.reports.browser import Browser
from tests.reports.reported import HOSTILE, ferry_report, hostile_report, judged, making
from tui.compare import compare
from tui.reports.laying import lay_out
from tui.reports.page import page_html
from tui.resources import resource
from tui.sources import load

AXE = Path(__file__).parent / "axe" / "axe.min.js"
WIDTHS = (390, 1024, 1600)
"""CSS pixels of a phone, a tablet and a screen."""
CLAIMS, OMISSIONS = 13, 2
"""Of the three accounts of the ferry."""
TOLERANCE = 1.5
"""Pixels by which two level passages may differ: half ones are rounded either way."""


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with Browser(tmp_path_factory.mktemp("profile")) as opened:
        yield opened


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The reports by what they are of, on disk."""
    folder = tmp_path_factory.mktemp("pages")
    seeds = compare(load([resource("seeds")]).articles)
    reports = {
        "seeds": lay_out(seeds, making(seeds)),
        "ferry": ferry_report(opinions=judged()),
        "hostile": hostile_report(),
    }
    found = {name: folder / f"{name}.html" for name in reports}
    for name, report in reports.items():
        found[name].write_text(page_html(report), encoding="utf-8")
    return found


@pytest.fixture
def page(browser: Browser, pages: dict[str, Path]) -> Iterator[Browser]:
    """The ferry's report, opened; nothing may be asked for or complained of whatever a test does with it."""
    browser.open(pages["ferry"])
    yield browser
    assert browser.complaints == []
    assert browser.requests == [pages["ferry"].as_uri()]


def tops(page: Browser, selector: str) -> dict[str, float]:
    """How far below the window's top each visible element stands."""
    found: dict[str, float] = page.run(
        f"Object.fromEntries([...document.querySelectorAll({selector!r})].filter(e => e.getClientRects().length)"
        ".map(e => [e.id, e.getBoundingClientRect().top]))"
    )
    return found


def shown(page: Browser, selector: str) -> list[str]:
    return list(tops(page, selector))


def chosen(page: Browser) -> Any:
    return page.run("document.querySelector('.here')?.id ?? null")


# -- the seeds ---------------------------------------------------------------------------------------------


def test_an_embellished_passage_of_the_seeds_has_its_counterpart_level_and_visible(
    browser: Browser, pages: dict[str, Path]
) -> None:
    browser.open(pages["seeds"])
    browser.click(".chip input[value=embellish]")
    assert all("embellish" in browser.run(f"document.getElementById({i!r}).innerHTML") for i in shown(browser, ".said"))
    # The first that is dressed up and yet told elsewhere.
    first = shown(browser, ".said.vivid.agree")[0]
    browser.click(f"#{first} .text")
    level = tops(browser, ".here, .twin:not(.maybe)")
    counterparts = [name for name in level if name != first]
    assert chosen(browser) == first
    assert counterparts
    for name in {name.split("-")[0]: name for name in reversed(counterparts)}.values():
        assert level[name] == pytest.approx(level[first], abs=TOLERANCE)
        bottom = browser.run("document.getElementById('detail').getBoundingClientRect().top")
        assert 0 < level[name] < bottom
    assert browser.complaints == []
    assert browser.requests == [pages["seeds"].as_uri()]


# -- choosing a passage ------------------------------------------------------------------------------------


def test_a_click_lights_the_counterparts_and_tells_of_them(page: Browser) -> None:
    page.click("#p1-3 .text")
    level = tops(page, ".here, .twin")
    assert set(level) == {"p1-3", "p2-2"}
    assert level["p2-2"] == pytest.approx(level["p1-3"], abs=TOLERANCE)
    told = page.run("document.getElementById('detail').innerText")
    assert "conflict · 2 of 3 accounts report it" in told
    assert "2 Bay News against it: 40 people against sixty souls: Sixty souls were aboard" in told


def test_the_pointer_lights_counterparts_up_without_moving_anything(page: Browser) -> None:
    before = tops(page, ".said")
    page.run("document.querySelector('#p1-4').dispatchEvent(new PointerEvent('pointerover', {bubbles: true}))")
    assert shown(page, ".lit") == ["p3-3"]
    assert tops(page, ".said") == before


def test_an_account_that_leaves_a_claim_out_says_so_in_its_place(page: Browser) -> None:
    page.click("#p1-4 .text")
    assert "∅ left out by 2 Bay News" in page.run("document.getElementById('detail').innerText")
    page.click("#o2-3 .text")
    assert set(shown(page, ".twin")) == {"p1-4", "p3-3"}


def test_a_column_is_walked_and_crossed_by_keys_alone(page: Browser) -> None:
    page.run("document.querySelector('#a1 .sign[tabindex=\"0\"]').focus()")
    page.press("j", "ArrowDown")
    assert chosen(page) == "p1-4"
    page.press("l")
    assert chosen(page) == "p3-3"
    assert page.run("document.activeElement.closest('.said').id") == "p3-3"
    page.press("ArrowLeft", "ArrowUp")
    assert chosen(page) == "p1-3"
    page.press("Escape")
    assert chosen(page) is None


def test_one_sign_of_each_column_is_reached_by_tab(page: Browser) -> None:
    per_account = (
        "[...document.querySelectorAll('.account')].map(a => a.querySelectorAll('.sign[tabindex=\"0\"]').length)"
    )
    assert page.run(per_account) == [1, 1, 1]
    page.click("#p2-2 .text")
    assert page.run(per_account) == [1, 1, 1]


def test_a_link_from_the_claims_leads_to_the_passage(page: Browser) -> None:
    page.click("#c3 a[href='#p3-3']")
    assert chosen(page) == "p3-3"
    assert 0 < tops(page, ".here")["p3-3"] < 1000


# -- what is shown -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("agree", {"p1-2", "p1-4", "p1-5", "p2-3", "p2-4", "p3-2", "p3-3"}),
        ("conflict", {"p1-3", "p2-2"}),
        ("embellish", {"p2-1"}),
        ("omit", {"o2-3", "o3-4"}),
        ("verified", {"p2-2"}),
        ("dubious", {"p2-2"}),
        ("note", {"p2-1", "p2-2"}),
    ],
)
def test_a_filter_leaves_what_stands_so(page: Browser, value: str, expected: set[str]) -> None:
    page.click(f".chip input[value={value}]")
    assert set(shown(page, ".said, .ghost")) == expected
    page.click(f".chip input[value={value}]")
    assert len(shown(page, ".said")) == CLAIMS


def test_accounts_are_put_away_and_brought_back(page: Browser) -> None:
    page.click(".picker summary")
    page.click(".picker input[value='2']")
    assert shown(page, ".account") == ["a1", "a3"]
    page.click("a[href='#p2-1']")
    assert "a2" in shown(page, ".account")


@pytest.mark.parametrize("width", WIDTHS)
def test_the_page_is_never_wider_than_the_window(browser: Browser, pages: dict[str, Path], width: int) -> None:
    for name in ("seeds", "ferry", "hostile"):
        browser.open(pages[name], width)
        assert browser.run("document.documentElement.scrollWidth") == width


def test_without_scripts_everything_is_read_from_top_to_bottom(browser: Browser, pages: dict[str, Path]) -> None:
    browser.open(pages["ferry"], 1024, scripts=False)
    places = browser.places(".said, .ghost, .why")
    assert len(places) == 2 * (CLAIMS + OMISSIONS)
    assert places == sorted(places)
    browser.open(pages["ferry"])


def test_paper_shows_every_passage_whatever_was_filtered(page: Browser) -> None:
    page.click(".chip input[value=embellish]")
    page.emulate("print")
    assert len(shown(page, ".said")) == CLAIMS
    assert shown(page, ".account") == ["a1", "a2", "a3"]
    assert page.run("[...document.querySelectorAll('.tools, #detail, nav')].every(e => !e.getClientRects().length)")
    assert page.pdf().startswith(b"%PDF")
    page.emulate()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["seeds", "ferry", "hostile"])
def test_axe_finds_no_violation(browser: Browser, pages: dict[str, Path], name: str, scheme: str) -> None:
    browser.emulate(prefers_color_scheme=scheme)
    browser.open(pages[name], 1600 if scheme == "light" else 390)
    browser.run("document.querySelector('.said .sign').click()")
    browser.add(AXE.read_text(encoding="utf-8"))
    found = browser.run(
        "axe.run(document, {resultTypes: ['violations']}).then(done => done.violations.map("
        "v => [v.id, v.impact, v.nodes.slice(0, 3).map(node => node.html.slice(0, 200))]))"
    )
    browser.emulate()
    assert found == []


def test_hostile_text_does_nothing(browser: Browser, pages: dict[str, Path]) -> None:
    browser.open(pages["hostile"])
    for key in ("p1-2", "p2-3"):
        browser.click(f"#{key} .text")
    texts = browser.run("[...document.querySelectorAll('#a1 .said .text')].map(e => e.textContent)")
    assert texts == list(HOSTILE)
    assert browser.run("document.querySelectorAll('img, iframe, object, embed, base').length") == 0
    assert browser.run("[...document.querySelectorAll('*')].every(e => !e.onclick && !e.onerror && !e.onmouseover)")
    assert browser.complaints == []
    assert browser.requests == [pages["hostile"].as_uri()]
