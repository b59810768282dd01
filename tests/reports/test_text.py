"""The text report reads from top to bottom: who reports, what several report, what contradicts, what one has alone."""

from __future__ import annotations

from tests.accounts import article, comparison
from tests.ui.story import ACCOUNTS, ferry
from tui.reports import comparison_text


def sections() -> list[str]:
    return comparison_text(ferry()).split("\n\n")


def test_each_account_is_named_with_what_is_known_of_it() -> None:
    lines = sections()[0].split("\n")
    assert lines[0] == "3 accounts"
    assert "1 Harbour Post · Ferry halted off Norholm · R. Lind · 2024-05-03 · harbour.txt" in lines[1]
    assert any("names of passengers were changed" in line for line in lines)
    assert any("3 Coast Wire · last Friday" in line for line in lines)
    assert any("date 'last Friday' is not understood" in line for line in lines)


def test_each_claim_stands_with_all_who_carry_it_and_all_who_omit_it() -> None:
    (thread,) = (part for part in sections() if "Nobody was hurt" in part)
    assert thread.split("\n") == [
        "= 2 of 3 accounts, 2 independent",
        "  1 Harbour Post: Nobody was hurt, according to the coast guard.",
        "  3 Coast Wire: No injuries were reported.",
        "  ∅ omitted by 2 Bay News",
    ]


def test_conflicts_show_both_sides() -> None:
    (conflict,) = (part for part in sections() if part.startswith("! number"))
    assert "40 people against sixty souls" in conflict
    assert "1 Harbour Post: There were 40 people" in conflict
    assert "2 Bay News: Sixty souls were aboard" in conflict


def test_what_only_one_account_has_is_listed_under_its_name() -> None:
    text = comparison_text(ferry())
    assert "found only in 1 Harbour Post" in text
    assert "· Its licence comes up for renewal in June." in text
    assert "+ Under a bruised sky the deck of the Solveig fell silent." in text


def test_every_claim_of_every_account_is_in_the_report_unless_it_is_a_comment() -> None:
    text = comparison_text(ferry())
    claims = [passage for account in ACCOUNTS for passage in account.passages if passage.is_claim]
    assert [passage.id for passage in claims if passage.text not in text] == ["bay:4"]
    assert "World | Shipping" not in text


def test_a_passage_with_line_breaks_takes_one_line() -> None:
    broken = article("one", "The ferry\n  stopped\nat noon.")
    text = comparison_text(comparison([broken, article("two", "Else.")]))
    assert "  · The ferry stopped at noon.\n" in text


def test_accounts_with_nothing_in_common_are_reported_as_such() -> None:
    text = comparison_text(comparison([article("one", "This."), article("two", "That.")]))
    assert "0 claims that several accounts report" in text


def test_no_line_ends_in_spaces_and_the_text_ends_with_one_newline() -> None:
    text = comparison_text(ferry())
    assert all(line == line.rstrip() for line in text.split("\n"))
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
