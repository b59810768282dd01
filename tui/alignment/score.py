"""Turns measurements of candidate pairs into calibrated probabilities: two logistic models read from weights.json."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from tui.alignment.arrays import Floats
from tui.alignment.candidates import Candidates
from tui.alignment.event import Event
from tui.alignment.features import Columns, context_features, word_features
from tui.model import Progress

WEIGHTS = Path(__file__).with_name("weights.json")
ENCODER_WEIGHTS = Path(__file__).with_name("weights-encoder.json")


@dataclass(frozen=True, slots=True)
class Logistic:
    """A logistic model: probability = 1 / (1 + exp(-(bias + Σ weight · (value - mean) / scale)))."""

    features: tuple[str, ...]
    mean: tuple[float, ...]
    scale: tuple[float, ...]
    weight: tuple[float, ...]
    bias: float

    def __call__(self, columns: Columns) -> Floats:
        """The probability of each candidate.

        Args:
            columns: Feature name → values; it must hold every feature of the model.
        """
        total: Floats | float = self.bias
        for share in self.contributions(columns).values():
            total = total + share
        return np.asarray(1 / (1 + np.exp(-np.asarray(total))), dtype=np.float64)

    def contributions(self, columns: Columns) -> Columns:
        """What each feature adds to the log odds of each candidate, in the order of the model's features.

        Args:
            columns: Feature name → values; it must hold every feature of the model.
        """
        parts = zip(self.features, self.mean, self.scale, self.weight, strict=True)
        return {name: weight * (columns[name] - mean) / scale for name, mean, scale, weight in parts}


@dataclass(frozen=True, slots=True)
class Scorer:
    """The trained part of the alignment."""

    words: Logistic
    """First score, of the two passages alone."""
    context: Logistic
    """Final score, that also knows rivals and neighbours."""
    aligned: float
    """Probability from which the reader is told that both passages report the same claim."""
    possible: float
    """Probability from which a link is shown faintly, and the claim no longer counts as omitted."""


@cache
def load_scorer(encoded: bool = False) -> Scorer:
    """Read the shipped weights (made by tools/train.py).

    Args:
        encoded: Whether a sentence encoder adds its features.
    """
    weights = ENCODER_WEIGHTS if encoded else WEIGHTS
    stored: dict[str, Any] = json.loads(weights.read_text(encoding="utf-8"))
    return Scorer(
        words=_logistic(stored["words"]),
        context=_logistic(stored["context"]),
        aligned=float(stored["aligned"]),
        possible=float(stored["possible"]),
    )


@dataclass(frozen=True, slots=True, eq=False)
class Scored:
    """Candidates with all that led to their scores."""

    columns: Columns
    """Every feature of both models."""
    first: Floats
    """First score of each candidate, 0..1."""
    final: Floats
    """Probability of each candidate that its two passages report the same claim, 0..1."""


def score_candidates(event: Event, pairs: Candidates, progress: Progress) -> Scored:
    """Measure each candidate and say how probable it is that its two passages report the same claim.

    Args:
        event: The claims of all articles.
        pairs: The candidates.
        progress: Called before each of the two scores.
    """
    scorer = load_scorer(event.encodings is not None)
    progress("scoring", 0.0)
    columns = word_features(event, pairs)
    first = scorer.words(columns)
    progress("scoring", 0.5)
    columns |= context_features(event, pairs, first)
    return Scored(columns=columns, first=first, final=scorer.context(columns))


def _logistic(stored: Mapping[str, Any]) -> Logistic:
    features: Mapping[str, Mapping[str, float]] = stored["features"]
    return Logistic(
        features=tuple(features),
        mean=tuple(float(part["mean"]) for part in features.values()),
        scale=tuple(float(part["scale"]) for part in features.values()),
        weight=tuple(float(part["weight"]) for part in features.values()),
        bias=float(stored["bias"]),
    )
