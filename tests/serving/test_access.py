"""Who is let in: who has the token, came here on purpose, and is no page of another site."""

from __future__ import annotations

import pytest

from tui.serving.access import Access, new_token
from tui.serving.names import MOST_CHARACTERS, packed, safe_name, unpacked


def test_a_token_has_256_bits_and_is_another_each_time() -> None:
    tokens = {new_token() for _ in range(100)}
    assert len(tokens) == 100
    assert {len(token) for token in tokens} == {43}  # six bits each


def test_only_the_whole_token_is_the_token() -> None:
    access = Access()
    assert access.admits(access.token)
    for wrong in ("", "ö", "\udcff", access.token[:-1], access.token + "a", access.token.swapcase()):
        assert not access.admits(wrong)


def test_the_token_is_not_told_where_a_value_is_printed() -> None:
    access = Access()
    assert access.token not in repr(access)


@pytest.mark.parametrize(
    ("host", "is_known"),
    [
        ("127.0.0.1:8000", True),
        ("127.0.0.1", True),
        ("[::1]:8000", True),
        ("192.0.2.7:8000", True),
        ("localhost:9000", True),
        ("LOCALHOST", True),
        ("evil.example", False),
        ("evil.example:8000", False),
        ("127.0.0.1.evil.example", False),
        ("localhost.evil.example", False),
        ("evil.example@127.0.0.1", False),
        ("127.0.0.1:8000;x", False),
        ("127.0.0.1:8000/x", False),
        ("[::1", False),
        ("0x7f.1", False),
        ("", False),
    ],
)
def test_a_name_that_anybody_can_have_resolved_to_this_machine_is_not_answered_to(host: str, is_known: bool) -> None:
    assert Access().knows_host(host) is is_known


def test_names_given_on_the_command_line_are_answered_to() -> None:
    access = Access(host="Desk.example", public_url="https://reader.example/accounts/")
    assert access.knows_host("desk.example:8000")
    assert access.knows_host("reader.example")
    assert not access.knows_host("other.example")


@pytest.mark.parametrize(
    ("origin", "is_trusted"),
    [
        ("http://127.0.0.1:8000", True),
        ("https://reader.example", True),
        ("http://reader.example", False),
        ("https://reader.example:444", False),
        ("http://127.0.0.1:8001", False),
        ("http://localhost:8000", False),
        ("http://evil.example", False),
        ("null", False),
        ("", False),
        ("ftp://127.0.0.1:8000", False),
    ],
)
def test_only_pages_of_this_server_are_trusted(origin: str, is_trusted: bool) -> None:
    access = Access(public_url="https://reader.example/")
    assert access.trusts(origin, "127.0.0.1:8000") is is_trusted


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Anna Lund ", "Anna Lund"),
        ("Þóra = {x}; y", "Þóra = {x}; y"),
        ("安娜", "安娜"),
        ("", ""),
        ("\n\t \u200b", ""),
    ],
)
def test_a_name_comes_back_from_its_cookie(typed: str, kept: str) -> None:
    assert safe_name(typed) == kept
    assert unpacked(packed(safe_name(typed))) == kept


def test_no_name_can_carry_what_a_terminal_obeys() -> None:
    for name in (safe_name("A\x1b]52;c;eA==\x07\x9b31m\u202e\x00\udc80B"), unpacked("A%1b%5d52%00%ffB")):
        assert not any(ord(char) < 32 or 0x7F <= ord(char) < 0xA0 or 0xD800 <= ord(char) < 0xE000 for char in name)
        assert name[0] == "A" and name[-1] == "B"
    assert len(safe_name("x" * 10_000)) == MOST_CHARACTERS
