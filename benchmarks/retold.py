"""How well the findings match the labels of the retold accounts in benchmarks/retold."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.figures import Options, Table
from benchmarks.growth import TEXTS
from benchmarks.planted import as_article
from tui.compare import compare
from tui.model import Comparison, SpanKind, Status

FOLDER = Path(__file__).with_name("retold")
"""An event a file: two invented accounts of an ECB+ event, one dramatised, with a label for every sentence."""
QUICK_EVENTS = 4


@dataclass(slots=True)
class Tally:
    """Right, wrong and missed decisions."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, said: bool, true: bool) -> None:
        """Count one decision."""
        self.right += said and true
        self.wrong += said and not true
        self.missed += true and not said

    @property
    def row(self) -> tuple[str, str, str]:
        """F1, precision, recall."""
        f1 = 2 * self.right / max(2 * self.right + self.wrong + self.missed, 1)
        return (
            f"{f1:.2f}",
            f"{self.right / max(self.right + self.wrong, 1):.2f}",
            f"{self.right / max(self.right + self.missed, 1):.2f}",
        )


@dataclass(slots=True)
class Score:
    """Tallies over all events."""

    statuses: dict[Status, Tally] = field(default_factory=lambda: {status: Tally() for status in Status})
    embellished: Tally = field(default_factory=Tally)
    characters: Tally = field(default_factory=Tally)
    sources: Tally = field(default_factory=Tally)
    people: Tally = field(default_factory=Tally)
    conflicts: Tally = field(default_factory=Tally)


def measure(options: Options) -> Table:
    """Compare each event's real and retold accounts; the articles at hand play no part."""
    if not TEXTS.is_file():
        return Table("Findings in retold accounts", ("finding",), (), f"left out: {TEXTS} is not there")
    score, events = Score(), 0
    for entry, made in _compared(QUICK_EVENTS if options.quick else None):
        events += 1
        _statuses(entry, made, score)
        _people(entry, made, score)
        _conflicts(entry, made, score)
    macro = sum(float(tally.row[0]) for tally in score.statuses.values()) / len(score.statuses)
    rows = [
        *((f"status {status.value}", *tally.row) for status, tally in score.statuses.items()),
        ("status, mean of the five", f"{macro:.2f}", "", ""),
        ("sentences with an embellished part", *score.embellished.row),
        ("characters embellished", *score.characters.row),
        ("sentences that name a source", *score.sources.row),
        ("people whom one account names", *score.people.row),
        ("conflicting pairs", *score.conflicts.row),
    ]
    note = f"{events} events with two retold accounts each; the labels were written with the accounts"
    return Table("Findings in retold accounts", ("finding", "F1", "P", "R"), tuple(rows), note)


def _compared(most: int | None) -> Iterator[tuple[Mapping[str, Any], Comparison]]:
    lines = TEXTS.read_text(encoding="utf-8").splitlines()
    clusters = {cluster["cluster"]: cluster for cluster in map(json.loads, lines)}
    for path in sorted(FOLDER.glob("*.json"))[:most]:
        entry = json.loads(path.read_text(encoding="utf-8"))
        documents = {document["id"]: document for document in clusters[entry["cluster"]]["documents"]}
        real = [as_article(documents[name]) for name in entry["documents"]]
        told = [as_article({**account, "sentences": _texts(account)}) for account in entry["accounts"]]
        yield entry, compare([*real, *told])


def _texts(account: Mapping[str, Any]) -> Sequence[str]:
    return [sentence["text"] for sentence in account["sentences"]]


def _statuses(entry: Mapping[str, Any], made: Comparison, score: Score) -> None:
    findings = {finding.passage: finding for finding in made.findings}
    for account in entry["accounts"]:
        for index, label in enumerate(account["sentences"]):
            finding = findings.get(f"{account['id']}:{index}")
            if finding is None:
                continue
            for status, tally in score.statuses.items():
                tally.add(finding.status is status, label["status"] == status.value)
            said = {at for s in finding.spans if s.kind is SpanKind.EMBELLISH for at in range(s.start, s.end)}
            true: set[int] = set()
            for part in label["embellish"]:
                start = label["text"].find(part)
                true |= set(range(start, start + len(part)))
            score.embellished.add(bool(said), bool(true))
            score.characters.right += len(said & true)
            score.characters.wrong += len(said - true)
            score.characters.missed += len(true - said)
            score.sources.add(finding.credit.attribution is not None, label["attribution"] is not None)


def _people(entry: Mapping[str, Any], made: Comparison, score: Score) -> None:
    retold = {account["id"] for account in entry["accounts"]}
    true = {_last_name(person["name"]) for person in entry["people"] if len(person["in"]) == 1}
    said = {_last_name(p.name) for p in made.people if len(p.articles) == 1 and retold >= set(p.articles)}
    true &= {_last_name(person["name"]) for person in entry["people"] if set(person["in"]) <= retold}
    score.people.right += len(said & true)
    score.people.wrong += len(said - true)
    score.people.missed += len(true - said)


def _last_name(name: str) -> str:
    return name.split()[-1].lower().removeprefix("al-")


def _conflicts(entry: Mapping[str, Any], made: Comparison, score: Score) -> None:
    retold = {account["id"] for account in entry["accounts"]}
    true = Counter(frozenset((one["a"], one["b"])) for one in entry["conflicts"])
    said = Counter(
        frozenset((c.a, c.b)) for c in made.conflicts if retold & {c.a.partition(":")[0], c.b.partition(":")[0]}
    )
    score.conflicts.right += len(said.keys() & true.keys())
    score.conflicts.wrong += len(said.keys() - true.keys())
    score.conflicts.missed += len(true.keys() - said.keys())
