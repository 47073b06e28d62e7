# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Room set aside while there is some, so that the last words find a place on a disk that is full.

Two slots of the same size that are written over where they lie, in turns: what is in the one stays whole while the
other is being written. Each is `WLR1` | 8 bytes number | 4 bytes length | content; the rest is random from the start,
and random again once the content is safe elsewhere. A slot that does not open is not there.
"""

from __future__ import annotations

import os
import secrets
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

from waterline.domain.errors import DiskFull
from waterline.vault.files import atomic_write, flush
from waterline.vault.troubles import trouble_with

SLOT = 256 * 1024
"""Bytes of one slot: a dig of some hundred pages. What is longer needs room on the disk."""

_SLOTS = 2
_MAGIC = b"WLR1"
_NUMBER, _LENGTH = 8, 4
_HEAD = len(_MAGIC) + _NUMBER + _LENGTH


class Reserve:
    """One file of a profile. Every method may be called from any thread, and raises the storage errors."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._turn = threading.Lock()

    def prepare(self) -> None:
        """Set the room aside where that was not done yet; what it holds is never touched."""
        with self._turn:
            try:
                ready = self._path.stat().st_size == SLOT * _SLOTS
            except FileNotFoundError:
                ready = False
            except OSError as error:
                raise trouble_with(error, self._path) from error
            if not ready:
                atomic_write(self._path, secrets.token_bytes(SLOT * _SLOTS))

    def hold(self, seal: Callable[[bytes], bytes], opens: Callable[[bytes, bytes], object | None]) -> None:
        """Put `seal(number)` into the slot that does not hold the newest content; on the disk when this returns.

        Raises DiskFull where there is no reserve, or the content is longer than a slot.
        """
        with self._turn:
            newest = next(iter(self._newest_first(opens)), (1, 0))
            number = (newest[1] + 1).to_bytes(_NUMBER, "big")
            content = seal(number)
            if len(content) > SLOT - _HEAD or not self._path.exists():
                raise DiskFull(self._path)
            record = _MAGIC + number + len(content).to_bytes(_LENGTH, "big") + content
            self._write((newest[0] + 1) % _SLOTS, record)

    def newest(self, opens: Callable[[bytes, bytes], object | None]) -> object | None:
        """Return what `opens(number, content)` makes of the newest slot it opens, or None."""
        with self._turn:
            for slot, _ in self._newest_first(opens):
                number, content = self._slots()[slot]
                return opens(number, content)
            return None

    def blank(self) -> None:
        """Write over what it holds, where it holds anything."""
        with self._turn:
            for slot in self._slots():
                self._write(slot, secrets.token_bytes(SLOT))

    def _newest_first(self, opens: Callable[[bytes, bytes], object | None]) -> Iterator[tuple[int, int]]:
        """Yield slot and number of each slot that opens."""
        found = sorted(self._slots().items(), key=lambda item: item[1][0], reverse=True)
        for slot, (number, content) in found:
            if opens(number, content) is not None:
                yield slot, int.from_bytes(number, "big")

    def _slots(self) -> dict[int, tuple[bytes, bytes]]:
        """Return number and content of each slot that looks like one."""
        try:
            data = self._path.read_bytes()
        except FileNotFoundError:
            return {}
        except OSError as error:
            raise trouble_with(error, self._path) from error
        found: dict[int, tuple[bytes, bytes]] = {}
        for slot in range(_SLOTS):
            record = data[slot * SLOT : (slot + 1) * SLOT]
            length = int.from_bytes(record[_HEAD - _LENGTH : _HEAD], "big")
            if record.startswith(_MAGIC) and length <= len(record) - _HEAD:
                found[slot] = record[len(_MAGIC) : len(_MAGIC) + _NUMBER], record[_HEAD : _HEAD + length]
        return found

    def _write(self, slot: int, record: bytes) -> None:
        """Write a record where its slot lies; the file neither grows nor shrinks."""
        try:
            descriptor = os.open(self._path, os.O_RDWR | getattr(os, "O_BINARY", 0))
            try:
                os.lseek(descriptor, slot * SLOT, os.SEEK_SET)
                rest = memoryview(record)
                while rest:
                    rest = rest[os.write(descriptor, rest) :]
                flush(descriptor)
            finally:
                os.close(descriptor)
        except OSError as error:
            raise trouble_with(error, self._path) from error
