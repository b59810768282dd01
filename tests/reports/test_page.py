"""The page needs nothing but itself, runs nothing but its own script, and shows every text as text."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from tests.reports.reported import HOSTILE, OVERRIDE, ferry_report, hostile_report, judged
from tests.ui.story import ACCOUNTS
from tui.reports.choosing import Choice
from tui.reports.page import json_for_page, lead, page_html, relations
from tui.standing import Only

VOID = {"meta", "link", "input", "br", "img"}
ADDRESSES = ("href", "src", "action", "data", "poster", "srcset", "xlink:href", "formaction")


class Parsed(HTMLParser):
    """All elements of a page with their attributes, and the text of each script, style and heading."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.texts: dict[str, list[str]] = {}
        self._open: list[str] = []
        self.feed(page)
        self.close()
        self.unclosed = self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self._open.append(tag)
            self.texts.setdefault(tag, []).append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag, f"</{tag}> closes nothing"

    def handle_data(self, data: str) -> None:
        for tag in self._open:
            self.texts[tag][-1] += data

    def attributes(self, name: str) -> Iterator[str]:
        """The values of an attribute, wherever it stands."""
        return (attributes[name] for _, attributes in self.elements if name in attributes)


@pytest.fixture(scope="module")
def page() -> str:
    return page_html(ferry_report(opinions=judged()))


@pytest.fixture(scope="module")
def parsed(page: str) -> Parsed:
    return Parsed(page)


def test_the_page_is_well_formed_and_each_id_is_there_once(parsed: Parsed) -> None:
    assert parsed.unclosed == []
    ids = [*parsed.attributes("id")]
    assert len(ids) == len(set(ids))


def test_every_link_leads_to_a_place_in_the_page(parsed: Parsed) -> None:
    ids = {*parsed.attributes("id")}
    links = {attributes["href"] for tag, attributes in parsed.elements if tag == "a"}
    assert {link for link in links if link.removeprefix("#") not in ids} == set()
    assert all(link.startswith("#") for link in links)


def test_nothing_is_fetched_from_anywhere(page: str, parsed: Parsed) -> None:
    for name in ADDRESSES:
        assert all(value.startswith("#") or value == "data:," for value in parsed.attributes(name))
    assert not re.search(r"https?://|@import|url\(", page)


def test_the_policy_names_the_one_script_and_the_one_style_sheet(parsed: Parsed) -> None:
    (policy,) = (a["content"] for _, a in parsed.elements if a.get("http-equiv") == "Content-Security-Policy")
    (style,) = parsed.texts["style"]
    script, data = parsed.texts["script"]
    assert policy == (
        f"default-src 'none'; style-src '{csp(style)}'; script-src '{csp(script)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    assert json.loads(data)["outlets"] == {"1": "Harbour Post", "2": "Bay News", "3": "Coast Wire"}


def csp(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def test_no_element_has_a_style_or_a_script_of_its_own(parsed: Parsed) -> None:
    names = {name for _, attributes in parsed.elements for name in attributes}
    assert {name for name in names if name == "style" or name.startswith("on")} == set()


def test_without_the_script_each_passage_is_read_in_order_with_its_reason(page: str, parsed: Parsed) -> None:
    shown = " ".join(parsed.texts["main"][0].split())
    places = [shown.index(passage.text) for account in ACCOUNTS for passage in account.passages[1:]]
    assert places == sorted(places)
    assert "conflict · 2 of 3 accounts report it" in shown
    assert "2 Bay News says “Sixty souls” · claim 2" in shown
    assert "scene-setting, found only here, no source named" in shown


def test_the_status_of_a_passage_is_said_in_a_sign_and_a_word(parsed: Parsed) -> None:
    shown = parsed.texts["main"][0]
    for sign, status in (("=", "agree"), ("!", "conflict"), ("+", "embellish"), ("·", "sole"), ("~", "comment")):
        assert f"{sign}{status}" in shown
    assert "∅left out" in shown


def test_tags_and_notes_stand_with_who_said_them_and_what_was_beside_them(parsed: Parsed) -> None:
    shown = " ".join(parsed.texts["main"][0].split())
    assert "✗ dubious · by Anna, 6 May 2024, 07:08 UTC · 2 Bay News, passage 2" in shown
    assert "Ask the coast guard. They counted." in shown
    assert "83% likely the same: Harbour Post: There were 40 people" in shown


def test_the_page_tells_how_it_was_made(parsed: Parsed) -> None:
    shown = parsed.texts["main"][0]
    assert "synoptic 1.2.3" in shown
    assert "harbour.txt" in shown
    assert "ab" * 32 in shown


def test_the_lead_counts_what_the_report_holds() -> None:
    assert lead(ferry_report()) == (
        "4 claims are told by two or more accounts; in 1 place two accounts contradict each other. "
        "3 passages of 13 stand in one account only, 1 of them dramatised with no source named. "
        "2 times an account leaves out what at least two others report."
    )


def test_the_script_is_told_which_passages_belong_together() -> None:
    told = relations(ferry_report())
    assert told["claims"]["1"] == ["1-2", "2-3", "3-2"]
    assert told["possible"]["2-2"] == [("3-4", 0.4)]
    assert told["clashes"]["1-3"] == [("2-2", "40 people against sixty souls")]
    assert told["omitted"] == {"3": [2], "4": [3]}


def test_a_restricted_report_links_to_no_passage_that_it_lacks() -> None:
    parsed = Parsed(page_html(ferry_report(Choice(only=(Only.DUBIOUS,)), judged())))
    ids = {*parsed.attributes("id")}
    assert {link for link in parsed.attributes("href") if link not in ("data:,",) and link[1:] not in ids} == set()
    assert "This report is restricted: only dubious." in parsed.texts["body"][0]


# -- hostile text ------------------------------------------------------------------------------------------


def test_hostile_text_is_shown_as_text() -> None:
    parsed = Parsed(page_html(hostile_report()))
    assert parsed.unclosed == []
    for text in HOSTILE:
        assert text in parsed.texts["main"][0]
    tags = {tag for tag, _ in parsed.elements}
    assert not tags & {"img", "b1", "iframe", "object", "base"}
    assert len(parsed.texts["script"]) == 2
    assert len(parsed.texts["style"]) == 1
    names = {name for _, attributes in parsed.elements for name in attributes}
    assert not any(name.startswith("on") for name in names)
    assert all(link.startswith(("#", "data:,")) for link in parsed.attributes("href"))


def test_a_template_in_a_text_is_not_filled_in() -> None:
    shown = Parsed(page_html(hostile_report())).texts["main"][0]
    assert "{{7*7}}" in shown
    assert "49 " not in shown


def test_characters_that_turn_a_line_around_are_replaced() -> None:
    shown = page_html(hostile_report())
    assert OVERRIDE not in shown
    assert "\N{REPLACEMENT CHARACTER}" in shown


def test_data_for_the_script_ends_no_element() -> None:
    written = json_for_page({"text": "</script><!-- & \u2028 '"})
    assert not set("<>&'\u2028") & set(written)
    assert json.loads(written) == {"text": "</script><!-- & \u2028 '"}
