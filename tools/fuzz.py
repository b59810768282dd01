"""Feeds damaged files of every format to the reader of articles: `make fuzz`, `FUZZ_SECONDS=300 make fuzz`.

Each file must give articles whose passages are exact slices of a safe text, or be left out for a reason on one line.
Two fuzzers take turns: hypothesis damages valid files with a sense of their structure, and atheris (where it is
installed) searches for bytes that reach code not reached before. What they find is kept as a file, and becomes
a sample in tests/sources/hostile.py.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import subprocess
import sys
import time
import traceback
from importlib.util import find_spec
from pathlib import Path
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

SECONDS = float(os.environ.get("FUZZ_SECONDS", "20"))
"""For each format and fuzzer."""
SLOW = 10.0
"""Seconds of the processor after which a file counts as a way to stall the program."""
MOST_BYTES = 200_000
"""Bytes of a file that is tried: large ones have tests of their own, and small ones are tried more often."""
PIECES = (
    b"\0",
    b"\xff",
    b"\xfe\xff",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\x1b]0;x\x07",
    b"\xc2\x9b",
    b"\r\n",
    b"\n\n",
    b"- ",
    b"# ",
    b"---\n",
    b"title: [",
    b"<",
    b">",
    b"</p>",
    b"<p>",
    b"<!--",
    b"&#x1b;",
    b"&",
    b"[[",
    b"]]",
    b"{",
    b"}",
    b'"',
    b"\\u",
    b"\\ud800",
    b"9" * 400,
    b"--b",
    b"Content-Type: ",
    b"charset=",
    b"=?utf-8?q?",
    b"endobj",
    b"stream",
    b"xref",
    b"/Kids",
    b"<<",
    b">>",
    b"(",
    b")",
    b"\xe2\x80\xae",
    b"\xcc\x81" * 20,
    b"%",
    b"PK\x03\x04",
    b"\xf3\xa0\x81\xa1",
    b"\xed\xa0\x80",
)
"""What mutations put in."""


def samples() -> dict[str, list[tuple[str, bytes]]]:
    """Valid and hostile files, small enough to be tried often, by the format that their name tells."""
    from tests.sources import builders, hostile

    story, html = builders.STORY, builders.page(builders.paragraphs())
    valid = [
        ("a.txt", f"A Headline\n\nBy Ada Holm\n\n3 May 2024\n\n{story}\n\n- one\n- two\n\nShare :\n".encode()),
        ("a.txt", "Das Schiff fährt. “No”, he said.".encode("cp1252")),
        ("a.txt", "Паром остановился в пятницу.".encode("cp1251")),
        ("a.txt", story.encode("utf-16")),
        ("a.md", f"---\ntitle: Ferry\nauthors: [A, B]\ndate: 2024-05-03\n---\n\n# Ferry\n\n{story}\n".encode()),
        ("a.html", builders.page(builders.paragraphs())),
        ("a.eml", builders.mail(story.encode())),
        ("a.eml", builders.mail(b"--b\r\n\r\n" + story.encode() + b"\r\n--b--", kind="multipart/mixed; boundary=b")),
        ("a.mhtml", builders.saved_page(builders.page(builders.paragraphs()))),
        (
            "a.zip",
            builders.packed({"a.txt": story, "b.md": f"# B\n\n{story}", "c.html": html}),
        ),
        ("a.docx", builders.word(builders.word_paragraphs(story, "Another one."))),
        ("a.epub", builders.book(builders.chapter(builders.paragraphs()))),
        ("a.pdf", builders.pdf(builders.pdf_lines(story, "Another one."))),
        ("a.json", b'{"title": "Ferry", "author": "Ada", "date": "2024-05-03", "text": "' + story.encode() + b'"}'),
        ("a.jsonl", b'{"text": "The ferry stopped."}\n{"text": "It sank.", "title": null}\n'),
    ]
    skipped = {"document bomb", "book bomb", "PDF bomb", "ZIP bomb", "ZIP that lies", "ZIP of many"}  # slow to build
    made = [build() for what, build in hostile.FILES.items() if what not in skipped]
    found: dict[str, list[tuple[str, bytes]]] = {}
    for name, data in [*valid, *((name, data) for name, data in made if len(data) <= MOST_BYTES)]:
        found.setdefault(name.rpartition(".")[2], []).append((name, data))
    return found


class FindingError(Exception):
    """A file did what no file may do; the message tells what."""


def check(data: bytes, name: str) -> None:
    """Read a file, and compare what it gives with itself.

    Args:
        data: The whole content of the file.
        name: Its name.

    Raises:
        FindingError: It is neither refused nor a sound article, or takes too long.
        Exception: Whatever else the reading of it raises, which is a finding as well.
    """
    from tui.sources import make_safe
    from tui.sources.account import Source, read_article
    from tui.sources.extract import Extract, RefusedError
    from tui.sources.formats import extracts
    from tui.sources.load import MAX_CHARACTERS, MAX_PARAGRAPHS, split

    started = time.process_time()
    try:
        found = extracts(data, name)
    except RefusedError as refusal:
        reason = str(refusal)
        if not reason or "\n" in reason or not reason.isprintable():
            raise FindingError(f"the reason is no line: {reason!r}") from None
        found = ()
    for one in found:
        if not isinstance(one, Extract):
            continue
        if len(one.text) > MAX_CHARACTERS:
            continue
        article = read_article(Source(Path(name), one), "a")
        if len(article.passages) > MAX_PARAGRAPHS:
            continue
        for made in (article, *split([article])):
            end = 0
            if make_safe(made.text) != made.text:
                raise FindingError("the text is not safe")
            for fact in (made.path, made.outlet, made.title, made.author, made.dateline, made.note, made.url):
                if fact is not None and ("\n" in fact or make_safe(fact) != fact):
                    raise FindingError(f"a fact is not safe: {fact!r}")
            if any("\n" in warning or make_safe(warning) != warning for warning in made.warnings):
                raise FindingError(f"a warning is not safe: {made.warnings!r}")
            for passage in made.passages:
                if passage.text != made.text[passage.start : passage.end] or not passage.text or passage.start < end:
                    raise FindingError(f"passage {passage.id} is no slice")
                end = passage.end
    if time.process_time() - started > SLOW:
        raise FindingError(f"takes {time.process_time() - started:.0f} s")


def damage(data: bytes, rng: random.Random, others: list[bytes]) -> bytes:
    """Change a file: in the members of an archive, or in its bytes."""
    if data.startswith(b"PK") and rng.random() < 0.7:
        return _damage_member(data, rng, others)
    made = bytearray(data)
    for _ in range(rng.choice((1, 1, 2, 4, 16))):
        at = rng.randrange(len(made) + 1)
        length = min(rng.choice((1, 2, 8, 64, 1_024)), len(made) - at)
        match rng.randrange(7):
            case 0:
                made[at:at] = rng.choice(PIECES)
            case 1:
                made[at : at + length] = rng.choice(PIECES)
            case 2:
                del made[at : at + length]
            case 3:
                made[at:at] = made[at : at + length] * rng.choice((1, 2, 50))
            case 4:
                made[at : at + length] = rng.randbytes(length)
            case 5 if others:
                other = rng.choice(others)
                start = rng.randrange(len(other) + 1)
                made[at:at] = other[start : start + rng.choice((8, 64, 1_024))]
            case _:
                if at < len(made):
                    made[at] ^= 1 << rng.randrange(8)
        if len(made) > MOST_BYTES:
            del made[MOST_BYTES:]
    return bytes(made)


def _damage_member(data: bytes, rng: random.Random, others: list[bytes]) -> bytes:
    from io import BytesIO

    try:
        with ZipFile(BytesIO(data)) as archive:
            members = [(info.filename, archive.read(info)) for info in archive.infolist()[:100]]
    except (BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError, EOFError):
        return data[: rng.randrange(len(data))]
    if not members:
        return data
    which = rng.randrange(len(members))
    name, content = members[which]
    if rng.random() < 0.1:
        name = rng.choice(("/", "../x.txt", "x" * 300, "\x1b[2J.txt", "mimetype", "a.zip"))
    members[which] = (name, damage(content, rng, others) if not content.startswith(b"PK") else content)
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, content in members:
            if name and name not in archive.namelist():
                archive.writestr(name, content)
    return file.getvalue()


def tell(data: bytes, name: str, folder: Path) -> str:
    """Keep a file that was found, and say how to see it again."""
    folder.mkdir(parents=True, exist_ok=True)
    kept = folder / f"{hashlib.sha256(data).hexdigest()[:12]}-{name}"
    kept.write_bytes(data)
    return f"{kept}: {traceback.format_exc(limit=-3)}"


def with_hypothesis(files: list[tuple[str, bytes]], seconds: float, seed: int, folder: Path) -> tuple[int, list[str]]:
    """Damage files until the time is over; the same seed gives the same files."""
    from hypothesis import HealthCheck, Phase, given, settings
    from hypothesis import seed as with_seed
    from hypothesis import strategies as st

    deadline = time.monotonic() + seconds
    tried, found = 0, []
    seen: set[str] = set()
    contents = [data for _, data in files]

    def attempt(which: int, rng: random.Random) -> None:
        nonlocal tried
        name, data = files[which]
        made = damage(data, rng, contents)
        tried += 1
        try:
            check(made, name)
        except Exception as error:
            where = traceback.extract_tb(error.__traceback__)[-1]
            kind = f"{type(error).__name__} {where.filename}:{where.lineno}"
            if kind not in seen:
                seen.add(kind)
                found.append(tell(made, name, folder))

    rounds = 0
    while time.monotonic() < deadline:
        # In rounds: a run of hypothesis ends after a number of examples, not at a time.
        drawn = given(st.integers(0, len(files) - 1), st.randoms(use_true_random=False))(attempt)
        bounded = settings(
            max_examples=100,
            deadline=None,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )(drawn)
        with_seed(seed + rounds)(bounded)()
        rounds += 1
    return tried, found


def with_atheris(form: str, files: list[tuple[str, bytes]], seconds: float, seed: int, folder: Path) -> list[str]:
    """Let atheris search in a process of its own: it never comes back."""
    corpus = folder / "corpus" / form
    corpus.mkdir(parents=True, exist_ok=True)
    for n, (_, data) in enumerate(files):
        (corpus / str(n)).write_bytes(data)
    command = [sys.executable, __file__, "--atheris", form, f"-max_total_time={int(seconds)}", f"-seed={seed}"]
    command += [
        f"-max_len={MOST_BYTES}",
        "-rss_limit_mb=2048",
        "-timeout=60",
        f"-artifact_prefix={folder}/",
        str(corpus),
    ]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", cwd=ROOT)
    return [done.stderr[-3_000:]] if done.returncode else []


def _search(form: str, arguments: list[str]) -> None:
    import atheris

    with atheris.instrument_imports(include=["tui"]):
        import tui.sources
        import tui.sources.account
        import tui.sources.encodings
        import tui.sources.segment  # noqa: F401

    def one(data: bytes) -> None:
        check(data, f"a.{form}")

    atheris.Setup([sys.argv[0], *arguments], one)
    atheris.Fuzz()


def main() -> None:
    """Fuzz every format, and say what was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", metavar="FORM", action="append", help="formats, by their suffix")
    parser.add_argument("--seed", type=int, default=1, help="the same seed gives the same files")
    parser.add_argument("--seconds", type=float, default=SECONDS, help="for each format and fuzzer")
    parser.add_argument("--folder", type=Path, default=ROOT / ".fuzz", help="where files that were found are kept")
    parser.add_argument("--atheris", metavar="FORM", help=argparse.SUPPRESS)
    options, rest = parser.parse_known_args()
    if options.atheris:
        _search(options.atheris, rest)
        return
    has_atheris = find_spec("atheris") is not None
    if not has_atheris:
        print("atheris is not installed, so only hypothesis is used: pip install 'synoptic-reader[fuzz]'", flush=True)
    failed = False
    for form, files in samples().items():
        if options.only and form not in options.only:
            continue
        tried, found = with_hypothesis(files, options.seconds, options.seed, options.folder)
        print(f"{form:6} hypothesis {tried:7,} files, {len(found)} findings", flush=True)
        if has_atheris:
            more = with_atheris(form, files, options.seconds, options.seed, options.folder)
            print(f"{form:6} atheris    {len(more)} findings", flush=True)
            found += more
        for finding in found:
            print(finding, flush=True)
        failed = failed or bool(found)
    sys.exit(failed)


if __name__ == "__main__":
    main()
