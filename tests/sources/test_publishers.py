"""The reader's table of publishers: what is read from it, and what is said of a broken one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tui.sources.publishers import PublishersError, read_publishers


def test_the_table_gives_the_publisher_of_each_outlet(tmp_path: Path) -> None:
    file = tmp_path / "publishers.toml"
    file.write_text('# mine\n[publishers]\n"Daily Bay" = "Bay Media"\nCoast = "Bay Media"\n', encoding="utf-8")
    assert read_publishers(file) == {"Daily Bay": "Bay Media", "Coast": "Bay Media"}


def test_without_a_file_in_the_usual_place_no_outlet_has_a_publisher() -> None:
    assert read_publishers() == {}


def test_the_usual_place_is_the_configuration_folder() -> None:
    folder = Path(os.environ["XDG_CONFIG_HOME"]) / "synoptic"
    folder.mkdir(parents=True)
    (folder / "publishers.toml").write_text('[publishers]\n"Daily Bay" = "Bay Media"\n', encoding="utf-8")
    assert read_publishers() == {"Daily Bay": "Bay Media"}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b'[publishers]\n"A" = "X"\n"B = 3\n', "line 3: "),
        (b'[publishers]\n"A" = "X"\nB = 3\n', "line 3: the publisher of 'B'"),
        (b'[publishers]\n"A" = "X"\n"B" = ""\n', "line 3: the publisher of 'B'"),
        (b'[publishers]\n"A" = "X"\n\xff', "line 3: not UTF-8"),
        (b'\n"A" = "X"\n', "line 2: 'A' stands outside of [publishers]"),
        (b"", "line 1: no table [publishers]"),
        (b"[publishers", "line 1: "),
    ],
)
def test_a_broken_file_is_refused_with_the_line(tmp_path: Path, content: bytes, told: str) -> None:
    file = tmp_path / "publishers.toml"
    file.write_bytes(content)
    with pytest.raises(PublishersError) as refusal:
        read_publishers(file)
    assert str(refusal.value).startswith(f"{file}, {told}")


def test_a_file_that_was_named_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(PublishersError, match="no such file"):
        read_publishers(tmp_path / "missing.toml")
    with pytest.raises(PublishersError, match="not a file"):
        read_publishers(tmp_path)
