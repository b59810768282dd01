"""A file that cannot be a notebook, or cannot be written, costs one clear line and no tag."""

import os
import resource
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest

from tests.notebook.tagging import CREW, FERRY, ME, A, tag, tags
from tui.notebook import Anchor, Notebook, NotebookError, Tag
from tui.notebook.errors import explained
from tui.notebook.schema import VERSION

NOBODY = 65534


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "notebook.sqlite3"


@pytest.fixture
def written(path: Path) -> Path:
    with Notebook.open(path, ME) as notebook:
        tag(notebook, FERRY, Tag.VERIFIED)
    return path


@pytest.fixture
def unprivileged_folder() -> Iterator[Path]:
    """A folder of a user whom file permissions bind; root becomes nobody for the length of the test."""
    is_root = os.geteuid() == 0
    if is_root and not hasattr(os, "setresuid"):
        pytest.skip("root may write everything here")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if is_root:
            os.chown(folder, NOBODY, -1)
            os.setresuid(NOBODY, NOBODY, 0)
        try:
            yield folder
        finally:
            folder.chmod(0o755)
            if is_root:
                os.setresuid(0, 0, 0)


def complaint(path: Path) -> str:
    with pytest.raises(NotebookError) as caught:
        Notebook.open(path, ME)
    line = str(caught.value)
    assert "\n" not in line
    return line


def refuses(notebook: Notebook) -> str:
    with pytest.raises(NotebookError) as caught:
        tag(notebook, CREW, Tag.DUBIOUS)
    line = str(caught.value)
    assert "\n" not in line
    return line


def assert_unharmed(path: Path, expected: dict[Anchor, Tag]) -> None:
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    with Notebook.open(path, ME) as notebook:
        assert tags(notebook, [A]) == expected


