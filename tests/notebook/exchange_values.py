"""Acts, judgements and sources for the tests of what goes out and comes in, with every kind of text."""

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import strategies as st

from tui.notebook.values import Act, Anchor, Evidence, Judgement, Opinion, Scope, Source, Tag, Target, Witness
from tui.notebook.whereabouts import Whereabouts

A, B = "a" * 64, "b" * 64
NOON = datetime(2024, 5, 3, 12, 0, 0, 123456, tzinfo=UTC)

FERRY = Anchor(A, 4, 22, "The ferry stopped.", "Now ", " Then")
BOAT = Anchor(B, 0, 17, "The boat stopped.", "", " Then")
POST = Source(
    A, "Harbour Post", "Ferry halted", "Anna Kern", "2024-05-03", "post.txt", "https://post.example/1", (1, 2)
)
NEWS = Source(B, "Bay News", path="bay.txt", published="early May")
SEEN = Evidence("1.2", "agree", "also in Bay News", "The ferry stopped.", (Witness("Bay News", BOAT, 0.83),), 2)

NASTY = "\ud83d\ude00\udcff\x00\x1b\x07\x7f\x85\u2028\u202e\ufeff\r\n\t =+-@\uff1d'\"`*_[]()<>|&#!~\\:/.;,$^0123😀é∅"


def judged(
    opinion: Opinion, *anchors: Anchor, by: str = "Ada", at: datetime = NOON, evidence: Evidence | None = None
) -> Judgement:
    scope = Scope.PASSAGE if len(anchors) < 2 else Scope.THREAD
    return Judgement(Target(scope, anchors or (FERRY,)), opinion, by, at, evidence)


def act(judgement: Judgement, number: int = 1) -> Act:
    id = f"{number:032x}"
    return Act(
        id,
        "set",
        "",
        id,
        judgement.target,
        Opinion(),
        judgement.opinion,
        judgement.by,
        judgement.at,
        judgement.evidence,
    )


letters = st.one_of(st.sampled_from(NASTY), st.characters(exclude_categories=[]))
texts = st.text(letters, max_size=12)
digests = st.binary(min_size=32, max_size=32).map(bytes.hex)
ids = st.binary(min_size=16, max_size=16).map(bytes.hex)
zones = st.sampled_from([UTC, timezone(timedelta(hours=5, minutes=30))])
times = st.datetimes(datetime(1970, 1, 2), datetime(2100, 1, 1), timezones=zones)
offsets = st.tuples(st.integers(0, 2**62), st.integers(0, 2**40))
anchors = st.builds(
    lambda digest, place, quote, prefix, suffix: Anchor(digest, place[0], sum(place), quote, prefix, suffix),
    digests,
    offsets,
    texts,
    texts,
    texts,
)
targets = st.builds(Target, st.sampled_from(Scope), st.lists(anchors, min_size=1, max_size=3).map(tuple))
opinions = st.builds(Opinion, st.none() | st.sampled_from(Tag), texts)
witnesses = st.builds(Witness, texts, anchors, st.floats(0, 1))
evidences = st.builds(
    Evidence, texts, texts, texts, texts, st.lists(witnesses, max_size=2).map(tuple), st.integers(0, 99)
)
judgements = st.builds(Judgement, targets, opinions, texts, times, st.none() | evidences)
sketches = st.lists(st.integers(-(2**63), 2**64 - 1), max_size=3).map(tuple)
sources = st.builds(Source, digests, texts, texts, texts, texts, texts, texts, sketches)
acts = st.builds(
    lambda kind, of, **rest: Act(kind=kind, of="" if kind == "set" else of, **rest),
    kind=st.sampled_from(["set", "undo", "redo"]),
    id=ids,
    of=ids,
    group=ids,
    target=targets,
    before=opinions,
    after=opinions,
    by=texts,
    at=times,
    evidence=st.none() | evidences,
)
whereabouts = st.builds(Whereabouts, anchors, anchors, texts, texts, times)
