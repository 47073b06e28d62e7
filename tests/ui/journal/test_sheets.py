# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What every short flow promises on its own screen: kept as typed, left empty without a trace, read back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from tests.ui.journal.filling import EVERY_ANSWER, Opening, finish, particulars_of, reassured, write
from tests.ui.seeing import cut_off, find, put_on_screen, settle, tab_order, words_on
from waterline.app import journal, templates
from waterline.app.session import Session
from waterline.domain.entry import Origin
from waterline.domain.flows import particulars
from waterline.domain.looking import Looking
from waterline.domain.sheets import (
    FREE_PAGE,
    HOLDING_SPACE,
    SHEETS,
    FreePage,
    HoldingSpace,
)
from waterline.domain.vocabulary import MYSELF
from waterline.ui.desk import InstantDesk
from waterline.ui.journal.entry_page import EntryPage
from waterline.ui.journal.field_words import value_words
from waterline.ui.journal.kinds import reading
from waterline.ui.page_maker import SHORT_FLOWS
from waterline.ui.shared.draft_keeper import DraftKeeper
from waterline.ui.shared.fields import TextBox
from waterline.ui.theme import Theme


@pytest.mark.parametrize("kind", SHEETS)
def test_every_answer_is_kept_as_it_is_given_and_becomes_an_entry(
    opened: Opening, session: Session, keeper: DraftKeeper, qtbot, kind: str
) -> None:
    page = opened(kind)
    write(page, "what_happened", "we laughed")
    keeper.keep_now()
    (draft,) = journal.drafts(session)
    assert (draft.kind, draft.answers.what_happened) == (kind, "we laughed")
    with qtbot.waitSignal(page.finished) as finished:
        QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert journal.drafts(session) == ()
    assert finished.args is not None
    entry = journal.entry(session, finished.args[0])
    assert (entry.kind, entry.answers) == (kind, SHEETS[kind](what_happened="we laughed"))


@pytest.mark.parametrize("kind", SHEETS)
def test_a_page_on_which_nothing_was_said_leaves_nothing_behind(
    opened: Opening, session: Session, keeper: DraftKeeper, qtbot, kind: str
) -> None:
    page = opened(kind)
    write(page, "what_happened", "x")
    keeper.keep_now()
    find(page, "what_happened", QPlainTextEdit).clear()
    with qtbot.waitSignal(page.stopped):
        page.finish()
    assert journal.drafts(session) == ()
    assert journal.timeline(session) == ()


@pytest.mark.parametrize("kind", SHEETS)
def test_each_has_a_screen_of_its_own(opened: Opening, kind: str) -> None:
    page = opened(kind)
    assert page.objectName() == f"{kind}_page"
    assert sum(type(page) is each for each in SHORT_FLOWS.values()) == 1


@pytest.mark.parametrize("kind", SHEETS)
def test_what_was_said_stands_there_again_and_showing_it_changes_nothing(
    opened: Opening, session: Session, keeper: DraftKeeper, qtbot, kind: str
) -> None:
    before = journal.finish(session, journal.begin(session, kind, seed=EVERY_ANSWER[kind]))
    page = opened(kind, journal.edit(session, before.id))
    keeper.keep_now()
    assert journal.drafts(session) == ()
    find(page, "what_happened", TextBox).moveCursor(QTextCursor.MoveOperation.Start)
    write(page, "what_happened", "And: ")
    after = finish(page, session, qtbot)
    assert after.answers == replace(before.answers, what_happened=f"And: {before.answers.what_happened}")


@pytest.mark.parametrize("kind", SHEETS)
def test_a_page_that_was_left_says_nothing_any_more(opened: Opening, session: Session, qtbot, kind: str) -> None:
    reassured(session, "faded", "faded")
    entry = journal.finish(session, journal.begin(session, kind, seed=EVERY_ANSWER[kind]))
    page = opened(kind, journal.edit(session, entry.id))
    with qtbot.waitSignal(page.stopped):
        page.stop()
    typed = [value for value in EVERY_ANSWER[kind].as_dict().values() if isinstance(value, str) and " " in value]
    assert not any(value in words for words in words_on(page) for value in typed)
    assert not page.findChildren(QWidget, "ledger_first") or not find(page, "ledger_first").isVisible()
    assert not any(box.toPlainText() for box in page.findChildren(QPlainTextEdit))
    assert not any(button.isChecked() for button in page.findChildren(QAbstractButton))


@pytest.mark.parametrize("kind", SHEETS)
def test_everything_that_was_said_is_read_back_and_nothing_else(theme: Theme, qtbot, kind: str) -> None:
    everything = EVERY_ANSWER[kind]
    assert set(particulars(everything)) == set(particulars_of(kind)), "something in every field"
    shown = reading(theme, kind, everything, {MYSELF: "Ash"}, "read")
    qtbot.addWidget(shown)
    nothing = reading(theme, kind, SHEETS[kind](), {}, "read")
    qtbot.addWidget(nothing)
    for widget in (shown, nothing):
        widget.resize(600, 1200)
        widget.show()
    settle()
    said = " ".join(words_on(shown))
    for field, value in everything.as_dict().items():
        for each in value if isinstance(value, list) else [value]:
            if field in (*particulars_of(kind), "what_happened", "people", "feelings") and each:
                assert value_words(kind, field, each, {MYSELF: "Ash"}) in said, field
    assert words_on(nothing) == []


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("kind", SHEETS)
def test_with_everything_said_nothing_is_cut_off_in_a_narrow_window(
    opened: Opening, session: Session, theme: Theme, kind: str, scale: float
) -> None:
    theme.apply(scale=scale)
    journal.add_person(session, "Ash")
    entry = journal.finish(session, journal.begin(session, kind, seed=EVERY_ANSWER[kind]))
    page = opened(kind, journal.edit(session, entry.id), (820, 560))
    assert cut_off(page) == []


