"""Finds in one passage the words that credit somebody: "Anna Kern said", "according to the coast guard"."""

from __future__ import annotations

from collections.abc import Iterator

from tui.findings.frames import PRONOUNS, Frame
from tui.findings.hedges import matched
from tui.findings.lexicon import entries
from tui.findings.phrases import (
    BREAKS,
    FINITE,
    HELPERS,
    QUOTATION,
    STOPS,
    TIMES,
    Phrase,
    Token,
    after_word,
    before_verb,
    text_of,
)
from tui.findings.scenes import OWN, is_scene
from tui.findings.source_kinds import core_of, is_document, kind_of, outlet_of
from tui.model import SourceKind

CLAUSE = frozenset("that how why what whether who when where if".split())
"""Words that begin what is reported."""
CLAUSE_WINDOW = 9
"""Words after a verb among which a clause shows itself by its own verb."""
OBJECT_WINDOW = 16
"""Words after a verb among which the rest of a set phrase stands ("accused … of", "called … a")."""
JUDGED_WINDOW = 9
"""Words after "called" among which the judgement begins ("called the new bridge a mistake")."""
JUDGED = frozenset("the it this that its their these those them".split())
"""Words with which what is judged begins; "called his wife" and "called for" judge nothing."""
LEADING_WINDOW = 9
"""Words at a sentence's beginning in which its subject is looked for."""
SAYING = frozenset("saying adding noting explaining stressing insisting telling recalling".split())
UNNAMED = "unnamed reports"
"""The source of "reportedly" and the like."""
NOT_SOURCES = frozenset("plan plans schedule tradition custom law rules taste size age need".split())
"""What things happen "according to" without anybody telling so."""
REPORTS_AFTER = frozenset(
    "with amid despite from by some several early first initial media local press news unconfirmed were are".split()
)


def frames(text: str, words: tuple[Token, ...]) -> tuple[Frame, ...]:
    """Find who is credited in a passage.

    Args:
        text: The passage.
        words: Its tokens.

    Returns:
        The frames in order; they may nest.
    """
    reader = _Reader(text, words)
    found: list[Frame] = []
    for at, word in enumerate(words):
        found += reader.at(at, word)
    return tuple(found)


