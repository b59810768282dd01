"""The text report reads from top to bottom: who reports, what several report, what contradicts, what one has alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.accounts import article, comparison
from tests.ui.story import ACCOUNTS, ferry
from tui.model import Attribution, Credit, DatedClaim, Figure, Origin, Person, SourceKind
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
    (thread,) = (part for part in sections() if part.startswith("= ") and "Nobody was hurt" in part)
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


def test_each_side_of_a_conflict_is_told_with_its_words_and_whom_it_credits() -> None:
    made = ferry()
    credit = Credit(Attribution("the operator", SourceKind.ORGANISATION, 0, 1), (), ())
    findings = tuple(replace(f, credit=credit) if f.passage == "harbour:2" else f for f in made.findings)
    text = comparison_text(replace(made, findings=findings))
    assert "    says “Sixty souls”\n" in text
    assert "    says “40 people”, credited to the operator\n" in text


def test_embellishments_stand_with_their_words_and_reason() -> None:
    (part,) = (part for part in sections() if part.startswith("+ "))
    assert part.split("\n") == [
        "+ 2 Bay News: Under a bruised sky the deck of the Solveig fell silent.",
        "    “Under a bruised sky”: scene-setting, found only here, no source named",
    ]


def test_omissions_are_ranked_with_who_carries_the_claim() -> None:
    (part,) = (part for part in sections() if "weightiest first" in part)
    assert part.split("\n") == [
        "2 omissions, weightiest first",
        "  1. ∅ 2 Bay News omits: Nobody was hurt, according to the coast guard.",
        "     reported by Harbour Post, Coast Wire",
        "  2. ∅ 3 Coast Wire omits: A tug towed the vessel back to Norholm within two hours.",
        "     reported by Harbour Post, Bay News",
    ]


def test_people_and_figures_of_one_account_and_the_days_are_listed() -> None:
    made = replace(
        ferry(),
        people=(
            Person("Ada Lind", "Captain", ("bay",), ("bay:0",)),
            Person("Bo Rask", None, ("bay", "coast"), ("bay:0", "coast:1")),
        ),
        figures=(Figure("2", "hours", "two hours", ("harbour",), ("harbour:4",)),),
        timeline=(DatedClaim("bay:2", 3, 9, date(2024, 5, 3), date(2024, 5, 3)),),
    )
    text = comparison_text(made)
    assert "people named by one account only: 1\n  Captain Ada Lind: 2 Bay News\n" in text
    assert "Bo Rask" not in text
    assert "figures given by one account only: 1\n  two hours: 1 Harbour Post\n" in text
    assert "  2024-05-03   2 Bay News: By Friday noon the engines" in text


def test_accounts_that_are_one_origin_are_told_with_the_reason() -> None:
    origins = (Origin("Reuters", ("harbour", "coast"), ("both credit Reuters",)), Origin("Bay News", ("bay",), ()))
    text = comparison_text(replace(ferry(), origins=origins))
    assert "2 independent origins\n  1 Harbour Post, 3 Coast Wire are one origin (Reuters): both credit Reuters" in text


def test_a_single_origin_is_told_in_the_singular() -> None:
    reuters = Origin("Reuters", ("harbour", "bay", "coast"), ("both credit Reuters",))
    assert "\n1 independent origin\n" in comparison_text(replace(ferry(), origins=(reuters,)))


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