@pytest.mark.parametrize("kind", SHEETS)
def test_read_from_right_to_left_nothing_is_cut_off_and_the_way_on_stands_at_the_left(
    opened: Opening, session: Session, qapp: QApplication, kind: str
) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    page = opened(kind, journal.begin(session, kind, seed=EVERY_ANSWER[kind]))
    assert cut_off(page) == []
    keep, stop = (find(page, name).mapTo(page, QPoint()).x() for name in ("flow_keep", "flow_stop"))
    assert keep < stop


@pytest.mark.parametrize("people", [(), ("Ash", "M.")])
@pytest.mark.parametrize("kind", SHEETS)
def test_tab_goes_down_the_page_as_the_eye_does(
    session: Session, desk: InstantDesk, theme: Theme, keeper: DraftKeeper, qtbot, kind: str, people: tuple[str, ...]
) -> None:
    for each in people:
        journal.add_person(session, each)
    templates.keep(session, "Morning", "What did I dream?")
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    page = SHORT_FLOWS[kind](session, desk, theme, keeper)
    above, below = QPushButton(), QPushButton()
    above.setObjectName("above")
    below.setObjectName("below")
    for each in (above, page, below):
        column.addWidget(each)
    entry = journal.finish(session, journal.begin(session, kind, seed=EVERY_ANSWER[kind]))
    page.open(journal.edit(session, entry.id))
    window.resize(964, 900)
    window.show()
    page.arrive()
    settle()
    names = tab_order(window)
    assert (names[0], names[-3:]) == ("above", ["flow_stop", "flow_keep", "below"])
    controls = [find(window, name) for name in names if not name.endswith("_clear")]  # comes after its slider
    tops = [each.mapTo(window, each.rect().topLeft()).y() for each in controls[1:-1]]
    bottoms = [each.mapTo(window, each.rect().bottomLeft()).y() for each in controls[1:-1]]
    assert [names[at] for at in range(1, len(tops)) if bottoms[at] < tops[at - 1]] == []
    page.leave()


@pytest.mark.parametrize("kind", SHEETS)
def test_tab_reaches_everything_and_nothing_is_cut_off(opened: Opening, session: Session, kind: str) -> None:
    page = opened(kind)
    reached = tab_order(page)
    assert {"what_happened", "flow_stop", "flow_keep"} <= set(reached)
    assert all(find(page, name).accessibleName() or find(page, name, QAbstractButton).text() for name in reached)
    assert cut_off(page) == []


def test_leaving_by_alt_left_keeps_a_draft_and_goes_back_to_the_line_of_the_course(
    opened: Opening, session: Session, qtbot
) -> None:
    origin = Origin("below", "ten", "a3")
    page = opened(HOLDING_SPACE, journal.begin(session, HOLDING_SPACE, origin=origin))
    write(page, "reflected", "you were scared")
    with qtbot.waitSignal(page.stopped) as stopped:
        QTest.keyClick(page, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert stopped.args == [origin]
    (draft,) = journal.drafts(session)
    assert draft.answers == HoldingSpace(reflected="you were scared")


def test_a_kept_page_is_read_back_under_its_own_questions(theme: Theme, qtbot) -> None:
    said = HoldingSpace(what_happened="I was afraid", will_not="report every hour", people=("p",))
    shown = reading(theme, HOLDING_SPACE, said, {"p": "Ash"}, "read")
    qtbot.addWidget(shown)
    shown.resize(600, 500)
    shown.show()
    settle()
    words = " ".join(words_on(shown))
    for part in ("Who came to you?", "Ash", "What they said", "I was afraid", "What I won’t do", "report every hour"):
        assert part in words
    assert "What I can offer gladly" not in words, "what was not answered is left out"


def test_a_page_a_megabyte_long_is_kept_whole(session: Session) -> None:
    words = "a long night. " * 75_000
    entry = journal.finish(session, journal.begin(session, FREE_PAGE, seed=FreePage(what_happened=words)))
    assert journal.entry(session, entry.id).answers.what_happened == words


def test_a_megabyte_on_the_free_page_is_kept_found_and_read_back(opened, session, keeper, qtbot, desk, theme):
    text = ("It was late and nobody said when it would end. " * 22_000)[:1_000_000] + "needle"
    page = opened(FREE_PAGE)
    box = find(page, "what_happened", TextBox)
    mime = QMimeData()
    mime.setText(text)
    box.insertFromMimeData(mime)
    qtbot.keyClicks(box, " and more")
    keeper.keep_now()
    assert journal.drafts(session)[0].answers.what_happened == text + " and more"
    with qtbot.waitSignal(page.finished) as done:
        page.finish()
    assert done.args is not None
    reread = EntryPage(session, desk, theme)
    reread.show_entry(done.args[0])
    put_on_screen(reread, qtbot)
    assert find(reread, "entry_read_what_happened", TextBox).words() == text + " and more"
    (line,) = journal.timeline(session)
    assert len(line.what_happened) < 1000
    (line,) = journal.look(session, Looking(text="needle"))
    assert line.found is not None
    assert "needle" in line.found.text
