# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What every test of the user interface may ask for: the theme, as a person finds it on the first day."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication

from waterline.resources import resource_path
from waterline.ui.theme import Theme


@pytest.fixture(scope="session")
def _one_theme(qapp: QApplication) -> Theme:
    qapp.setStyle("Fusion")
    return Theme(qapp, resource_path())


@pytest.fixture
def theme(_one_theme: Theme, qapp: QApplication) -> Iterator[Theme]:
    """Light, text at its usual size, bundled fonts, left to right."""
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    _one_theme.apply(mode="light", scale=1.0, font_choice="bundled", reduced_motion=False)
    yield _one_theme
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    # Widgets of this test go now: Python's own clean-up would take them at any moment, even in the middle of a layout.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
