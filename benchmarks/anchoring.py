"""How many tags find their passage after an article was edited or saved anew, and how many a wrong one."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from time import perf_counter
from typing import TypeAlias

from benchmarks.edits import EDITS, Edit, Pieces, article, everything, pieces, reset, wrap
from benchmarks.figures import Options, Table, late, middle, milliseconds
from benchmarks.growth import TEXTS
from benchmarks.quality import Tables
from tui.model import Article, Passage
from tui.notebook.anchoring import FUZZY, QUOTE, Found, place_all
from tui.notebook.ground import ground
from tui.notebook.naming import anchor, anchor_span
from tui.notebook.resemblance import SHARED_NUMBERS
from tui.notebook.sketches import COPY, VERSION, likeness, sketch
from tui.notebook.values import Anchor
from tui.sources import load

SHARES = (0.05, 0.20, 0.50)
"""Of the words, that are edited."""
SEED = 20_241_208
"""Any number: the same one gives the same edits in every run."""
SENTENCES = range(6, 80)
"""Of a document: a shorter one has no half to delete, a longer one is a list."""
HELD_OUT = "dev"
"""Topics of ECB+ on which no threshold was chosen; those of `train` were used for that."""
QUICK_DOCUMENTS = 40
STAGES = ("position", "quote", "typography", "fuzzy")
ANCHORS, WORDS = 1_000, 5_000
"""Of the text on which time is taken."""
RUNS, QUICK_RUNS = 9, 3
UNLIKE = 100
"""Sentences of the texts between which no tag may go, at least."""

Edited: TypeAlias = Callable[["Told", random.Random], tuple[Pieces, Article]]


@dataclass(frozen=True, slots=True)
class Told:
    """An article as sentences, with sentences of other articles to edit it with."""

    name: str
    sentences: Sequence[str]
    others: Sequence[str]


@dataclass(slots=True)
class Tally:
    """What became of tags."""

    tags: int = 0
    right: Counter[str] = field(default_factory=Counter)
    """By stage."""
    wrong: Counter[str] = field(default_factory=Counter)
    twins: int = 0
    """On the same words elsewhere: the old article had the sentence twice, and this one was edited."""
    gone: int = 0
    """None, and the sentence is no longer there or says something else."""
    missed: int = 0
    """None, though it is there."""

    def add(
        self, sought: Anchor, found: Found | None, truth: Passage | None, new: Article, wrongs: list[str] | None
    ) -> None:
        """Count one tag."""
        self.tags += 1
        if found is None:
            self.gone += truth is None
            self.missed += truth is not None
            return
        here = new.text[found.start : found.end]
        stage = "typography" if found.how == QUOTE and here != sought.quote else found.how
        if truth is not None and (found.start, found.end) == (truth.start, truth.end):
            self.right[stage] += 1
        elif found.how != FUZZY and bare(here) == bare(sought.quote):
            self.twins += 1
        else:
            self.wrong[stage] += 1
            if wrongs is not None:
                is_now = "-" if truth is None else ascii(truth.text)
                wrongs.append(f"{stage} {found.likeness:.2f} {sought.quote!a}\n  {here!a}\n  {is_now}")

    @property
    def row(self) -> tuple[str, ...]:
        """Shares of the tags that are right by stage, wrong in the exact stages and in the fuzzy one, and none."""
        exact = sum(count for stage, count in self.wrong.items() if stage != FUZZY)
        right = [f"{self.right[stage] / self.tags:.3f}" for stage in STAGES]
        wrong = [str(exact), f"{self.wrong[FUZZY]} ({self.wrong[FUZZY] / self.tags:.2%})"]
        none = [f"{count / self.tags:.3f}" for count in (self.gone, self.missed)]
        return (str(self.tags), f"{sum(self.right.values()) / self.tags:.3f}", *right, *wrong, str(self.twins), *none)


def ecb(split: str) -> list[Told]:
    """Read the documents of a split of ECB+; the sentences to edit with are those of the same topic."""
    clusters = [json.loads(line) for line in TEXTS.read_text(encoding="utf-8").splitlines()]
    told = []
    for cluster in clusters:
        if cluster["split"] == split:
            for document in cluster["documents"]:
                others = [s for d in cluster["documents"] if d is not document for s in d["sentences"]]
                if len(document["sentences"]) in SENTENCES:
                    told.append(_told(document["id"], document["sentences"], others))
    return told


def seeds(options: Options) -> list[Told]:
    """Read the articles at hand."""
    loaded = load(options.paths).articles
    texts = {one.id: [passage.text for passage in one.passages] for one in loaded}
    return [
        _told(name, own, [text for other, found in texts.items() if other != name for text in found])
        for name, own in texts.items()
        if own
    ]


def bare(text: str) -> str:
    """Give the letters and digits of a text, without all else: what two outlets that copy one sentence share."""
    return "".join(filter(str.isalnum, text.casefold()))


def _told(name: str, sentences: Sequence[str], others: Sequence[str]) -> Told:
    # An agency's sentence that others have, too, would not be inserted but moved.
    own = {bare(sentence) for sentence in sentences}
    return Told(name, sentences, [text for text in others if bare(text) not in own])


def tally(told: Sequence[Told], edited: Edited, *, together: bool = True, wrongs: list[str] | None = None) -> Tally:
    """Tag every sentence, edit, and look where the tags are.

    Args:
        told: The articles.
        edited: Gives the sentences after editing, and the article that they make.
        together: Whether the notebook has all tags, or one at a time.
        wrongs: Takes a few lines for each tag that is in a wrong place.
    """
    rng = random.Random(SEED)
    count = Tally()
    for one in told:
        old = article(one.name, pieces(one.sentences))
        now, new = edited(one, rng)
        anchors = [anchor(old, passage) for passage in old.passages]
        batches = [anchors] if together else [[each] for each in anchors]
        placed = {key: found for batch in batches for key, found in place_all(batch, new).items()}
        there = {piece.origin: number for number, piece in enumerate(now) if piece.says_the_same}
        for origin, each in enumerate(anchors):
            number = there.get(origin)
            truth = None if number is None else new.passages[number]
            count.add(each, placed.get(each), truth, new, wrongs)
    return count


def measure(options: Options) -> Tables:
    """Tag, edit and look; then take the time."""
    tables = [_placed("Tags after editing, seeds", seeds(options), options)]
    if TEXTS.is_file():
        told = ecb(HELD_OUT)[: QUICK_DOCUMENTS if options.quick else None]
        tables += [_placed("Tags after editing, held-out topics of ECB+", told, options), _strangers(), _time(options)]
    else:
        tables.append(Table("Tags after editing, ECB+", ("kind",), (), f"left out: {TEXTS} is not there"))
    return Tables(tuple(tables))


def _placed(title: str, told: Sequence[Told], options: Options) -> Table:
    rows: list[tuple[str, ...]] = []
    for name, edit in EDITS.items():
        for share in SHARES:
            rows.append((f"{name}, {share:.0%}", *tally(told, _editing(edit, share)).row))
    rows.append(("all of these, 20%, one tag", *tally(told, _editing(everything, 0.2), together=False).row))
    for name, typeset in (("other typography", reset), ("wrapped and hyphenated", wrap)):
        rows.append((name, *tally(told, _editing(None, 0.0, typeset)).row))
        rows.append((f"{name}, all 20%", *tally(told, _editing(everything, 0.2, typeset)).row))
    heads = ("edit", "tags", "right", *STAGES, "wrong exact", "wrong fuzzy", "twin", "none: gone", "none: missed")
    remark = (
        "targets: wrong exact 0, wrong fuzzy ≤ 0.5 % of the tags; gone: deleted, or it says something else now; "
        "twin: on the same words elsewhere, since the article had the sentence twice; every sentence is tagged but "
        "in the row of one tag, where each is the only one"
    )
    return Table(f"{title} ({len(told)} articles)", heads, tuple(rows), remark)


def _editing(edit: Edit | None, share: float, typeset: Callable[[str], str] = str) -> Edited:
    def edited(one: Told, rng: random.Random) -> tuple[Pieces, Article]:
        now = pieces(one.sentences)
        if edit is not None:
            now = edit(now, share, rng, one.others)
        return now, article("new", now, typeset)

    return edited


def _strangers() -> Table:
    """How alike the sketches of accounts of one event are that others wrote, and those of edited copies."""
    told = ecb(HELD_OUT)
    rng = random.Random(SEED)
    sketches = [(one.name.split("_")[0], sketch("\n".join(one.sentences))) for one in told]
    pairs = [(a, b) for (topic, a), (other, b) in combinations(sketches, 2) if topic == other]
    rows = [("accounts of one topic", str(len(pairs)), *_shares(pairs))]
    for share in SHARES:
        now = [everything(pieces(one.sentences), share, rng, one.others) for one in told]
        alike = [
            (known, sketch("\n".join(piece.text for piece in edited)))
            for (_, known), edited in zip(sketches, now, strict=True)
        ]
        rows.append((f"edited, all {share:.0%}", str(len(alike)), *_shares(alike)))
    heads = ("texts", "pairs", f"{SHARED_NUMBERS} numbers (looked at)", f"≥ {VERSION} (version)", f"≥ {COPY} (copy)")
    remark = (
        "share of the pairs whose sketches have that many numbers in common, or are that alike; accounts that are so "
        "print one agency's report; target: 0.950 of all edited ones are looked at"
    )
    return Table("Sketches, held-out topics of ECB+", heads, tuple(rows), remark)


def _shares(pairs: Sequence[tuple[Sequence[int], Sequence[int]]]) -> tuple[str, ...]:
    looked_at = sum(len({*one} & {*other}) >= SHARED_NUMBERS for one, other in pairs)
    alike = [likeness(one, other) for one, other in pairs]
    counts = (looked_at, *(sum(one >= least for one in alike) for least in (VERSION, COPY)))
    return tuple(f"{count / len(pairs):.3f}" for count in counts)


def _time(options: Options) -> Table:
    rng = random.Random(SEED)
    sentences = [text for one in ecb(HELD_OUT) for text in one.sentences]
    others = sentences[-UNLIKE:]
    count = 0
    told = []
    for text in sentences:
        if count < WORDS:
            told.append(text)
            count += len(text.split())
    old = article("old", pieces(told))
    anchors = [anchor(old, passage) for passage in old.passages]
    while len(anchors) < ANCHORS:
        start = rng.randrange(len(old.text) - 100)
        anchors.append(anchor_span(old, start, start + rng.randrange(10, 100)))
    rows = []
    for name, edit in (("as it was", None), ("all edits, 5%", 0.05), ("all edits, 50%", 0.5)):
        now = pieces(told) if edit is None else everything(pieces(told), edit, rng, others)
        times = []
        for _ in range(QUICK_RUNS if options.quick else RUNS):
            new = article("new", now)
            ground.cache_clear()
            began = perf_counter()
            placed = place_all(anchors, new, whole=False)
            times.append(perf_counter() - began)
        rows.append((name, str(len(placed)), milliseconds(middle(times)), milliseconds(late(times))))
    remark = f"{ANCHORS} anchors in {count} words; target ≤ 500 ms"
    return Table("Time to place tags", ("text", "found", "median ms", "95 % ms"), tuple(rows), remark)