class _Reader:
    def __init__(self, text: str, words: tuple[Token, ...]) -> None:
        self.text = text
        self.words = words

    def at(self, at: int, word: Token) -> Iterator[Frame]:
        low = word.low
        frame = None
        if low == "according" and self._low(at + 1) == "to":
            frame = self._after(at, at + 1, 3)
        elif low in ("citing", "quoting"):
            frame = self._after(at, at, 1)
        elif low == "quoted" and self._low(at - 1) in ("was", "were", "is") and "saying" in self._lows(at + 1, 8):
            frame = self._framed(before_verb(self.words, at - 1), at, 2)
        elif low in SAYING and self._mark(at - 1) and not self._mark(at + 1):
            frame = self._framed(self._leading(at), at, 1)
        elif low in ("accused", "accuses", "blamed", "blames"):
            needed = "of" if low.startswith("acc") else "for"
            # "the men accused of" are told of, and tell nothing.
            if self._low(at + 1) != needed and needed in self._lows(at + 1, OBJECT_WINDOW):
                frame = self._framed(before_verb(self.words, at), at, 1)
        elif (low in ("spoke", "speaks", "talked") and self._low(at + 1) == "of") or (
            low in ("put", "puts") and self._puts(at)
        ):
            frame = self._framed(before_verb(self.words, at), at, 1)
        elif low in ("called", "calls", "described", "describes", "branded", "dubbed"):
            if self._judges(at):
                frame = self._framed(before_verb(self.words, at), at, 1)
            elif self._adjacent_quotation(at):
                frame = self._verb(at, low)
        else:
            frame = self._verb(at, low)
        if frame is None and low in entries("evidence") and self._document_before(at) is not None:
            frame = self._framed(self._document_before(at), at, 1)
        if frame is not None:
            yield frame
        elif vague := self._vague(at):
            yield vague

    # -- verbs ---------------------------------------------------------------------------------------------

    def _verb(self, at: int, low: str) -> Frame | None:
        # In a headline's capitals the verb may be anything.
        if self.words[at].is_capital and at and self.words[at - 1].is_word:
            return None
        plain, asserting, dialogue = low in entries("speech"), low in entries("assertion"), low in entries("dialogue")
        if not (plain or asserting or dialogue or low in entries("evidence")):
            return None
        if low == "reported" and (
            self._low(at + 1) in ("to", "for", "missing", "stolen", "dead") or self._low(at - 1) == "it"
        ):
            return None
        inverted = self._inverted(at, low)
        subject = inverted or before_verb(self.words, at) or (self._inverted(at, low, loosely=True))
        if subject is None:
            return None
        if inverted is None and subject.first > at:
            inverted = subject
        quoted = self._adjacent_quotation(subject.first if not inverted else at, subject.last if inverted else at + 1)
        trailing = self._is_trailing(at, subject) or inverted is not None
        who = self.words[subject.first : subject.last]
        if is_document(who) and not (plain or asserting or dialogue):
            return self._framed(subject, at, 1) if low in entries("evidence") else None
        told = plain or quoted or trailing or (asserting and self._reports(at))
        if not told and not (is_document(who) and low in entries("evidence")):
            return None
        if not (plain or asserting or quoted):
            return None
        scene = (quoted and dialogue and not asserting and not plain) or is_scene(
            self.words,
            at,
            max(at + 1, subject.last),
            quoted=quoted,
            heard_by_outlet=self._heard_by(at) is not None,
        )
        return self._framed(subject, at, 3 if trailing else 2, scene=scene)

    def _inverted(self, at: int, low: str, loosely: bool = False) -> Phrase | None:
        """The subject after its verb: "…, said Anna Kern, a pilot"."""
        # What opens a passage is rather a noun: "Reports of …".
        if low in ("told", "tells") or not self._mark(at - 1) or (at == 0 and low not in ("said", "says")):
            return None
        step = at + 1
        while self._low(step).endswith("ly"):
            step += 1
        phrase = after_word(self.words, step - 1)
        if phrase is None:
            return None
        core = core_of(self.words[phrase.first : phrase.last])
        ends = phrase.last >= len(self.words) or not self.words[phrase.last].is_word or self._ends_source(phrase.last)
        if not ends or core[-1].low in TIMES or core[0].low in FINITE or core[0].low in PRONOUNS | BREAKS:
            return None
        capital = next((n for n, word in enumerate(core) if word.is_capital), None)
        if kind_of(core, at_start=False) is SourceKind.OUTLET:
            return phrase
        if capital is not None and all(
            word.is_capital or word.low in ("of", "de", "al", "van", "von", "bin", "the") or not word.is_word
            for word in core[capital:]
        ):
            return phrase
        if not loosely and self._mark(at - 1) and self._low(at - 1) != QUOTATION:
            named = kind_of(core, at_start=False)
            if named is None or len(core) > 4:
                return None
            return self._apposed(phrase)
        return self._apposed(phrase) if kind_of(core, at_start=False) is not None else None

    def _ends_source(self, at: int) -> bool:
        low = self.words[at].low
        return (
            low in ("who", "in", "on", "at", "during", "as", "after", "before", "when", "while", "to") or low in TIMES
        )

    def _apposed(self, phrase: Phrase) -> Phrase:
        """The name rather than the office: "said the manager, Rosa Lund"."""
        at = phrase.last
        if self._low(at) != "," or at + 2 >= len(self.words):
            return phrase
        name = after_word(self.words, at)
        if name is None or not 1 < name.last - name.first <= 4:
            return phrase
        return (
            name if all(word.is_capital or word.text == "." for word in self.words[name.first : name.last]) else phrase
        )

    def _reports(self, at: int) -> bool:
        """Whether a clause, a quotation or a denial follows the verb."""
        step = at + 1
        while self._low(step).endswith("ly") or self._low(step) in TIMES:
            step += 1
        low = self._low(step)
        if low in CLAUSE or low in (":", QUOTATION) or (low == "," and self._low(step + 1) == QUOTATION):
            return True
        word = self.words[at].low
        if word.startswith("den"):
            return low in (
                "any",
                "having",
                "being",
                "wrongdoing",
                "involvement",
                "it",
                "reports",
                "all",
            ) or low.endswith("ing")
        if word.startswith("confirm"):
            return bool(low) and low not in (".", ",")
        for token in self.words[step : step + CLAUSE_WINDOW]:
            if not token.is_word and token.text != "’":
                return False
            if token.low in FINITE:
                return True
            if token.low in ("to", "who"):
                return False
        return False

    def _document_before(self, at: int) -> Phrase | None:
        """The document that a sentence begins with, if the verb is its own: "Videos posted on Sunday show"."""
        if at > OBJECT_WINDOW or any(word.low in FINITE or not word.is_word for word in self.words[:at]):
            return None
        core = core_of(self.words[:at])
        return Phrase(0, len(core)) if core and is_document(core) and len(core) <= LEADING_WINDOW else None

    def _puts(self, at: int) -> bool:
        lows = self._lows(at + 1, 6)
        if self._low(at + 1) == "it" and self._low(at + 2) in STOPS | {".", ""} and "as" in self._lows(at - 4, 4):
            return True
        return "at" in lows and any(char.isdigit() for char in "".join(lows))

    def _judges(self, at: int) -> bool:
        """Whether somebody's opinion follows: "called the plan a mistake", "described it as"."""
        lows = self._lows(at + 1, OBJECT_WINDOW)
        if self.words[at].low.startswith("describe"):
            return "as" in lows or QUOTATION in lows
        if QUOTATION in lows[1:3] and lows[0] not in OWN:
            return True
        if "off" in lows[:3] or "up" in lows[:3]:
            return False
        return bool(lows) and lows[0] in JUDGED and any(low in ("a", "an", QUOTATION) for low in lows[1:JUDGED_WINDOW])

    def _is_trailing(self, at: int, subject: Phrase) -> bool:
        """Whether the frame closes a clause: "…, the coast guard said."""
        if subject.first == 0 or subject.first > at:
            return subject.first > at
        opens = not self.words[subject.first - 1].is_word and self.words[subject.first - 1].text != "."
        after = self._low(at + 1)
        return opens and (
            after in ("", ".", ",", ";", ")", "—", "on", "in", "at", "after", "as", QUOTATION) or after in TIMES
        )

    # -- phrases -------------------------------------------------------------------------------------------

    def _after(self, at: int, last: int, rank: int) -> Frame | None:
        phrase = after_word(self.words, last)
        if phrase is None or self.words[phrase.first].low in NOT_SOURCES:
            return None
        who = self.words[phrase.first : phrase.last]
        kind = kind_of(who, at_start=False)
        if kind is None:
            kind = SourceKind.PERSON if who[0].low in PRONOUNS | {"him"} else SourceKind.ORGANISATION
        if is_document(who) and len(who) == 1:
            kind = SourceKind.VAGUE if who[0].low == "reports" else kind
        return self._frame(phrase, kind, at, phrase.last, rank)

    def _framed(self, subject: Phrase | None, verb: int, rank: int, scene: bool = False) -> Frame | None:
        if subject is None:
            return None
        who = self.words[subject.first : subject.last]
        if len(who) == 1 and who[0].low in PRONOUNS:
            kind: SourceKind | None = SourceKind.PERSON
        else:
            kind = kind_of(who, at_start=subject.first == 0)
        if kind is None:
            return None
        first, last = min(subject.first, verb), max(subject.last, verb + 1)
        told = None
        heard = self._heard_by(verb)
        if heard is not None:
            told = text_of(self.text, self.words, heard)
            last = max(last, heard.last)
        return self._frame(subject, kind, first, last, rank, scene, told)

    def _heard_by(self, verb: int) -> Phrase | None:
        """The outlet that is told, as in "told the Bay Times", "said to CNN"."""
        if self.words[verb].low in ("told", "tells") or self._low(verb + 1) == "to":
            heard = after_word(self.words, verb + (self._low(verb + 1) == "to"))
            if heard is not None and self._is_named_outlet(heard):
                return heard
        return None

    def _frame(
        self,
        source: Phrase,
        kind: SourceKind,
        first: int,
        last: int,
        rank: int,
        scene: bool = False,
        told: str | None = None,
    ) -> Frame:
        name = text_of(self.text, self.words, source)
        if kind is SourceKind.OUTLET:
            name = outlet_of(name) or name
        return Frame(name, kind, self.words[first].start, self.words[last - 1].end, first, last, scene, told, rank)

    def _vague(self, at: int) -> Frame | None:
        taken = matched(self.words, at, "reports")
        if not taken:
            return None
        low = self.words[at].low
        if low in ("reports", "rumours", "rumors") and at and self._low(at + 1) in ("of", "that"):
            if self._low(at - 1) not in REPORTS_AFTER and self._mark(at - 1) is False:
                return None
        elif (
            low in ("reports", "estimates")
            and at
            and self.words[at - 1].is_word
            and self._low(at - 1) not in REPORTS_AFTER | {"but"}
        ):
            return None
        words = self.words
        return Frame(
            UNNAMED, SourceKind.VAGUE, words[at].start, words[at + taken - 1].end, at, at + taken, False, None, 0
        )

    def _leading(self, before: int) -> Phrase | None:
        """The subject that a sentence begins with, for what comes after ", saying"."""
        at = 0
        if self._low(0) in ("on", "in", "at", "after", "before", "during", "when", "as"):
            at = next((n + 1 for n in range(min(before, OBJECT_WINDOW)) if self.words[n].text == ","), 0)
        if self._low(at) in PRONOUNS:
            return Phrase(at, at + 1)
        best = None
        for end in range(at + 1, min(at + LEADING_WINDOW, before)):
            if not self.words[end - 1].is_word or self._low(end - 1) in FINITE | HELPERS | BREAKS:
                break
            if kind_of(self.words[at:end], at_start=at == 0) is not None and (
                self.words[end - 1].is_capital or end - at <= 4
            ):
                best = Phrase(at, end) if best is None or self.words[end - 1].is_capital else best
        return best

    def _is_named_outlet(self, phrase: Phrase) -> bool:
        who = self.words[phrase.first : phrase.last]
        return any(word.is_capital for word in who) and kind_of(who, at_start=False) is SourceKind.OUTLET

    # -- looking around ------------------------------------------------------------------------------------

    def _low(self, at: int) -> str:
        return self.words[at].low if 0 <= at < len(self.words) else ""

    def _lows(self, at: int, count: int) -> list[str]:
        return [word.low for word in self.words[max(at, 0) : max(at, 0) + count]]

    def _mark(self, at: int) -> bool:
        return at < 0 or (at < len(self.words) and not self.words[at].is_word)

    def _adjacent_quotation(self, first: int, last: int | None = None) -> bool:
        """Whether a quotation stands beside some tokens, marks aside."""
        last = first + 1 if last is None else last
        before, after = first - 1, last
        while before >= 0 and self.words[before].text in (",", ":", "—", "–", "-"):
            before -= 1
        steps = 0
        while after < len(self.words) and (
            self.words[after].text in (",", ":", "—", "–", "-")
            or (self.words[after].low in ("that", "was", "is") and steps < 2)
        ):
            after += 1
            steps += 1
        return self._low(before) == QUOTATION or self._low(after) == QUOTATION
