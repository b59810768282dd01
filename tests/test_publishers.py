"""`--publishers FILE`: outlets of one publisher count as one origin, and a broken file is refused in one line."""

from __future__ import annotations

import json
from pathlib import Path

from tests.program import refused, run


def accounts(folder: Path) -> list[Path]:
    """Two accounts of outlets that have a name."""
    paths = []
    for name, outlet in (("one", "Daily Bay"), ("two", "Coast Wire")):
        path = folder / f"{name}.txt"
        path.write_text(f"---\noutlet: {outlet}\n---\nThe ferry stopped at noon off Norholm.\n", encoding="utf-8")
        paths.append(path)
    return paths


def test_a_changed_table_counts_at_once_although_the_comparison_was_kept(tmp_path: Path) -> None:
    paths = accounts(tmp_path)
    table = tmp_path / "houses.toml"
    table.write_text('[publishers]\n"Daily Bay" = "Bay Media"\n"Coast Wire" = "Bay Media"\n', encoding="utf-8")
    before = json.loads(run("compare", *paths, "--format", "json").stdout)
    after = json.loads(run("compare", *paths, "--format", "json", "--publishers", table).stdout)
    assert [origin["name"] for origin in before["origins"]] == ["Daily Bay", "Coast Wire"]
    assert [(o["name"], o["reasons"]) for o in after["origins"]] == [("Bay Media", ["both published by Bay Media"])]


def test_a_broken_table_is_refused_with_its_line_by_every_command(tmp_path: Path) -> None:
    paths = accounts(tmp_path)
    table = tmp_path / "houses.toml"
    table.write_text('[publishers]\n"Daily Bay" = 3\n', encoding="utf-8")
    commands: tuple[tuple[str | Path, ...], ...] = (("compare", *paths), ("read", *paths), ())
    for arguments in commands:
        assert f"{table}, line 2: " in refused(run(*arguments, "--publishers", table))
