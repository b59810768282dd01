"""Reads from each passage who stands behind its claim: whom it credits, whose words it quotes, what it holds back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from tui.findings.frames import Frame
from tui.findings.hedges import hedges
from tui.findings.phrases import QUOTATION, Token, tokens
from tui.findings.quotations import Piece, find_quotations
from tui.findings.source_kinds import outlet_of
from tui.findings.speech import frames
from tui.model import Article, Attribution, Credit, Passage, Quotation, SourceKind

NO_CREDIT = Credit(None, (), ())
VIA = " via "
"""Stands between who said it and the outlet through which others know ("the coast guard via Reuters")."""
MEMORY = 4
"""Passages after which a pronoun no longer stands for the person named."""
ADJACENT = 2
"""Words from a quotation to the frame that closes it, the comma among them."""
AFTERWARDS = 8
"""Words by which a frame after a quotation counts as farther away, where it does not close it."""


def read_credits(articles: Sequence[Article]) -> Mapping[str, Credit]:
    """Read the credit of every body and bullet passage.

    Args:
        articles: The accounts.

    Returns:
        Passage id → credit. A quotation that goes on over several passages carries its speaker to each of them.
    """
    found: dict[str, Credit] = {}
    for article in articles:
        found |= _ArticleReader(article).credits()
    return found


def conduit(attribution: Attribution | None) -> str | None:
    """The agency or outlet through which a claim is known, in the form by which it is counted; None without one.

    Args:
        attribution: Whom a passage credits.
    """
    if attribution is None or attribution.kind is not SourceKind.OUTLET:
        return None
    name = attribution.source.rpartition(VIA)[2]
    bare = outlet_of(name) or name.removeprefix("the ").removeprefix("The ")
    # "state media" may be anybody's.
    return bare if bare[:1].isupper() or outlet_of(name) else None


@dataclass(slots=True)
class _Memory:
    """Whom the passages before named."""

    names: dict[str, tuple[int, Frame]] = field(default_factory=dict)

    def keep(self, at: int, frame: Frame) -> None:
        kind = {
            SourceKind.PERSON: "person",
            SourceKind.OUTLET: "outlet",
            SourceKind.ORGANISATION: "body",
            SourceKind.OFFICIAL: "people",
        }.get(frame.kind)
        if kind is not None:
            self.names[kind] = (at, frame)

    def recent(self, at: int, *kinds: str) -> Frame | None:
        known = [self.names[kind] for kind in kinds if kind in self.names and at - self.names[kind][0] <= MEMORY]
        return max(known, key=lambda item: item[0])[1] if known else None


class _ArticleReader:
    def __init__(self, article: Article) -> None:
        self.outlet = article.outlet
        self.claims = [passage for passage in article.passages if passage.is_claim]
        self.runs = find_quotations(self.claims)
        self.pieces: dict[str, list[Piece]] = defaultdict(list)
        for run in self.runs:
            for piece in run:
                self.pieces[piece.passage].append(piece)
        self.memory = _Memory()

    def credits(self) -> dict[str, Credit]:
        read: dict[str, tuple[tuple[Token, ...], tuple[Frame, ...]]] = {}
        for at, passage in enumerate(self.claims):
            words = tokens(passage.text, [(piece.start, piece.end) for piece in self.pieces[passage.id]])
            read[passage.id] = (words, self._resolved(at, frames(passage.text, words)))
        speakers = self._speakers(read)
        done: dict[str, Credit] = {}
        before: tuple[int, Frame | None] = (-1, None)
        for passage in self.claims:
            words, found = read[passage.id]
            pieces = self.pieces[passage.id]
            inherited = before[1]
            # Across paragraphs people of a scene take turns; who speaks to the press is named anew.
            if inherited is not None and before[0] != passage.paragraph and inherited.is_scene:
                inherited = None
            if inherited is not None and pieces and all(token.text in (QUOTATION, ".") for token in words):
                for piece in pieces:
                    speakers.setdefault(piece, inherited)
            said = [(piece, speakers.get(piece)) for piece in pieces]
            done[passage.id] = Credit(
                attribution=self._attribution(passage, found, said),
                quotations=tuple(Quotation(p.start, p.end, frame.source if frame else None) for p, frame in said),
                hedges=hedges(words),
            )
            before = (passage.paragraph, next((frame for _, frame in reversed(said) if frame), None))
        return done

    def _resolved(self, at: int, found: tuple[Frame, ...]) -> tuple[Frame, ...]:
        """Put names for pronouns and for "the report", and remember who was named."""
        resolved: list[Frame] = []
        for frame in found:
            low = frame.source.casefold()
            meant = None
            if low in ("he", "she"):
                meant = self.memory.recent(at, "person")
            elif low == "they":
                meant = self.memory.recent(at, "people", "body")
            elif low == "it":
                meant = self.memory.recent(at, "outlet", "body")
                if meant is None:
                    continue
            elif low in ("the report", "the agency", "the news agency", "the newspaper", "the paper", "the outlet"):
                meant = self.memory.recent(at, "outlet")
            if meant is not None:
                frame = replace(frame, source=meant.source, kind=meant.kind)
            elif not frame.is_scene:
                self.memory.keep(at, frame)
            resolved.append(frame)
        return tuple(resolved)

    def _speakers(self, read: Mapping[str, tuple[tuple[Token, ...], tuple[Frame, ...]]]) -> dict[Piece, Frame]:
        """Who says what is quoted, as far as the passages of the quotation tell."""
        found: dict[Piece, Frame] = {}
        places = {
            (id_, token.start): at
            for id_, (words, _) in read.items()
            for at, token in enumerate(words)
            if token.text == QUOTATION
        }
        for run in self.runs:
            best = None
            for piece in run:
                place = places.get((piece.passage, piece.start))
                if best is None and place is not None:
                    best = _speaker(place, read[piece.passage][1])
            if best is not None:
                found |= dict.fromkeys(run, best)
        return found

    def _attribution(
        self,
        passage: Passage,
        found: Sequence[Frame],
        said: Sequence[tuple[Piece, Frame | None]],
    ) -> Attribution | None:
        crediting = [frame for frame in found if not frame.is_scene]
        if not crediting:
            for piece, frame in said:
                # A passage inside a quotation is its speaker's word.
                if (
                    frame is not None
                    and not frame.is_scene
                    and piece.end - piece.start >= len(passage.text.strip()) - 1
                ):
                    return Attribution(frame.source, frame.kind, piece.start, piece.end)
            return None
        best = max(crediting, key=lambda frame: (frame.kind is not SourceKind.VAGUE, frame.rank, -frame.start))
        outlet = next((f.source for f in crediting if f.kind is SourceKind.OUTLET and f is not best), None)
        through = best.told or next((f.told for f in crediting if f.told), None) or outlet
        if through is not None and best.kind is not SourceKind.OUTLET and not self._is_own(through):
            if best.kind is SourceKind.VAGUE:
                return Attribution(through, SourceKind.OUTLET, best.start, best.end)
            name = outlet_of(through) or through
            return Attribution(f"{best.source}{VIA}{name}", SourceKind.OUTLET, best.start, best.end)
        if best.kind is SourceKind.OUTLET:
            second = next((f for f in crediting if f.kind in (SourceKind.PERSON, SourceKind.ORGANISATION)), None)
            if second is not None and not self._is_own(best.source) and second.rank > 1:
                return Attribution(f"{second.source}{VIA}{best.source}", best.kind, best.start, best.end)
        return Attribution(best.source, best.kind, best.start, best.end)

    def _is_own(self, outlet: str) -> bool:
        bare, own = (name.casefold().removeprefix("the ") for name in (outlet_of(outlet) or outlet, self.outlet))
        # "told the Courier" in the Bay Courier.
        return own == bare or own.endswith(f" {bare}")


def _speaker(place: int, known: Sequence[Frame]) -> Frame | None:
    """The frame nearest to a quotation; one that follows it at a distance belongs to another clause."""
    spoken = [frame for frame in known if frame.kind is not SourceKind.VAGUE]

    def distance(frame: Frame) -> int:
        if frame.last <= place:
            return place - frame.last
        gap = frame.first - place
        return gap if gap <= ADJACENT else gap + AFTERWARDS

    return min(spoken, key=distance, default=None)
