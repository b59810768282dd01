"""A mail gives its letter, or what it passes on, with the facts of its headers."""

from __future__ import annotations

import time
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tui.model import Kind
from tui.sources import load
from tui.sources.extract import Extract, RefusedError
from tui.sources.formats import extracts
from tui.sources.formats.mail_text import read_letter
from tui.sources.formats.sniff import Form, form_of

from . import pages
from .conftest import texts

LETTER = "\n\n".join(pages.PARAGRAPHS)
SENDER = "Ada Lund, Bay News <ada@baynews.example>"


def mail(text: str = LETTER, sender: str = SENDER, subject: str = pages.TITLE, page: str = "") -> EmailMessage:
    message = EmailMessage()
    message["From"] = sender
    message["To"] = "me@home.example"
    message["Date"] = "Fri, 03 May 2024 23:15:00 -0700"
    message["Subject"] = subject
    if text:
        message.set_content(text)
    if page and text:
        message.add_alternative(page, subtype="html")
    elif page:
        message.set_content(page, subtype="html")
    return message


def read(message: EmailMessage | bytes, name: str = "story.eml") -> Extract:
    data = message if isinstance(message, bytes) else message.as_bytes()
    (extract,) = extracts(data, name)
    assert isinstance(extract, Extract)
    return extract


def test_the_headers_are_the_facts_and_the_plain_text_the_letter(tmp_path: Path) -> None:
    found = read(mail(page="<p>The page beside it is not read.</p>"))
    assert (found.title, found.author, found.outlet) == (pages.TITLE, "Ada Lund", "Bay News")
    assert found.published == "2024-05-03"
    assert found.text == f"# {pages.TITLE}\n\n{LETTER}"
    (tmp_path / "a.eml").write_bytes(mail().as_bytes())
    (article,) = load([tmp_path], sentences=False).articles
    assert texts(article, Kind.TITLE) == [pages.TITLE]
    assert texts(article, Kind.BODY) == list(pages.PARAGRAPHS)
    assert article.published == date(2024, 5, 3)


@pytest.mark.parametrize("text", ["", "Open this mail in your browser: https://bay.example/view"])
def test_a_mail_that_is_a_page_gives_the_page_s_text(text: str) -> None:
    pytest.importorskip("lxml")
    cell = f"<td><div style='display:none'>preheader</div>{pages.BODY}</td>"
    page = f"<html><body><table><tr>{cell}</tr></table></body></html>"
    found = read(mail(text, page=page))
    assert found.text == f"# {pages.TITLE}\n\n{LETTER}"


@pytest.mark.parametrize(
    ("sender", "author", "outlet"),
    [
        ("Ada Lund <ada@home.example>", "Ada Lund", None),
        ("Ada Lund via Bay News <x@list.example>", "Ada Lund", "Bay News"),
        ("Ada Lund (Bay News) <x@list.example>", "Ada Lund", "Bay News"),
        ("The Morning Bell <news@bell.example>", None, "The Morning Bell"),
        ("Harbour Post <letters@harbourpost.example>", None, "Harbour Post"),
        ('"Sund Lines" <press@sundlines.example>', None, "Sund Lines"),
        ("=?utf-8?q?Bj=C3=B8rn_Aas?= <b@home.example>", "Bjørn Aas", None),
        ("newsletter@bay.example", None, "bay.example"),
    ],
)
def test_who_sent_it_is_a_writer_or_an_outlet(sender: str, author: str | None, outlet: str | None) -> None:
    raw = f"From: {sender}\nDate: Fri, 3 May 2024 10:00:00 +0000\nSubject: Ferry\n\n{LETTER}".encode()
    found = read(raw)
    assert (found.author, found.outlet) == (author, outlet)


def test_marks_of_answering_and_passing_on_are_no_part_of_the_title() -> None:
    assert read(mail(subject=f"Fwd: RE: {pages.TITLE}")).title == pages.TITLE


FORWARDED = f"""Have a look at this.

---------- Forwarded message ---------
From: *Harbour Post* <news@harbourpost.example>
Date: Thu, 2 May 2024 at 08:00
Subject: Ferry halted
To: Bo <bo@home.example>


{LETTER}

--{" "}
Harbour Post, 1 Quay Street
"""


