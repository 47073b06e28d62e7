# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What every test may ask for."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.world import PASSPHRASE, MemoryKeychain, StandingClock, door_at, new_session
from waterline.app.session import Door, Session, close_what_is_open, open_with_passphrase


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


@pytest.fixture(scope="session")
def _made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Hold a profile with an empty vault: making one takes ten times as long as copying it."""
    door = door_at(tmp_path_factory.mktemp("made") / "profile", StandingClock(), MemoryKeychain())
    new_session(door)
    close_what_is_open(door)
    return door.files.folder


@pytest.fixture
def session(door: Door, _made_once: Path) -> Session:
    """An open vault that a passphrase opens."""
    shutil.copytree(_made_once, door.files.folder)
    return open_with_passphrase(door, PASSPHRASE)
