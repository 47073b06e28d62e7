# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The journal's page over a real vault, on an offscreen display: opening it, scrolling it, and looking as one types."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from tests.benchmarks.figure import Figure, milliseconds
from tests.vault.profiles import NOW
from waterline.app.session import Door, Session
from waterline.resources import resource_path
from waterline.ui.desk import InstantDesk
from waterline.ui.journal.journal_page import JournalPage
from waterline.ui.theme import Theme
from waterline.vault.files import ProfileFiles
from waterline.vault.vault import Vault

SCREENS = 30
"""So many screens are scrolled, beyond the first pages that are read."""

_kept: list[Theme] = []


def figures_of(vault: Vault, files: ProfileFiles, size: int) -> Iterator[Figure]:
    """Measure the page; everything is read on the one thread there is here, so nothing is hidden by another."""
    session = Session(vault, Door(files, lambda: NOW))
    page = JournalPage(session, InstantDesk(), _theme())
    page.resize(964, 700)
    page.show()
    page.arrive()
    _settle()

    def open_it() -> None:
        page.leave()
        page.hide()
        page.show()
        page.lines.reload(anew=True)
        page.arrive()
        _settle()

    yield Figure("opening the journal's page", size, milliseconds(open_it, 5))
    slowest, whole = _scroll(page)
    yield Figure("scrolling a screen of it", size, whole / SCREENS)
    yield Figure("the slowest screen of those", size, slowest)
    page.calendar.unfold(True)
    yield Figure(
        "its calendar, another month", size, milliseconds(lambda: (page.calendar.before.click(), _settle()), 5)
    )
    page.hide()
    page.deleteLater()
    _settle()


def ratios(at: dict[int, dict[str, float]]) -> Iterator[Figure]:
    """Compare what was measured at the most entries with what was at the fewest."""
    small, large = min(at), max(at)
    for what, value in at[large].items():
        yield Figure(f"{what}: against the fewest", large, value / at[small][what], "×")


def _scroll(page: JournalPage) -> tuple[float, float]:
    bar, taken = page.list.verticalScrollBar(), []
    bar.setValue(0)
    _settle()
    for _ in range(SCREENS):
        began = time.perf_counter()
        bar.setValue(bar.value() + bar.pageStep())
        page.list.viewport().repaint()
        _settle()
        taken.append((time.perf_counter() - began) * 1000)
    return max(taken), sum(taken)


def _theme() -> Theme:
    if not _kept:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        app = QApplication.instance() or QApplication([])
        assert isinstance(app, QApplication)
        app.setStyle("Fusion")
        _kept.append(Theme(app, resource_path()))
        _kept[0].apply(mode="light", scale=1.0)
    return _kept[0]


def _settle() -> None:
    for _ in range(3):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
