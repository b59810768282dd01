"""Lists every number that accounts give, with what it counts and who gives it."""

from __future__ import annotations

from collections.abc import Sequence

from tui.alignment.tokens import fold, stem
from tui.findings.quantities import Measure, Quantity, find_quantities
from tui.model import Article, Figure


def find_figures(articles: Sequence[Article]) -> tuple[Figure, ...]:
    """List the numbers in body and bullet passages.

    Numbers are one figure where value and unit are the same, however they are written: "50-year" and "five decades".
    Ordinals and rough words without a number ("dozens") are left out.

    Args:
        articles: The accounts.

    Returns:
        The figures, those given by a single article first, each group in the order of the texts.
    """
    first: dict[tuple[str, str], tuple[str, str]] = {}
    places: dict[tuple[str, str], dict[str, str]] = {}
    for article in articles:
        for passage in article.passages:
            if not passage.is_claim:
                continue
            for quantity in find_quantities(passage.text):
                if quantity.measure is Measure.RANK or not quantity.value or quantity.is_implied:
                    continue
                value, unit, key = _named(quantity)
                first.setdefault((value, key), (unit, passage.text[quantity.start : quantity.end]))
                places.setdefault((value, key), {}).setdefault(passage.id, article.id)
    figures = [
        Figure(value, unit, written, tuple(dict.fromkeys(where.values())), tuple(where))
        for ((value, _), (unit, written)), where in zip(first.items(), places.values(), strict=True)
    ]
    return tuple(sorted(figures, key=lambda figure: len(figure.articles) > 1))


def _named(quantity: Quantity) -> tuple[str, str, str]:
    """The value as digits, the unit for the screen, and the unit under which other figures find this one."""
    last = quantity.last or quantity.value
    value, end = quantity.value, last
    if quantity.unit == "day" and quantity.written_unit in _YEARS:
        value, end = value * quantity.scale / _DAYS_OF_YEAR, end * quantity.scale / _DAYS_OF_YEAR
        unit = key = "years"
    elif quantity.measure is Measure.COUNT:
        unit, key = quantity.written_unit, quantity.head
    elif quantity.measure is Measure.UNIT and quantity.unit in _SIGNS:
        unit = key = quantity.unit
    else:
        unit = quantity.written_unit
        key = stem(fold(unit))
    digits = _digits(value) if end == value else f"{_digits(value)}-{_digits(end)}"
    return digits, unit, key


_DAYS_OF_YEAR = 365.0
_YEARS = frozenset("year years decade decades century centuries".split())
_SIGNS = frozenset("$ € £ ¥ ₹".split())


def _digits(value: float) -> str:
    return f"{value:.12g}" if value < 1e12 else f"{value:.0f}"
