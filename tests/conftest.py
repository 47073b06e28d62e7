# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What every test may ask for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.world import MemoryKeychain, StandingClock, door_at, new_session
from waterline.app.session import Door, Session, close_what_is_open


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock()


@pytest.fixture
def keychain() -> MemoryKeychain:
    return MemoryKeychain()


@pytest.fixture
def door(tmp_path: Path, clock: StandingClock, keychain: MemoryKeychain) -> Iterator[Door]:
    made = door_at(tmp_path / "profile", clock, keychain)
    yield made
    close_what_is_open(made)


@pytest.fixture
def session(door: Door) -> Session:
    """An open vault that a passphrase opens."""
    return new_session(door)[0]
