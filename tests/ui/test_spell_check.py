# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writing with a dictionary: a quiet wave, words offered in the menu, and typing that never waits."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent, QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QRadioButton, QVBoxLayout, QWidget

from tests.ui.seeing import find, settle
from waterline.app import journal, spelling
from waterline.app.session import Session
from waterline.ui.desk import InstantDesk
from waterline.ui.settings.spelling_card import SpellingCard
from waterline.ui.shared.fields import LineBox, TextBox
from waterline.ui.shared.spelling_marks import SpellingMarks, unknown
from waterline.ui.spell_check import SpellCheck
from waterline.ui.theme import Theme

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # offscreen: raising, grabbing, of menus
pytest.importorskip("hunspell", reason="there is no wheel for this system")


@pytest.fixture(autouse=True)
def english(session: Session, monkeypatch):
    monkeypatch.setattr(spelling, "_LINUX", ())
    spelling.choose(session, "en_US")


@pytest.fixture
def box(theme: Theme, session: Session, qtbot) -> TextBox:
    holder = QWidget()
    column = QVBoxLayout(holder)
    made = TextBox(theme, "What happened?", name="happened")
    column.addWidget(made)
    column.addWidget(LineBox("Next", name="next"))
    made.holder = holder  # type: ignore[attr-defined]
    made.check = SpellCheck(session, InstantDesk(holder), theme, holder)  # type: ignore[attr-defined]
    qtbot.addWidget(holder)
    holder.show()
    qtbot.waitUntil(holder.isActiveWindow)
    made.setFocus()
    return made


def marked(box: TextBox) -> list[str]:
    QTest.qWait(60)
    found, block = [], box.document().begin()
    while block.isValid():
        units = block.text().encode("utf-16-le")
        for each in block.layout().formats():
            if each.format.underlineStyle() == QTextCharFormat.UnderlineStyle.WaveUnderline:
                start, length = each.start, each.length
                found.append(units[2 * start : 2 * (start + length)].decode("utf-16-le"))
        block = block.next()
    return found


def menu_at_cursor(box: TextBox) -> QMenu:
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), box.mapToGlobal(QPoint(5, 5)))
    box.contextMenuEvent(event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def press(menu: QMenu, words: str) -> None:
    next(each for each in menu.actions() if each.text() == words).trigger()
    menu.close()
    settle()


def test_a_word_the_dictionary_does_not_know_is_marked_once_it_is_written(box: TextBox, qtbot):
    qtbot.keyClicks(box, "I was jelous")
    assert marked(box) == []
    qtbot.keyClicks(box, " of it")
    assert marked(box) == ["jelous"]


def test_a_word_behind_an_emoji_is_marked_in_its_place(box: TextBox):
    box.set_words("👩 jelous of it")
    assert marked(box) == ["jelous"]


def test_shouts_single_letters_and_numbers_are_let_be(session: Session):
    speller = spelling.speller(session, "en_US")
    assert speller is not None
    assert unknown("OMGWTF x 22h B. a1b2", speller) == []


def test_a_word_that_was_meant_is_put_in_from_the_menu_by_keys_alone(box: TextBox, qtbot):
    qtbot.keyClicks(box, "jelous of it")
    box.moveCursor(box.textCursor().MoveOperation.Start)
    press(menu_at_cursor(box), "jealous")
    assert box.words() == "jealous of it"
    box.undo()
    assert box.words() == "jelous of it"


def test_a_word_of_ones_own_is_added_and_taken_out_in_the_menu(box: TextBox, session: Session, qtbot):
    qtbot.keyClicks(box, "frubbleish of it")
    box.moveCursor(box.textCursor().MoveOperation.Start)
    press(menu_at_cursor(box), "Add “frubbleish” to my words")
    assert spelling.own_words(session) == ("frubbleish",)
    assert marked(box) == []
    press(menu_at_cursor(box), "Take “frubbleish” out of my words")
    assert spelling.own_words(session) == ()


def test_somebody_who_was_just_named_is_not_marked_any_more(box: TextBox, session: Session, qtbot):
    qtbot.keyClicks(box, "with Zwolf again")
    assert marked(box) == ["Zwolf"]
    journal.add_person(session, "Zwolf")
    box.clearFocus()
    box.setFocus()
    assert marked(box) == []


def test_the_menu_of_a_known_word_is_the_usual_one(box: TextBox, qtbot):
    qtbot.keyClicks(box, "it was")
    menu = menu_at_cursor(box)
    usual = box.createStandardContextMenu()
    assert len(menu.actions()) == len(usual.actions())
    menu.close()
    usual.deleteLater()


def test_switched_off_nothing_is_marked_any_more(box: TextBox, session: Session, qtbot):
    qtbot.keyClicks(box, "jelous of it")
    assert marked(box) == ["jelous"]
    spelling.choose(session, spelling.OFF)
    box.check.load()  # type: ignore[attr-defined]
    settle()
    assert marked(box) == []
    assert box.findChild(SpellingMarks) is None


def test_of_a_megabyte_only_what_is_in_sight_is_checked(box: TextBox, qtbot):
    settle()
    box.set_words("It was late and I was jelous of it. " * 28_000)
    blocks = box.document().blockCount()

    def checked(number: int) -> bool:
        return bool(box.document().findBlockByNumber(number).layout().formats())

    qtbot.waitUntil(lambda: checked(0))
    assert not checked(blocks - 1)
    box.verticalScrollBar().setValue(box.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: checked(blocks - 1))
    assert sum(map(checked, range(blocks))) < blocks // 2
    box.moveCursor(box.textCursor().MoveOperation.Start)
    qtbot.keyClicks(box, "x ")
    assert box.words().startswith("x It was")


def test_settings_let_one_choose_the_language_or_none(theme: Theme, session: Session, qtbot):
    card = SpellingCard(session, InstantDesk(), theme)
    qtbot.addWidget(card)
    card.refresh()
    card.show()
    off, english = (find(card, f"settings_spelling_language_{key}", QRadioButton) for key in ("off", "en_US"))
    assert english.isChecked()
    assert english.accessibleName()
    with qtbot.waitSignal(card.changed):
        off.click()
    assert spelling.choice(session, "en_US").chosen == spelling.OFF
    assert not find(card, "settings_spelling_none", QLabel).isVisible()


def test_settings_say_so_where_there_is_no_dictionary(theme: Theme, session: Session, qtbot, monkeypatch):
    monkeypatch.setattr(spelling, "dictionaries", lambda _: {})
    card = SpellingCard(session, InstantDesk(), theme)
    qtbot.addWidget(card)
    card.refresh()
    card.show()
    assert find(card, "settings_spelling_none", QLabel).isVisible()
    assert card.findChild(QRadioButton) is None
