# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the vault share: an empty profile and a vault in it, closed at the end."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.vault.profiles import a_vault
from waterline.vault.files import ProfileFiles
from waterline.vault.vault import Vault


@pytest.fixture
def files(tmp_path) -> ProfileFiles:
    """A profile nobody has used yet."""
    return ProfileFiles(tmp_path / "profile")


@pytest.fixture
def vault(files) -> Iterator[Vault]:
    """An open vault in that profile."""
    opened = a_vault(files)
    yield opened
    opened.close()
