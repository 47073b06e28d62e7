# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the locked page share: journals that are locked."""

from __future__ import annotations

import pytest

from tests.world import new_session
from waterline.app.session import Door


@pytest.fixture
def code(door: Door) -> str:
    """Make a vault that a passphrase opens, lock it, and return its recovery code."""
    session, code = new_session(door)
    session.close()
    return code


@pytest.fixture
def keychain_code(door: Door) -> str:
    """Make a vault that the account's keychain opens, lock it, and return its recovery code."""
    session, code = new_session(door, None)
    session.close()
    return code
