# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A journal with people in it, and the sheet one makes of it."""

from __future__ import annotations

import pytest

from tests.ui.patterns.writing import write_moment
from tests.ui.seeing import put_on_screen
from waterline.app import insight, journal
from waterline.app.session import Session
from waterline.ui.desk import InstantDesk
from waterline.ui.journal.on_paper import entry_part
from waterline.ui.patterns import on_paper
from waterline.ui.session_sheet.session_sheet_page import SessionSheetPage
from waterline.ui.theme import Theme


@pytest.fixture
def written(session: Session, clock) -> list[str]:
    """Six moments that name Sam and Robin, the newest last."""
    people = tuple(journal.add_person(session, name).id for name in ("Sam", "Robin"))
    ids: list[str] = []
    for number in range(1, 7):
        clock.pass_time(days=20)
        what = f"Number {number}: Sam went to Robin’s on Elm Street. SAM had promised 🌊 me not to."
        moment = {"fears": ("being_left",), "needs": ("time",), "root": "Sam may leave."}
        ids.append(write_moment(session, what, people=people, **moment))
    return ids


@pytest.fixture
def page(qtbot, theme: Theme, session: Session, written: list[str]) -> SessionSheetPage:
    """The sheet, shown as the window shows it."""
    made = SessionSheetPage(session, InstantDesk(), theme, entry_part)
    made.offer(on_paper.parts(insight.patterns(session)))
    put_on_screen(made, qtbot, (900, 700))
    return made
