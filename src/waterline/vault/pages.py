# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads an encrypted database page by page without SQLite, so that one bad page costs no other.

SQLCipher 4 as we set it up: 4096-byte pages, the last 80 bytes of each its nonce (16) and its HMAC-SHA512 (64) over
page and number. The first 16 bytes of the file are the salt of the HMAC's key. Pages in the log stand above those of
the file (sqlite.org/fileformat2.html, section 4).
"""

from __future__ import annotations

import hashlib
import hmac
import struct
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

from waterline.vault.cipher import PAGE_BYTES
from waterline.vault.troubles import trouble_with

USABLE_BYTES = PAGE_BYTES - 80
"""Bytes of a page that SQLite has for itself."""

_SALT_BYTES, _NONCE_BYTES = 16, 16
_KINDS = (0x02, 0x05, 0x0A, 0x0D)
_MOST_MISSING = 1_000_000
"""Pages a file may claim beyond those it has, before its claim is taken for nonsense."""

_LOG_HEADER, _FRAME_HEADER = 32, 24
_ENDIAN = {b"\x37\x7f\x06\x82": "<", b"\x37\x7f\x06\x83": ">"}
"""How a log with this beginning reads the words its checksums are made of."""


class PageReader:
    """The readable pages of a database with its log.

    `count` is how many there should be, `lost` how many of them cannot be read. `vouched` turns False where the salt
    at the start of the file is gone, and with it the means to tell whether a page is as it was written: then those
    that look like pages are taken.
    """

    def __init__(self, path: Path, key: bytes) -> None:
        """Look at the files; raises the storage errors where the database cannot be opened at all."""
        self._path = path
        self._key = key
        try:
            with path.open("rb") as file:
                self._salt = file.read(_SALT_BYTES)
                in_file = (file.seek(0, 2) + PAGE_BYTES - 1) // PAGE_BYTES
        except OSError as error:
            raise trouble_with(error, path) from error
        self._log = path.with_name(path.name + "-wal")
        self._in_log, committed = self._places_in_log()
        self.count = committed or in_file
        self.lost = 0
        self.vouched = True

    def pages(self) -> Iterator[tuple[int, bytes]]:
        """Yield number and plain bytes (USABLE_BYTES of them) of every page that can be read."""
        with _Opened(self._path) as file, _Opened(self._log) as log:
            seal = self._seal(file, log)
            self.vouched = seal is not None
            number = 1
            while number <= self.count:
                plain = self._page(number, file, log, seal)
                if plain is None:
                    self.lost += 1
                else:
                    if number == 1 and not self._in_log:
                        self._believe(plain)
                    yield number, plain
                number += 1

    def _believe(self, first: bytes) -> None:
        """Take the number of pages from the first one: a file may have lost its end."""
        declared = int.from_bytes(first[28:32], "big")
        if 0 < declared <= self.count + _MOST_MISSING:
            self.count = declared

    def _seal(self, file: BinaryIO | None, log: BinaryIO | None) -> bytes | None:
        """Return the key of the pages' seals, by the salt of the file or of the first page in the log."""
        salts = [self._salt]
        place = self._in_log.get(1)
        if place is not None and (salt := _read(log, place, _SALT_BYTES)) is not None:
            salts.append(salt)
        for salt in salts:
            seal = _seal_key(self._key, salt)
            if any(self._page(number, file, log, seal) is not None for number in range(1, self.count + 1)):
                return seal
        return None

    def _page(self, number: int, file: BinaryIO | None, log: BinaryIO | None, seal: bytes | None) -> bytes | None:
        place = self._in_log.get(number)
        if place is not None:  # what the file has below it is older: better lost than risen from the dead
            sealed = _read(log, place, PAGE_BYTES)
        else:
            sealed = _read(file, (number - 1) * PAGE_BYTES, PAGE_BYTES)
        if sealed is None or not any(sealed):
            return None
        start = _SALT_BYTES if number == 1 else 0
        body, nonce = sealed[start:USABLE_BYTES], sealed[USABLE_BYTES : USABLE_BYTES + _NONCE_BYTES]
        if seal is not None:
            found = hmac.digest(seal, body + nonce + struct.pack("<I", number), "sha512")
            if not hmac.compare_digest(found, sealed[USABLE_BYTES + _NONCE_BYTES :]):
                return None
        decryptor = Cipher(AES(self._key), CBC(nonce)).decryptor()
        plain = bytes(start) + decryptor.update(body) + decryptor.finalize()
        return plain if seal is not None or self._plausible(number, plain) else None

    def _plausible(self, number: int, plain: bytes) -> bool:
        """Tell whether this looks like a page of rows or a page that continues one; noise hardly ever does."""
        if number > 1 and int.from_bytes(plain[:4], "big") <= self.count:
            return True
        start = 100 if number == 1 else 0
        many, content = (int.from_bytes(plain[start + at : start + at + 2], "big") for at in (3, 5))
        return plain[start] in _KINDS and start + 8 + 2 * many <= content <= USABLE_BYTES

    # The log --------------------------------------------------------------------------------------
    def _places_in_log(self) -> tuple[dict[int, int], int]:
        """Return where in the log the latest committed state of each page stands, and how many pages there are.

        A commit counts where its own frame is whole, so a transaction that a crash cut off does not. A frame damaged
        before it costs its page.
        """
        places: dict[int, int] = {}
        waiting: dict[int, int] = {}
        size = 0
        with _Opened(self._log) as log:
            header = _read(log, 0, _LOG_HEADER)
            if header is None or header[:4] not in _ENDIAN:
                return {}, 0
            endian, before = _ENDIAN[header[:4]], header[24:32]
            at = _LOG_HEADER
            while (frame := _read(log, at, _FRAME_HEADER + PAGE_BYTES)) is not None:
                number, committed = struct.unpack(">II", frame[:8])
                if frame[8:16] == header[16:24] and number:  # else it is left from an earlier use of the log
                    waiting[number] = at + _FRAME_HEADER
                    if committed and _follows(frame, before, endian):
                        places |= waiting
                        waiting, size = {}, committed
                before = frame[16:24]
                at += _FRAME_HEADER + PAGE_BYTES
        return {number: place for number, place in places.items() if number <= size}, size


def _follows(frame: bytes, before: bytes, endian: str) -> bool:
    """Tell whether a frame of the log carries the checksum that follows from the one of the frame before it."""
    first, second = struct.unpack(">II", before)
    words = iter(struct.unpack(f"{endian}{2 + PAGE_BYTES // 4}I", frame[:8] + frame[_FRAME_HEADER:]))
    for one, other in zip(words, words, strict=True):
        first = (first + one + second) & 0xFFFFFFFF
        second = (second + other + first) & 0xFFFFFFFF
    return struct.pack(">II", first, second) == frame[16:24]


class _Opened:
    """A file that may be missing or refuse to open: then None."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: BinaryIO | None = None

    def __enter__(self) -> BinaryIO | None:
        with suppress(OSError):
            self._file = self._path.open("rb")
        return self._file

    def __exit__(self, *_: object) -> None:
        if self._file is not None:
            self._file.close()


def _read(file: BinaryIO | None, at: int, length: int) -> bytes | None:
    """Return these bytes, or None where the file ends before them or the disk does not give them."""
    if file is None:
        return None
    try:
        file.seek(at)
        found = file.read(length)
    except OSError:
        return None
    return found if len(found) == length else None


def _seal_key(key: bytes, salt: bytes) -> bytes:
    return hashlib.pbkdf2_hmac("sha512", key, bytes(each ^ 0x3A for each in salt), 2, 32)
