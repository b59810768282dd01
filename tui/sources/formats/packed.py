"""Reads ZIP files without trusting them: bounded in members and size, nothing unpacked to disk, nothing decrypted."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from tui.sources.extract import RefusedError

MAX_MEMBERS = 5_000
"""Members of one file; a book has some hundreds."""
MAX_UNPACKED = 200_000_000
"""Bytes of all members together; pictures are most of it."""
MAX_RATIO = 200
"""How many times larger than the file its members may be: text shrinks to a fifth, bombs to less than a thousandth."""
ALWAYS_ALLOWED = 5_000_000
"""Bytes that members may have at any ratio: a short document of many equal lines packs well, too."""
CHUNK = 65_536
"""Bytes unpacked at a time, between two looks at the limits."""
_ENCRYPTED = 0x1
_MARKUP_DECLARATION = re.compile(rb"<!\s*(?:ENTITY|ELEMENT|ATTLIST)", re.I)
_NULLS = re.compile(rb"\x00")
_WHAT_GOES_WRONG = (BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError, RuntimeError)
"""What `zipfile` raises on files that are broken, or made to break it."""


class Packed:
    """A ZIP file in memory.

    Args:
        data: The whole file.

    Raises:
        RefusedError: It is broken, or far larger unpacked than packed.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = ZipFile(BytesIO(data))
            self._members = {info.filename: info for info in self._zip.infolist()}
        except _WHAT_GOES_WRONG:
            raise RefusedError("is damaged: its list of contents cannot be read; save or download it again") from None
        if len(self._zip.filelist) > MAX_MEMBERS:
            raise RefusedError(f"holds more than {MAX_MEMBERS:,} files; unpack it and name those to read")
        self._room = min(MAX_UNPACKED, max(ALWAYS_ALLOWED, MAX_RATIO * len(data)))
        if sum(info.file_size for info in self._members.values()) > self._room:
            raise RefusedError("unpacks to far more than it is worth (a ZIP bomb?); it was not unpacked")

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the members, without folders, in the order of the file."""
        return tuple(name for name in self._members if name and not name.endswith("/"))

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def size(self, name: str) -> int:
        """Bytes that a member claims to have unpacked; reading it gives no more."""
        return self._members[name].file_size

    def read(self, name: str) -> bytes:
        """Unpack a member.

        Args:
            name: One of `names`.

        Raises:
            RefusedError: It is missing, encrypted, broken, packed in an unusual way, or more than the file may hold.
        """
        info = self._members.get(name)
        if info is None:
            raise RefusedError(f"is damaged: {name} is missing; save or download it again")
        if info.flag_bits & _ENCRYPTED:
            raise RefusedError("is locked with a password; unpack it first")
        if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            # The other methods unpack a few bytes to many megabytes before anybody can count them.
            raise RefusedError("is packed in an unusual way; unpack it first")
        try:
            return b"".join(self._chunks(info))
        except _WHAT_GOES_WRONG:
            raise RefusedError("is damaged and cannot be unpacked; save or download it again") from None

    def _chunks(self, info: ZipInfo) -> Iterator[bytes]:
        with self._zip.open(info) as member:
            while chunk := member.read(CHUNK):
                self._room -= len(chunk)
                if self._room < 0:
                    raise RefusedError("unpacks to far more than it is worth (a ZIP bomb?); the rest was not unpacked")
                yield chunk


def refuse_entities(xml: bytes) -> None:
    """Refuse XML that declares entities: with a few lines of them a document can be made to fill all memory.

    Args:
        xml: A document, in any encoding that leaves ASCII readable once its zero bytes are gone.

    Raises:
        RefusedError: It declares entities.
    """
    if b"!" in xml and _MARKUP_DECLARATION.search(_NULLS.sub(b"", xml)):
        raise RefusedError("declares XML entities, as harmful files do and articles do not; it was not opened")