def test_what_is_passed_on_is_the_article_with_the_facts_of_its_own_headers() -> None:
    found = read(mail(FORWARDED, sender="Bo <bo@home.example>", subject="Fwd: look"))
    assert found.text == f"# Ferry halted\n\n{LETTER}"
    assert (found.author, found.outlet) == (None, "Harbour Post")
    assert found.published == "Thu, 2 May 2024 at 08:00"
    assert found.warnings == ("left out of the mail: the lines above the mail that is passed on, the signature",)


@pytest.mark.parametrize(
    "mark", ["-----Original Message-----", "Begin forwarded message:", "> Begin forwarded message:"]
)
def test_other_programs_ways_to_pass_on_are_known(mark: str) -> None:
    inner = (
        f"{mark}\n\nFrom: Harbour Post <n@h.example>\nSent: 2 May 2024 08:00\nTo: Bo\nSubject: Ferry halted\n\n{LETTER}"
    )
    if mark.startswith(">"):
        inner = "\n".join(line if line.startswith(">") else f"> {line}" for line in inner.split("\n"))
    letter = read_letter(f"Look.\n\n{inner}")
    assert letter.text == LETTER
    assert letter.fields["subject"] == "Ferry halted"
    assert letter.fields["date"] == "2 May 2024 08:00"


def test_a_long_letter_is_itself_the_article_and_not_what_hangs_below_it() -> None:
    long = f"{LETTER}\n\n{LETTER}\n\n{LETTER}"
    letter = read_letter(f"{long}\n\n{FORWARDED.partition('this.')[2]}")
    assert letter.text == long
    assert letter.left_out == ["a mail that is passed on"]


def test_the_mail_that_is_answered_and_the_signature_are_left_out() -> None:
    quoted = "On Fri, 3 May 2024 at 10:00,\nBo Frisk <bo@home.example> wrote:\n\n> What happened?\n>\n> Bo"
    answer = f"{LETTER}\n\n{quoted}\n\n-- \nAda"
    letter = read_letter(answer)
    assert letter.text == LETTER
    assert letter.left_out == ["the signature", "the mail that it answers"]


def test_answers_between_the_lines_keep_their_order() -> None:
    letter = read_letter("On Friday Bo wrote:\n> What happened?\nThe ferry stopped.\n> And then?\nIt was towed.")
    assert letter.text == "The ferry stopped.\n> And then?\nIt was towed.".replace("> ", "")


def test_a_quotation_that_answers_nobody_stays() -> None:
    letter = read_letter(f"The company says in a statement:\n\n> A pump had failed.\n\n{LETTER}")
    assert letter.text == f"The company says in a statement:\n\nA pump had failed.\n\n{LETTER}"


def test_a_mail_that_is_all_quotation_is_read_without_the_marks() -> None:
    assert read_letter("> One line.\n>\n> Another.\n").text == "One line.\n\nAnother."


def test_a_dash_in_a_text_is_no_signature_at_its_beginning() -> None:
    assert read_letter(f"--\n{LETTER}").text == f"--\n{LETTER}"


def test_lines_that_a_program_wrapped_are_put_together() -> None:
    raw = (
        f"From: {SENDER}\nDate: Fri, 3 May 2024 10:00:00 +0000\nSubject: Ferry\n"
        "Content-Type: text/plain; charset=utf-8; format=flowed\n\n"
        "The ferry Aurora stopped \nat noon.\n\nNobody \n was hurt.\n-- \nAda\n"
    )
    assert read(raw.encode()).text == "# Ferry\n\nThe ferry Aurora stopped at noon.\n\nNobody was hurt."


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "utf-16", "us-ascii", "made-up"])
def test_the_text_is_decoded_as_its_part_says_or_as_fits(charset: str) -> None:
    said = "Åberg said no, and José agreed with every word of it."
    codec = {"us-ascii": "utf-8", "made-up": "utf-8"}.get(charset, charset)
    raw = f"From: {SENDER}\nDate: Fri, 3 May 2024 10:00:00 +0000\nSubject: x\n"
    raw += f"Content-Type: text/plain; charset={charset}\n\n"
    if charset == "utf-16":
        message = mail("x")
        message.set_content(said, charset="utf-16", cte="base64")
        assert said in read(message).text
    else:
        assert said in read(raw.encode() + said.encode(codec)).text


def test_attachments_are_named_and_not_read() -> None:
    message = mail()
    message.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="a\x1b[2J.pdf")
    message.add_attachment(LETTER, filename="notes.txt")
    found = read(message)
    assert found.text == f"# {pages.TITLE}\n\n{LETTER}"
    assert found.warnings[0].startswith("attachments are not read: ")
    assert "notes.txt" in found.warnings[0]


