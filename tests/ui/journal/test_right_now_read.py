# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A hot moment stands in the journal under its own name, with its tools in words, in every list and when read back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.seeing import cut_off, find, put_on_screen, words_on
from waterline.app import journal, right_now
from waterline.app.session import Session
from waterline.domain.entry import Entry
from waterline.domain.right_now import RightNow
from waterline.ui.desk import InstantDesk
from waterline.ui.journal.entry_page import EntryPage
from waterline.ui.journal.journal_page import JournalPage
from waterline.ui.theme import Theme


@pytest.fixture
def kept(session: Session) -> Entry:
    own = right_now.add_tool(session, "The bench")
    answers = RightNow(
        intensity_before=8,
        intensity_after=5,
        feelings=("jealous",),
        tools=(("pause_timer", 1200), (own.id, 70), ("move", 20)),
        urges=(6, 7, 5),
        seen="Online at 1.12.",
        made_of_it="It is over.",
        kind_words="No wonder.",
    )
    return right_now.finish(session, replace(right_now.begin(session), answers=answers))


def test_it_is_read_back_with_its_tools_and_their_time(
    qtbot: QtBot, session: Session, desk: InstantDesk, theme: Theme, kept: Entry
) -> None:
    page = EntryPage(session, desk, theme)
    page.show_entry(kept.id)
    put_on_screen(page, qtbot, (964, 900))
    said = words_on(page)
    assert "Right now" in page.hour.text()
    assert "8 of 10 before, 5 of 10 after" in said
    assert "The pause timer, 20 minutes · The bench, 1 minute · Move, under a minute" in said
    assert "6, 7, 5" in said
    assert find(page, "entry_read_seen_words").isVisible()
    assert find(page, "entry_read_made_of_it_words").isVisible()
    assert page.findChildren(QWidget, "entry_read_unsent") == []
    assert cut_off(page) == []


def test_the_journal_and_its_drafts_say_what_it_is(
    qtbot: QtBot, session: Session, desk: InstantDesk, theme: Theme, kept: Entry
) -> None:
    journal.keep_draft(session, replace(right_now.begin(session), answers=RightNow(intensity_before=9)))
    page = JournalPage(session, desk, theme)
    put_on_screen(page, qtbot, (964, 700))
    assert "Right now" in words_on(page)
    spoken = page.lines.data(page.lines.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert "Right now. Jealous" in spoken
    assert "The pause timer · A tool of my own · Move" in spoken
