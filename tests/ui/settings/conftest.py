# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of Settings share: the page over an open journal."""

from __future__ import annotations

import pytest

from tests.ui.settings.room import Room
from tests.world import new_session
from waterline.app.session import Door, Session
from waterline.ui.theme import Theme


@pytest.fixture
def room(door: Door, session: Session, theme: Theme, qtbot) -> Room:
    """The page over a journal that a passphrase opens."""
    return Room(door, session, theme, qtbot)


@pytest.fixture
def keychain_room(door: Door, theme: Theme, qtbot) -> Room:
    """The page over a journal that the account's keychain opens."""
    session, code = new_session(door, None)
    return Room(door, session, theme, qtbot, code=code)
