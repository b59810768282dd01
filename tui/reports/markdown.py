"""Writes a report as Markdown: the same as the page, from top to bottom, for an editor or a repository.

What comes from articles, notes and names is set in so that no markup, link, image or HTML can come of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tui.days import days_text
from tui.model import SpanKind
from tui.notebook.exchange.escaping import block, inline
from tui.reports.drawings import SIGNS, share_text, shares_of
from tui.reports.page import day_text, lead
from tui.reports.page_values import Account, Claim, Mention, Opinion, Place, Report, Told

MOST_COLUMNS = 12
"""Accounts that have a column of their own in a table."""
TAGS = {"verified": "✓ verified", "dubious": "✗ dubious", "": "✎ note"}


def report_markdown(report: Report) -> str:
    """Write a report.

    Args:
        report: The report.

    Returns:
        Markdown (GitHub's dialect, for its tables), with a newline at the end.
    """
    return "\n".join(_Writing(report).lines()) + "\n"


class _Writing:
    """Writes the parts of a report."""

    def __init__(self, report: Report) -> None:
        self._report = report

    def lines(self) -> Iterator[str]:
        """Give all lines."""
        report = self._report
        yield f"# {inline(report.title)}"
        yield ""
        yield inline(lead(report))
        for asked in report.asked:
            yield ""
            yield f"This report is restricted: {inline(asked)}."
        for section in (
            self._shares,
            self._overlaps,
            self._accounts,
            self._contradictions,
            self._claims,
            self._days,
            self._mentions,
            self._opinions,
            self._making,
        ):
            yield from section()

    def _named(self, number: int) -> str:
        return f"{number} {inline(self._report.outlets[number - 1])}"

    def _standing(self, place: Place) -> str:
        return f"{self._named(place.account)}, passage {place.passage}"

    # -- pictures as tables --------------------------------------------------------------------------------

    def _shares(self) -> Iterator[str]:
        if not self._report.accounts:
            return
        names = [name for name, _ in shares_of(self._report.accounts[0])]
        yield from _heading("How much is shared, and how much stands alone")
        heads = ["account", "words", *(f"{_sign(name)} {name}" for name in names), "embellished words stand at"]
        yield from _table(
            heads,
            (
                [
                    self._named(account.number),
                    str(account.words),
                    *(share_text(share) for _, share in shares_of(account)),
                    ", ".join(_positions(account)),
                ]
                for account in self._report.accounts
            ),
        )

    def _overlaps(self) -> Iterator[str]:
        if not self._report.overlaps:
            return
        yield from _heading("Who shares with whom")
        strongest = sorted(self._report.overlaps, key=lambda one: (-one.claims, one.a, one.b))[:30]
        for one in strongest:
            yield f"- {self._named(one.a)} and {self._named(one.b)}: {one.claims} in common"
        for origin in self._report.same_origins:
            accounts = ", ".join(map(self._named, origin.accounts))
            reasons = f": {inline('; '.join(origin.reasons))}" if origin.reasons else ""
            yield f"- {accounts} count as one origin, {inline(origin.name)}{reasons}"

    # -- the accounts --------------------------------------------------------------------------------------

    def _accounts(self) -> Iterator[str]:
        for account in self._report.accounts:
            yield from _heading(self._named(account.number))
            facts = (account.title, account.author, account.when, account.note, *account.warnings)
            told = " · ".join(inline(fact) for fact in facts if fact)
            if told:
                yield from (told, "")
            missing = account.passage_count - len(account.passages)
            if missing:
                yield from (f"{missing} of {account.passage_count} passages are not part of this report.", "")
            for passage in account.passages:
                yield from self._passage(passage)
            if account.left_out:
                yield from ("", f"Left out here, of {account.left_out_count}:", "")
            for one in account.left_out:
                yield f"- {_sign('omission')} claim {one.claim}: {inline(one.text)} ({inline(one.reason)})"

    def _passage(self, told: Told) -> Iterator[str]:
        if told.status is None:
            yield f"- *{told.kind.value}*: {inline(told.text)}"
            return
        tags = "".join(f" **{TAGS[opinion.tag]}**" for opinion in told.opinions)
        yield f"- {_sign(told.status.value)} {inline(told.text)}{tags}"
        yield f"  - {told.place.passage}, {told.status.value}: {inline('; '.join(told.why)) or 'no more is known'}"
        vivid = [piece.text for piece in told.pieces if piece.kind is SpanKind.EMBELLISH]
        if vivid:
            yield f"  - embellished words: {', '.join(f'“{inline(words)}”' for words in vivid)}"
        for clash in told.clashes:
            yield f"  - against {self._standing(clash.place)}: “{inline(clash.words)}” and “{inline(clash.against)}”"
        for one in told.counterparts:
            sure = "also" if one.is_sure else "possibly"
            yield f"  - {sure} {self._standing(one.place)}: {inline(one.text)}"

    # -- across the accounts -------------------------------------------------------------------------------

    def _contradictions(self) -> Iterator[str]:
        if self._report.contradictions:
            yield from _heading("Contradictions")
        for clash in self._report.contradictions:
            a, b = (f"{self._standing(side.place)}: “{inline(side.against)}”" for side in clash.sides)
            yield f"- {_sign('conflict')} {clash.type}: {a}; {b}"

    def _claims(self) -> Iterator[str]:
        report = self._report
        if not report.claims:
            return
        yield from _heading("Claims")
        numbers = [account.number for account in report.accounts]
        if len(numbers) <= MOST_COLUMNS:
            heads = ["no.", "claim", "origins", *map(self._named, numbers)]
            yield from _table(heads, (self._row(claim, numbers) for claim in report.claims))
            return
        for claim in report.claims:
            told = ", ".join(f"{_sign(cell.sign)} {cell.account}" for cell in claim.cells)
            yield f"- claim {claim.number}: {inline(claim.text)} ({claim.origins} independent): {told}"

    def _row(self, claim: Claim, numbers: Sequence[int]) -> list[str]:
        signs = {cell.account: _sign(cell.sign) for cell in claim.cells}
        return [str(claim.number), inline(claim.text), str(claim.origins), *(signs.get(n, "") for n in numbers)]

    def _days(self) -> Iterator[str]:
        if self._report.days:
            yield from _heading("Timeline")
        for day in self._report.days:
            yield f"- {days_text(day.first, day.last)}"
            for one in day.told:
                yield f"  - {self._standing(one.place)}: {inline(one.text)}"

    def _mentions(self) -> Iterator[str]:
        if not self._report.mentions:
            return
        yield from _heading("People and figures")
        yield from _table(["who or what", "as written", "accounts"], map(self._mention, self._report.mentions))

    def _mention(self, mention: Mention) -> list[str]:
        only = "only " if len(mention.accounts) == 1 else ""
        contested = f" {_sign('conflict')}" if mention.is_contested else ""
        accounts = only + ", ".join(map(str, mention.accounts))
        return [inline(mention.name) + contested, inline(mention.written), accounts]

    # -- the reader and the making -------------------------------------------------------------------------

    def _opinions(self) -> Iterator[str]:
        if self._report.opinions:
            yield from _heading("Tags and notes")
            yield "Each is a reader’s own judgement, not a finding of the comparison."
        for opinion in self._report.opinions:
            yield from self._opinion(opinion)

    def _opinion(self, opinion: Opinion) -> Iterator[str]:
        places = "; ".join(map(self._standing, opinion.places))
        by = inline(opinion.by) or "a reader who gave no name"
        yield ""
        yield f"> {inline(opinion.quote) or '(no words)'}"
        yield ""
        yield f"**{TAGS[opinion.tag]}** by {by}, {day_text(opinion.at)}{f' · {places}' if places else ''}"
        if note := block(opinion.note):
            yield ""
            yield f"Note: {note}"
        if opinion.evidence:
            yield ""
        for line in opinion.evidence:
            yield f"- {inline(line)}"

    def _making(self) -> Iterator[str]:
        making = self._report.making
        yield from _heading("How it was made")
        yield f"Compared by synoptic {inline(making.version)}, without a network; written on {day_text(making.at)}."
        yield "The findings say what stands in which account, not what is true."
        yield ""
        for name, value in making.settings:
            yield f"- {inline(name)}: {inline(value)}"
        yield ""
        yield from _table(
            ["account", "file", "SHA-256"],
            (
                [self._named(number), inline(file.name), file.sha256 or "not known"]
                for number, file in enumerate(making.files, 1)
            ),
        )


def _heading(text: str) -> tuple[str, str, str]:
    return "", f"## {text}", ""


def _sign(name: str) -> str:
    return inline(SIGNS[name])


def _positions(account: Account) -> Iterator[str]:
    for stretch in account.stretches:
        if stretch.kind is SpanKind.EMBELLISH:
            yield f"{100 * stretch.start:.0f}%"


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield _line(heads)
    yield _line(["---"] * len(heads))
    for row in rows:
        yield _line(row)


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
