"""Marking, clipping and wrapping runs change neither their characters nor which of them are marked."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.model import Span, SpanKind
from tui.reading.runs import Run, Runs, clipped, folded, marked, whole

texts = st.text(st.sampled_from("ab c-東é\n"), max_size=60)
spans = st.lists(
    st.builds(
        lambda start, length, kind: Span(start, start + length, kind, ""),
        st.integers(0, 60),
        st.integers(0, 20),
        st.sampled_from(SpanKind),
    ),
    max_size=5,
)


def joined(runs: Runs) -> str:
    return "".join(run.text for run in runs)


def styles(runs: Runs) -> list[str]:
    """The style of each character."""
    return [run.style for run in runs for _ in run.text]


def test_a_span_is_drawn_in_the_style_of_its_kind() -> None:
    assert marked("The ferry stopped.", [Span(4, 9, SpanKind.CONFLICT, "")], "title") == (
        Run("The ", "title"),
        Run("ferry", "conflict"),
        Run(" stopped.", "title"),
    )


def test_of_spans_that_overlap_the_later_shows() -> None:
    runs = marked("abcdef", [Span(0, 4, SpanKind.SHARED, ""), Span(2, 6, SpanKind.CONFLICT, "")])
    assert runs == (Run("ab", "shared"), Run("cdef", "conflict"))


def test_neighbours_of_one_style_are_one_run() -> None:
    assert marked("abcd", [Span(0, 2, SpanKind.EXTRA, ""), Span(2, 4, SpanKind.EXTRA, "")]) == (Run("abcd", "extra"),)


@given(texts, spans)
def test_marking_keeps_every_character_and_marks_just_what_spans_cover(text: str, marks: list[Span]) -> None:
    runs = marked(text, marks, "plain")
    assert joined(runs) == text
    for position, style in enumerate(styles(runs)):
        covering = [span.kind.value for span in marks if span.start <= position < span.end]
        assert style == (covering[-1] if covering else "plain")


@given(texts, spans, st.integers(0, 70), st.integers(0, 70))
def test_clipping_gives_just_the_characters_between_two_offsets(
    text: str, marks: list[Span], start: int, end: int
) -> None:
    runs = marked(text, marks)
    part = clipped(runs, start, end)
    assert joined(part) == text[start:end]
    assert styles(part) == styles(runs)[start:end]
    assert all(run.text for run in part)


@given(texts, spans, st.integers(6, 40), st.integers(0, 4))
def test_wrapping_keeps_words_and_styles_within_the_width(
    text: str, marks: list[Span], width: int, indent: int
) -> None:
    lines = folded(marked(text, marks), width, cell_len, indent)
    assert all(cell_len(joined(line)) <= width for line in lines)
    assert all("\n" not in joined(line) for line in lines)
    assert all(joined(line).startswith(" " * indent) for line in lines[1:])
    assert "".join("".join(map(joined, lines)).split()) == "".join(text.split())


def test_lines_after_the_first_are_set_in() -> None:
    lines = folded([Run("one two three", "dim")], 9, cell_len, 2)
    assert [joined(line) for line in lines] == ["one two", "  three"]
    assert lines[1][-1].style == "dim"


def test_an_edge_within_an_emoji_moves_behind_it() -> None:
    runs = (Run("a 👩"), Run("\u200d🚒", "hit"), Run(" b"))
    assert whole(runs, cell_len) == (Run("a 👩\u200d🚒"), Run(" b"))
    assert whole((Run("⚠"), Run("\ufe0f!", "hit")), cell_len) == (Run("⚠\ufe0f"), Run("!", "hit"))


def test_a_joiner_at_the_end_of_a_line_is_left_out() -> None:
    assert whole((Run("a 👩\u200d"),), cell_len) == (Run("a 👩"),)


@given(st.lists(st.text("a 👩🏽🚒🇳🇴⚠1é東\u200d\ufe0f\u0301\u20e3", max_size=6), max_size=8))
def test_runs_are_together_as_wide_as_their_text(texts: list[str]) -> None:
    made = whole([Run(text, str(n)) for n, text in enumerate(texts)], cell_len)
    joined = "".join(run.text for run in made)
    assert joined.rstrip("\u200d") == "".join(texts).rstrip("\u200d")
    assert sum(cell_len(run.text) for run in made) == cell_len(joined)