@contextmanager
def files_no_longer_than(size: int) -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("content", [b"Dear", b"Dear diary,\n" * 1000], ids=["short", "long"])
def test_a_text_file_is_not_a_notebook(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert complaint(path) == f"{path} is not a notebook (not a SQLite file): name another with --notebook"
    assert path.read_bytes() == content


def test_another_programs_database_is_left_alone(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE bookmarks (url TEXT)")
    content = path.read_bytes()
    expected = f"{path} is not a notebook (another program's SQLite file): name another with --notebook"
    assert complaint(path) == expected
    assert path.read_bytes() == content


def test_a_newer_notebook_is_left_alone(written: Path) -> None:
    with closing(sqlite3.connect(written)) as db:
        db.execute("PRAGMA user_version=99")
    content = written.read_bytes()
    line = complaint(written)
    assert f"was written by a newer synoptic (version 99 of the notebook, this one knows {VERSION})" in line
    assert line.endswith("update synoptic or name another with --notebook")
    assert written.read_bytes() == content


def test_an_empty_file_becomes_a_notebook(path: Path) -> None:
    path.touch()
    with Notebook.open(path, ME) as notebook:
        assert tag(notebook, FERRY, Tag.VERIFIED)


def test_a_folder_is_not_a_notebook(tmp_path: Path) -> None:
    assert complaint(tmp_path) == f"{tmp_path} is a folder: name a file with --notebook"


def test_a_device_is_not_a_notebook() -> None:
    assert complaint(Path("/dev/null")) == "/dev/null is no regular file: name a file with --notebook"


def test_a_file_in_place_of_the_folder_is_said(written: Path) -> None:
    assert "its folder is a file" in complaint(written / "notebook.sqlite3")
    assert "Not a directory" in complaint(written / "deep" / "notebook.sqlite3")


def test_a_path_with_a_line_break_gives_one_line(tmp_path: Path) -> None:
    path = tmp_path / "two\nlines\x1b[31m\udcff"
    path.write_text("Dear diary")
    assert "two\\nlines\\x1b[31m\\udcff is not a notebook" in complaint(path)


def test_a_damaged_notebook_is_said_to_be_damaged(written: Path) -> None:
    content = bytearray(written.read_bytes())
    content[200:] = b"\xa5" * (len(content) - 200)
    written.write_bytes(content)
    assert complaint(written) == f"{written} is damaged: `synoptic notebook check --repair` saves what can be read"


def test_a_notebook_cut_short_is_said_to_be_damaged(written: Path) -> None:
    with written.open("r+b") as file:
        file.truncate(4096)
    with pytest.raises(NotebookError, match="is damaged"), Notebook.open(written, ME) as notebook:
        tags(notebook, [A])


@pytest.mark.parametrize(
    "text",
    ["x'ff'", "'{'", "'[]'", '\'{"tag":"sure"}\'', "'{\"note\":1}'"],
    ids=["no text", "no JSON", "no opinion", "no tag", "no note"],
)
def test_an_act_that_makes_no_sense_is_said_to_be_damage(written: Path, text: str) -> None:
    with closing(sqlite3.connect(written, isolation_level=None)) as db:
        db.execute(
            "INSERT INTO act SELECT number + 1, 'x', kind, of, grp, target, before,"
            f" CAST({text} AS TEXT), reader, '9' || at, evidence, subject, added FROM act"
        )
    with Notebook.open(written, ME) as notebook, pytest.raises(NotebookError, match="is damaged"):
        tags(notebook, [A])


def test_a_notebook_in_use_says_so_and_is_unharmed(written: Path) -> None:
    with (
        Notebook.open(written, ME, patience=0.05) as notebook,
        closing(sqlite3.connect(written, isolation_level=None)) as other,
    ):
        other.execute("BEGIN IMMEDIATE")
        assert refuses(notebook) == f"{written} is in use by another program: try again"
        assert tags(notebook, [A]) == {FERRY: Tag.VERIFIED}, "reading goes on"
        other.execute("ROLLBACK")
        assert tag(notebook, CREW, Tag.DUBIOUS)
    assert_unharmed(written, {FERRY: Tag.VERIFIED, CREW: Tag.DUBIOUS})


def test_a_disk_that_takes_no_more_costs_only_the_act(written: Path) -> None:
    with Notebook.open(written, ME) as notebook:
        tag(notebook, FERRY, Tag.DUBIOUS)
        log = written.with_name(f"{written.name}-wal")
        for spare in (0, 1, 30, 4096, 5000):
            with files_no_longer_than(log.stat().st_size + spare):
                assert "check the disk and try again" in refuses(notebook)
            assert tags(notebook, [A]) == {FERRY: Tag.DUBIOUS}
        with closing(sqlite3.connect(written)) as other:
            assert other.execute("SELECT count(*) FROM act").fetchone() == (2,)
        assert tag(notebook, CREW, Tag.DUBIOUS)
    assert_unharmed(written, {FERRY: Tag.DUBIOUS, CREW: Tag.DUBIOUS})


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own for the length of the test, of 512 kB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    try:
        mounted = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", str(disk)], capture_output=True, check=False
        )
    except OSError:
        pytest.skip("there is no mount here")
    if mounted.returncode:
        pytest.skip(f"nothing can be mounted here: {mounted.stderr.decode().strip()}")
    try:
        yield disk
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_a_disk_that_is_really_full_costs_only_the_act(small_disk: Path) -> None:
    path = small_disk / "notebook.sqlite3"
    with Notebook.open(path, ME) as notebook:
        tag(notebook, FERRY, Tag.VERIFIED)
        filler = small_disk / "filler"
        with suppress(OSError), filler.open("wb", buffering=0) as file:
            while True:
                file.write(bytes(512))
        for _ in range(3):
            assert "disk" in refuses(notebook)
        assert tags(notebook, [A]) == {FERRY: Tag.VERIFIED}
        with Notebook.open(path, ME) as again:
            assert tags(again, [A]) == {FERRY: Tag.VERIFIED}
        filler.unlink()
        assert tag(notebook, CREW, Tag.DUBIOUS)
    assert_unharmed(path, {FERRY: Tag.VERIFIED, CREW: Tag.DUBIOUS})


def test_a_folder_that_vanished_is_said(written: Path) -> None:
    with Notebook.open(written, ME) as notebook:
        folder = written.parent.rename(written.parent.with_name("elsewhere"))
        assert "was moved, removed or replaced while it was open: start synoptic again" in refuses(notebook)
        assert tags(notebook, [A]) == {FERRY: Tag.VERIFIED}, "what is there can be read"
    assert_unharmed(folder / written.name, {FERRY: Tag.VERIFIED})


def test_a_full_disk_is_called_by_its_name() -> None:
    with closing(sqlite3.connect(":memory:")) as db, pytest.raises(NotebookError) as caught, explained(Path("n")):
        db.execute("PRAGMA max_page_count=1")
        db.execute("CREATE TABLE a (b)")
    assert str(caught.value) == "n cannot grow (the disk is full): free some space and try again"


@pytest.mark.parametrize("replaced", [False, True])
def test_a_tag_never_goes_into_a_file_that_was_moved_away(written: Path, replaced: bool) -> None:
    with Notebook.open(written, ME) as notebook:
        moved = written.rename(written.with_name("elsewhere.sqlite3"))
        if replaced:
            shutil.copy(moved, written)
        assert "was moved, removed or replaced while it was open: start synoptic again" in refuses(notebook)
    assert_unharmed(moved, {FERRY: Tag.VERIFIED})


def test_a_write_protected_notebook_is_read_but_not_written(unprivileged_folder: Path) -> None:
    path = unprivileged_folder / "notebook.sqlite3"
    with Notebook.open(path, ME) as notebook:
        tag(notebook, FERRY, Tag.VERIFIED)
    for file_mode, folder_mode in ((0o444, 0o755), (0o444, 0o555), (0o644, 0o555)):
        path.chmod(file_mode)
        unprivileged_folder.chmod(folder_mode)
        with Notebook.open(path, ME) as notebook:
            assert tags(notebook, [A]) == {FERRY: Tag.VERIFIED}
            expected = f"{path} cannot be written (read-only): make it writable or name another with --notebook"
            assert refuses(notebook) == expected
        assert [file.name for file in unprivileged_folder.iterdir()] == [path.name]
    unprivileged_folder.chmod(0o755)
    with Notebook.open(path, ME) as notebook:
        assert tag(notebook, CREW, Tag.DUBIOUS)
    assert_unharmed(path, {FERRY: Tag.VERIFIED, CREW: Tag.DUBIOUS})


def test_no_notebook_is_made_in_a_write_protected_folder(unprivileged_folder: Path) -> None:
    unprivileged_folder.chmod(0o555)
    assert "check its folder's permissions" in complaint(unprivileged_folder / "notebook.sqlite3")
    assert "Permission denied" in complaint(unprivileged_folder / "new" / "notebook.sqlite3")
    unprivileged_folder.chmod(0o000)
    assert "Permission denied" in complaint(unprivileged_folder / "notebook.sqlite3")