@pytest.mark.parametrize(
    ("text", "name", "form"),
    [
        ("From: A\nDate: B\nSubject: C\n\nText.", "story.txt", Form.MAIL),
        ("From ada Fri May 3 2024\nFrom: A\nDate: B\nSubject: C\n\nText.", "story.txt", Form.MAIL),
        ("From: A\nDate: B\nSubject: C\nText.", "story.txt", Form.TEXT),
        ("From: the harbour to the hills\nDate: B\n\nText.", "story.txt", Form.TEXT),
        ("From: A\nDate: B\nSubject is C\n\nText.", "story.txt", Form.TEXT),
        ("Title: A\nDate: B\nAuthor: C\n\nText.", "story.md", Form.TEXT),
        ("Subject: A\n\nText.", "story.eml", Form.MAIL),
        ("Just a text.", "story.eml", Form.TEXT),
    ],
)
def test_a_text_is_a_mail_only_if_it_begins_as_one(text: str, name: str, form: Form) -> None:
    assert form_of(text.encode(), name) is form


HEADERS = f"From: {SENDER}\nDate: Fri, 3 May 2024 10:00:00 +0000\nSubject: Ferry\n"


def nested(depth: int) -> bytes:
    levels = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(depth))
    return (HEADERS + levels + "Content-Type: text/plain\n\n" + LETTER).encode()


@pytest.mark.parametrize(
    "data",
    [
        nested(5_000),
        (HEADERS + 'Content-Type: multipart/encrypted; boundary="b"\n\n--b\n\nx\n--b--').encode(),
        (HEADERS + "Content-Type: image/png\n\nabc").encode(),
        (HEADERS + "\n \n").encode(),
        (HEADERS + "\n").encode() + b"\x00\x01\x02" * 4_000,
        (HEADERS + "Content-Type: message/rfc822\n\n" * 3_000).encode(),
    ],
)
def test_a_mail_without_text_or_made_to_stall_is_refused_in_time(data: bytes) -> None:
    started = time.monotonic()
    with pytest.raises(RefusedError) as refusal:
        read(data)
    assert str(refusal.value).isprintable()
    assert time.monotonic() - started < 5


@pytest.mark.parametrize(
    "header",
    [
        "X: " + "a" * 1_000_000,
        "To: " + "<" * 50_000,
        "Subject: " + "=?utf-8?q?" * 5_000,
        "Content-Type: text/plain; " + "a=b; " * 20_000,
        "Content-Type: text/plain; charset*0*=''%ff; charset*1=x",
        "Content-Transfer-Encoding: base65",
        "Content-Disposition: \x80\xff",
    ],
)
def test_odd_headers_stall_and_break_nothing(header: str) -> None:
    started = time.monotonic()
    raw = header.encode("latin-1") + b"\n" + HEADERS.encode() + b"\n" + LETTER.encode()
    assert pages.PARAGRAPHS[3] in read(raw).text
    assert time.monotonic() - started < 5


def test_a_mail_nested_a_few_times_is_read() -> None:
    assert pages.PARAGRAPHS[3] in read(nested(20)).text


LINES = st.sampled_from(
    ["> ", ">> a", "-- ", "On Monday Bo wrote:", "---------- Forwarded message ----------", "From: a", "Date: b",
     "Subject: c", "", "The ferry stopped.", "____________________________________", "Sent from my phone"]
)  # fmt: skip


@given(st.lists(LINES, max_size=25))
def test_any_letter_is_taken_apart(lines: list[str]) -> None:
    read_letter("\n".join(lines))


PIECES = st.sampled_from(
    [b"Content-Type: multipart/mixed; boundary=b\n", b"--b\n", b"--b--\n", b"\n", b"Content-Type: text/html\n",
     b"\xff\x00", b"Content-Transfer-Encoding: base64\n", b"Content-Transfer-Encoding: x-uuencode\n", b"begin 666 x\n",
     b"Subject: =?x?b?=?=\n",
     b"Content-Type: text/plain; charset=idna; format=flowed\n", b"The ferry stopped at noon. \n",
     b"From: x@[\n", b"Date: 99 May\n"]
)  # fmt: skip


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, max_size=20))
def test_any_mail_is_an_article_or_refused(pieces: list[bytes]) -> None:
    try:
        assert read(HEADERS.encode() + b"".join(pieces)).text.strip()
    except RefusedError as refusal:
        assert str(refusal).isprintable()
