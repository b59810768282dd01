"""All that is known of the item under the cursor: every parallel in full, with its marks, reasons, sources and tag."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from tui.model import Article, Finding, Passage, Span, SpanKind
from tui.reading.apart import apart
from tui.reading.aside import Fold, told_fold
from tui.reading.columns import Item
from tui.reading.detail import (
    SharedWords,
    about_article,
    about_omission,
    conflict_line,
    credited,
    omitting,
    origins_told,
    reasons,
    shown_parallels,
    sign_of,
    verdict,
)
from tui.reading.judged import SaidOf, nothing_said, told_briefly, told_in_full
from tui.reading.parallels import GhostRow, OriginNames, Parallel, Parallels, unnamed
from tui.reading.runs import Run, Runs, marked
from tui.reading.signs import GLYPHS, OMISSION_GLYPH

NO_SOURCE = "It names no source."

LEGEND: Runs = (
    Run("others say it too", "shared"),
    Run(" · "),
    Run("only there", "extra"),
    Run(" · "),
    Run("+ embellished", "embellish"),
    Run(" · "),
    Run("! conflict", "conflict"),
)
"""How the parts of a passage are marked; each mark is drawn as it is in the texts."""


@dataclass(frozen=True, slots=True)
class Block:
    """Some paragraphs of the details that the cursor takes in one step."""

    key: str
    """Names the block; stays as long as it is about the same."""
    parts: tuple[Runs, ...]
    """Its paragraphs."""
    leads_to: str = ""
    """Id of the passage that enter leads to; empty where there is none."""
    is_heading: bool = False
    """Whether it stands over the blocks that follow, a blank row above it; the cursor passes it by."""


def full_detail(
    item: Item,
    article: Article,
    parallels: Parallels | str,
    shared: SharedWords,
    said: SaidOf = nothing_said,
    origin_names: OriginNames = unnamed,
    hidden: Collection[str] = (),
) -> tuple[Block, ...]:
    """Explain an item in full.

    Args:
        item: The item under the cursor.
        article: The article that it stands in.
        parallels: How the accounts stand to each other; until that is known, what to say instead.
        shared: Finds the words that two passages share.
        said: Gives what readers hold of a passage.
        origin_names: Names the independent origins of a claim; where it gives none, they are only counted.
        hidden: Ids of the articles whose columns are hidden.

    Returns:
        The blocks from top to bottom; the first is no heading.
    """
    if isinstance(item, Fold):
        return (Block("passage", (*told_fold(item), *about_article(item.passages[0], article))),)
    if isinstance(item, Passage) and not item.is_claim:
        text = (Run(item.text, item.kind.value if item.kind.value in ("title", "heading", "furniture") else ""),)
        return (Block("passage", (text, *about_article(item, article)), item.id),)
    if isinstance(parallels, str):
        if isinstance(item, GhostRow):
            return (Block("passage", ((Run(item.thread.claim),), about_omission(item, parallels))),)
        head = (Run(article.outlet, "strong"), Run(_when(article), "dim"))
        parts = (head, (Run(item.text),), *told_in_full(said(item.id)), (Run(parallels, "dim"),))
        return (Block("passage", parts, item.id),)
    detail = _FullDetail(parallels, shared, said, origin_names, hidden)
    return tuple(detail.of_omission(item) if isinstance(item, GhostRow) else detail.of_passage(item))


def _when(article: Article) -> str:
    when = article.published.strftime("%-d %B %Y") if article.published else article.dateline
    return f" · {when}" if when else ""


class _FullDetail:
    """Explains items of a comparison; the arguments are those of `full_detail`."""

    def __init__(
        self,
        parallels: Parallels,
        shared: SharedWords,
        said: SaidOf,
        origin_names: OriginNames,
        hidden: Collection[str],
    ) -> None:
        self._parallels = parallels
        self._shared = shared
        self._said = said
        self._origin_names = origin_names
        self._hidden = hidden

    # -- a passage -----------------------------------------------------------------------------------------

    def of_passage(self, item: Passage) -> list[Block]:
        """Explain a passage."""
        finding = self._parallels.finding(item.id)
        found = shown_parallels(item, self._parallels)
        sure = [parallel for parallel in found if parallel.is_aligned]
        possible = [parallel for parallel in found if not parallel.is_aligned]
        carrying = [item, *(parallel.passage for parallel in sure)]
        account = self._parallels.account(item.article)
        when = _when(self._parallels.comparison.articles[account])
        head: Runs = (Run(self._parallels.outlets([item.article]), "strong"), Run(when, "dim"))
        text = marked(item.text, finding.spans if finding else ())
        blocks = [Block("passage", (head, text, *told_in_full(self._said(item.id))), item.id)]
        blocks += _under("Why it has its sign", self._why(item, finding))
        blocks += _under("Who says so", [Block("source", tuple(self._sources(item, finding)))])
        blocks += _under(_counted(sure, "Also reported by"), [self._parallel(item, one) for one in sure])
        blocks += _under(_counted(possible, "Possibly also reported by"), [self._parallel(item, p) for p in possible])
        blocks += _under("Origins", self._origins(carrying, 1 + finding.origins if finding else 0))
        return blocks + _under("Left out by", self._omitting(item))

    def _why(self, item: Passage, finding: Finding | None) -> list[Block]:
        parallels = self._parallels
        parts = [verdict(item, finding, parallels, self._origin_names)]
        if told_apart := apart(parallels.comparison):
            parts.append((Run(told_apart, "warning"),))
        conflicts = parallels.conflicts(item.id)
        if finding:
            kinds = [SpanKind.EMBELLISH, SpanKind.EXTRA]
            parts += reasons(item, finding, kinds if conflicts else [SpanKind.CONFLICT, *kinds], most=None)
            parts += _also_said(item, finding)
        blocks = [Block("why", tuple(parts))]
        for n, conflict in enumerate(conflicts):
            other = conflict.b if conflict.a == item.id else conflict.a
            blocks.append(Block(f"conflict {n}", (conflict_line(conflict, parallels, item.id),), other))
        return blocks

    def _sources(self, item: Passage, finding: Finding | None) -> list[Runs]:
        told = credited(item, finding.credit) if finding else []
        names_one = finding is not None and (finding.credit.attribution or finding.credit.quotations)
        return [*told, *([] if names_one else [(Run(NO_SOURCE),)])]

    def _parallel(self, item: Passage, parallel: Parallel) -> Block:
        passage = parallel.passage
        glyph, style = sign_of(parallel, item, self._parallels)
        if parallel.score is None:
            sure = "joined to it by what both report with others"
        else:
            sure = f"{parallel.score:.0%} likely to report the same"
        told = f" · {sure}{' (not sure enough to count)' if not parallel.is_aligned else ''}"
        return self._quoted(passage, Run(f"{glyph} ", style), told, self._shared(item, passage))

    def _quoted(self, passage: Passage, sign: Run, told: str, shared: Sequence[Span]) -> Block:
        """A passage of another account in full, with its own marks and what it shares with the one explained."""
        finding = self._parallels.finding(passage.id)
        _, index = self._parallels.place(passage.id)
        out_of_sight = " (hidden)" if passage.article in self._hidden else ""
        outlet = f"{self._parallels.outlets([passage.article])}{out_of_sight}"
        head: Runs = (sign, Run(outlet, "strong"), Run(f" · passage {index + 1}{told}", "dim"))
        own = finding.spans if finding else ()
        by_kind = {kind: [span for span in own if span.kind is kind] for kind in SpanKind}
        spans = [*by_kind[SpanKind.EXTRA], *shared, *by_kind[SpanKind.EMBELLISH], *by_kind[SpanKind.CONFLICT]]
        parts = [head, marked(passage.text, spans), *told_briefly(self._said(passage.id))]
        if finding:
            parts += reasons(passage, finding, [SpanKind.CONFLICT, SpanKind.EMBELLISH], most=None)
            parts += credited(passage, finding.credit)
        return Block(f"passage {passage.id}", tuple(parts), passage.id)

    # -- an omission ---------------------------------------------------------------------------------------

    def of_omission(self, item: GhostRow) -> list[Block]:
        """Explain an omission."""
        members = [found for member in item.thread.passages if (found := self._parallels.passage(member))]
        outlet = self._parallels.outlets([item.article])
        nothing = (Run(f"In {outlet} nothing of it was found."),)
        blocks = [Block("passage", ((Run(item.thread.claim),), about_omission(item, self._parallels), nothing))]
        quoted = []
        for passage in members:
            finding = self._parallels.finding(passage.id)
            status = finding.status if finding else None
            sign = Run(f"{GLYPHS[status]} ", status.value) if status else Run("  ")
            quoted.append(self._quoted(passage, sign, "", ()))
        accounts = len({passage.article for passage in members})
        heading = f"Reported by {accounts} other account{'' if accounts == 1 else 's'}"
        blocks += _under(heading, quoted)
        blocks += _under("Origins", self._origins(members, item.thread.origins))
        others = [article for article in item.thread.omitted_by if article != item.article]
        told = (Run(f"{OMISSION_GLYPH} ", "omission"), Run(self._parallels.outlets(others)))
        return blocks + _under("Left out by others too", [Block("omitted", (told,))] if others else [])

    # -- both ----------------------------------------------------------------------------------------------

    def _origins(self, carrying: Sequence[Passage], count: int) -> list[Block]:
        """Say how many independent origins a claim has, and which accounts share one."""
        accounts = dict.fromkeys(passage.article for passage in carrying)
        if len(accounts) < 2:
            return []
        told = origins_told(carrying, count, self._parallels, self._origin_names)
        each = f"{len(accounts)} independent origins: no agency, wording or publisher that they share was found"
        parts: list[Runs] = [(Run(f"{len(accounts)} accounts · {told or each}"),)]
        for origin in self._parallels.origins(accounts):
            sharing = [article for article in origin.articles if article in accounts]
            if len(sharing) > 1:
                parts.append((Run(f"one origin, {origin.name}: ", "strong"), Run(self._parallels.outlets(sharing))))
        return [Block("origins", tuple(parts))]

    def _omitting(self, item: Passage) -> list[Block]:
        left_out = omitting(item, self._parallels)
        if not left_out:
            return []
        told = Run(f"{self._parallels.outlets(left_out)}: nothing of it was found there")
        return [Block("omitted", ((Run(f"{OMISSION_GLYPH} ", "omission"), told),))]


def _also_said(item: Passage, finding: Finding) -> list[Runs]:
    """The words of a passage that others have too, by who has them."""
    words: dict[str, list[str]] = {}
    for span in finding.spans:
        if span.kind is SpanKind.SHARED and span.reason:
            words.setdefault(span.reason, []).append(f"“{' '.join(item.text[span.start : span.end].split())}”")
    return [
        (Run(f"{reason}: ", "shared"), Run(", ".join(dict.fromkeys(said)), "dim")) for reason, said in words.items()
    ]


def _counted(found: Iterable[Parallel], words: str) -> str:
    """A heading that says how many accounts there are."""
    accounts = len({parallel.passage.article for parallel in found})
    return f"{words} {accounts} other account{'' if accounts == 1 else 's'}"


def _under(heading: str, blocks: Sequence[Block]) -> list[Block]:
    """Put a heading over some blocks; nothing where there are none."""
    filled = [block for block in blocks if block.parts]
    return [Block(f"heading {heading}", ((Run(heading, "heading"),),), is_heading=True), *filled] if filled else []
