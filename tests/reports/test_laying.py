"""A report says of each account and passage what the comparison found, and is restricted to what was asked for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.accounts import article, comparison
from tests.reports.reported import AT, ferry_report, judged, making
from tests.ui.story import ACCOUNTS, ferry_in_full
from tui.model import SpanKind, Status
from tui.notebook import Judgement, Opinion, Scope, Tag, Target, anchor
from tui.reports.choosing import Choice, ChoiceError
from tui.reports.laying import lay_out
from tui.reports.page_values import Account, Judged, Place, Report, Told
from tui.standing import Only


def told(report: Report, account: int, passage: int) -> Told:
    """The passage at a place."""
    (found,) = [one for a in report.accounts for one in a.passages if one.place == Place(account, passage)]
    return found


def ids(account: Account) -> list[str]:
    return [one.id for one in account.passages if one.is_chosen]


def test_every_passage_of_every_account_is_there_with_its_whole_text() -> None:
    report = ferry_report()
    assert [[one.text for one in a.passages] for a in report.accounts] == [
        [p.text for p in a.passages] for a in ACCOUNTS
    ]


def test_a_passage_is_cut_at_its_marks() -> None:
    vivid, rest = told(ferry_report(), 2, 1).pieces
    assert (vivid.text, vivid.kind) == ("Under a bruised sky", SpanKind.EMBELLISH)
    assert vivid.reason == "scene-setting, found only here, no source named"
    assert rest.kind is None


def test_a_passage_knows_its_counterparts_the_sure_before_the_possible() -> None:
    found = told(ferry_report(), 2, 2)
    assert [(one.outlet, one.is_sure) for one in found.counterparts] == [("Harbour Post", True), ("Coast Wire", False)]
    assert found.claims == (2,)


def test_a_contradicted_passage_knows_both_sides() -> None:
    (clash,) = told(ferry_report(), 1, 3).clashes
    assert (clash.words, clash.outlet, clash.against, clash.place) == (
        "40 people",
        "Bay News",
        "Sixty souls",
        Place(2, 2),
    )
    (clash,) = told(ferry_report(), 2, 2).clashes
    assert (clash.words, clash.against) == ("Sixty souls", "40 people")


def test_each_account_tells_what_it_leaves_out_where_it_would_be_expected() -> None:
    (left_out,) = ferry_report().accounts[1].left_out
    assert left_out.text == "Nobody was hurt, according to the coast guard."
    # After the passage on who was aboard, which stands right before it in the Harbour Post.
    assert left_out.after == 2


def test_the_shares_of_an_account_are_those_of_its_words() -> None:
    shares = ferry_report().accounts[1].shares
    words = [len(passage.text.split()) for passage in ACCOUNTS[1].passages]
    assert shares.embellish == pytest.approx(words[0] / sum(words))
    assert shares.conflict == pytest.approx(words[1] / sum(words))
    assert shares.comment == pytest.approx(words[4] / sum(words))
    assert shares.agree + shares.conflict + shares.embellish + shares.sole + shares.comment == pytest.approx(1)


def test_a_stretch_says_where_in_the_account_it_stands() -> None:
    embellished, contradicted = ferry_report().accounts[1].stretches
    total = sum(len(passage.text) for passage in ACCOUNTS[1].passages)
    assert embellished.start == 0
    assert embellished.end == pytest.approx(19 / total)
    assert (contradicted.kind, contradicted.place) == (SpanKind.CONFLICT, Place(2, 2))
    assert contradicted.start == pytest.approx(len(ACCOUNTS[1].passages[0].text) / total)


def test_the_claims_say_how_each_account_stands_to_them() -> None:
    signs = [[(cell.account, cell.sign) for cell in claim.cells] for claim in ferry_report().claims]
    assert signs == [
        [(1, "agree"), (2, "agree"), (3, "agree")],
        [(1, "conflict"), (2, "conflict"), (3, "possible")],
        [(1, "agree"), (2, "omission"), (3, "agree")],
        [(1, "agree"), (2, "agree"), (3, "omission")],
    ]


def test_two_accounts_overlap_by_the_claims_that_both_carry() -> None:
    overlaps = {(one.a, one.b): (one.claims, one.share) for one in ferry_report().overlaps}
    assert overlaps == {(1, 2): (3, 1.0), (1, 3): (2, 1.0), (2, 3): (1, 0.5)}


def test_the_days_gather_what_several_accounts_say_of_them() -> None:
    friday, june = ferry_report().days
    assert [one.outlet for one in friday.told] == ["Harbour Post", "Bay News", "Coast Wire"]
    assert (june.first.month, june.last.day) == (6, 30)


def test_figures_that_are_contradicted_are_marked() -> None:
    contested = {one.name: one.is_contested for one in ferry_report().mentions if one.what == "figure"}
    assert contested == {"2 hours": False, "40 people": True, "60 souls": True, "40 passengers": False}


def test_what_readers_said_stands_by_its_passage_with_the_evidence() -> None:
    report = ferry_report(opinions=judged())
    assert [(one.number, one.tag, one.by, one.note[:4]) for one in report.opinions] == [
        (1, "", "Ben", "nice"),
        (2, "dubious", "Anna", "Ask "),
        (3, "verified", "Ben", ""),
    ]
    assert report.opinions[1].evidence == (
        "conflict: Harbour Post says 40 people",
        "2 independent origins",
        "beside it, 83% likely the same: Harbour Post: There were 40 people on board, most of them commuters.",
        "compared by synoptic 1.2.3",
    )
    assert told(report, 2, 2).opinions == report.opinions[1:]


# -- what was asked for ------------------------------------------------------------------------------------


def test_only_dubious_leaves_those_passages_and_what_stands_against_them() -> None:
    report = ferry_report(Choice(only=(Only.DUBIOUS,)), judged())
    assert [ids(account) for account in report.accounts] == [[], ["bay:1"], []]
    assert [[one.id for one in account.passages] for account in report.accounts] == [["harbour:2"], ["bay:1"], []]
    assert [claim.number for claim in report.claims] == [2]
    assert len(report.contradictions) == 1
    assert [one.by for one in report.opinions] == ["Anna", "Ben"]
    assert report.asked == ("only dubious",)


def test_beside_a_chosen_passage_stand_those_that_report_the_same() -> None:
    harbour = ACCOUNTS[0]
    target = Target(Scope.PASSAGE, (anchor(harbour, harbour.passages[3]),))
    said = Judged(Judgement(target, Opinion(Tag.VERIFIED), "Anna", AT), ("harbour:3",))
    report = ferry_report(Choice(only=(Only.VERIFIED,)), [said])
    found = [(one.id, one.is_chosen) for account in report.accounts for one in account.passages]
    assert found == [("harbour:3", True), ("coast:2", False)]


def test_a_passage_with_an_embellished_part_counts_as_embellished() -> None:
    assert ids(ferry_report(Choice(only=(Only.EMBELLISH,))).accounts[1]) == ["bay:0"]


def test_an_outlet_is_named_in_any_case_or_by_its_number() -> None:
    for name in ("bay news", "2"):
        report = ferry_report(Choice(outlets=(name,)))
        assert [account.outlet for account in report.accounts] == ["Bay News"]
        assert report.total == 3
        # What others say is still told.
        assert told(report, 2, 2).counterparts[0].outlet == "Harbour Post"


def test_a_thread_leaves_its_passages_and_who_omits_it() -> None:
    report = ferry_report(Choice(threads=(3,)))
    assert [ids(account) for account in report.accounts] == [["harbour:3"], [], ["coast:2"]]
    assert [one.claim for one in report.accounts[1].left_out] == [3]


def test_only_omissions_leave_the_claims_that_somebody_leaves_out() -> None:
    report = ferry_report(Choice(only=(Only.OMIT,)))
    assert [claim.number for claim in report.claims] == [3, 4]
    assert not any(account.passages for account in report.accounts)


@pytest.mark.parametrize(
    ("choice", "reason"),
    [
        (
            Choice(outlets=("Nobody",)),
            "no account is called Nobody; there are 1 Harbour Post, 2 Bay News, 3 Coast Wire",
        ),
        (Choice(threads=(5,)), "there is no claim 5; they go from 1 to 4"),
        (Choice(threads=(0,)), "there is no claim 0"),
    ],
)
def test_what_is_not_there_cannot_be_asked_for(choice: Choice, reason: str) -> None:
    with pytest.raises(ChoiceError, match=reason):
        ferry_report(choice)


def test_accounts_with_nothing_in_common_make_a_report_too() -> None:
    made = comparison([article("one", "This."), article("two", "That.")])
    report = lay_out(made, making(made))
    assert (report.claims, report.overlaps, report.days) == ((), (), ())
    assert report.title == "2 accounts of one event"


def test_an_account_without_claims_has_no_shares() -> None:
    made = ferry_in_full()
    bare = replace(made.articles[0], passages=())
    kept = {p.id for a in made.articles[1:] for p in a.passages}
    made = replace(
        comparison([bare, *made.articles[1:]]), findings=tuple(f for f in made.findings if f.passage in kept)
    )
    account = lay_out(made, making(made)).accounts[0]
    assert (account.words, account.shares.agree + account.shares.sole) == (0, 0)
    assert Status.SOLE not in [one.status for one in account.passages]
