# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The world around a vault, made small: a clock that stands still, a keychain in memory, a cheap passphrase."""

from __future__ import annotations

from pathlib import Path

from waterline.app import session
from waterline.app.session import Door, Session
from waterline.domain.errors import KeychainUnavailable
from waterline.domain.times import Stamp
from waterline.vault.files import ProfileFiles
from waterline.vault.header import KdfCost

CHEAP = KdfCost(memory_kib=64, iterations=1, lanes=1)
PASSPHRASE = "four quiet words here"


class StandingClock:
    """Gives the same moment until it is moved."""

    def __init__(self) -> None:
        self.stamp = Stamp(1_795_000_000_000, "Europe/Berlin", 60)

    def __call__(self) -> Stamp:
        return self.stamp

    def pass_time(self, *, days: int = 0, ms: int = 0) -> None:
        """Let time go by."""
        self.stamp = Stamp(self.stamp.utc_ms + days * 86_400_000 + ms, self.stamp.zone, self.stamp.offset_minutes)


class MemoryKeychain:
    """A keychain that works; tests change `items` to lose or change what it holds."""

    name = "Test keychain"

    def __init__(self) -> None:
        self.items: dict[str, bytes] = {}

    def read(self, account: str) -> bytes | None:
        """Return the secret or None."""
        return self.items.get(account)

    def write(self, account: str, secret: bytes) -> None:
        """Keep the secret."""
        self.items[account] = secret

    def forget(self, account: str) -> None:
        """Drop the secret."""
        self.items.pop(account, None)


def no_keychain() -> MemoryKeychain:
    """Stand for a computer without a usable keychain."""
    raise KeychainUnavailable("none in this test")


def door_at(folder: Path, clock: StandingClock, keychain: MemoryKeychain | None = None) -> Door:
    """Return the way to a profile in `folder`."""
    return Door(ProfileFiles(folder), clock, (lambda: keychain) if keychain else no_keychain, CHEAP)


def new_session(door: Door, passphrase: str | None = PASSPHRASE) -> tuple[Session, str]:
    """Make a vault that opens by passphrase, or by the door's keychain, and return it open with its recovery code."""
    session.state(door)
    new = session.prepare(door, passphrase)
    if passphrase is None:
        new = session.reserve_key(door, new)
    return session.create(door, new), new.recovery_code
