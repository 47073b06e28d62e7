# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A passphrase is hidden until asked for, learned by no keyboard, and gone without a trace when it is forgotten."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit

from tests.ui.seeing import find
from waterline.ui.shared.code_field import CodeField
from waterline.ui.shared.new_passphrase import NewPassphrase
from waterline.ui.shared.secret_field import SecretField, caps_lock_shown_by
from waterline.ui.theme import Theme

SHIFT, NONE = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier
SECRETIVE = (
    Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText | Qt.InputMethodHint.ImhNoAutoUppercase
)


@pytest.fixture
def secret(theme: Theme, qtbot) -> SecretField:
    field = SecretField(theme, "Passphrase", name="secret")
    qtbot.addWidget(field)
    field.show()
    qtbot.waitUntil(field.isActiveWindow)
    return field


def test_it_shows_dots_until_the_eye_is_pressed(secret: SecretField, qtbot) -> None:
    qtbot.keyClicks(secret.box, "quiet")
    assert secret.box.displayText() != "quiet"
    eye = find(secret, "secret_eye", QAbstractButton)
    eye.click()
    assert secret.box.displayText() == "quiet"
    assert eye.accessibleName() == "Hide what is typed"
    eye.click()
    assert secret.box.echoMode() == QLineEdit.EchoMode.Password
    assert eye.accessibleName() == "Show what is typed"


def test_keyboards_never_learn_it_not_even_while_it_is_shown(secret: SecretField) -> None:
    for shown in (False, True, False, True):
        secret.show_words(shown)
        assert secret.box.inputMethodHints() & SECRETIVE == SECRETIVE, shown


def test_what_was_forgotten_cannot_be_brought_back_by_undo(secret: SecretField, qtbot) -> None:
    secret.show_words(True)
    qtbot.keyClicks(secret.box, "quiet")
    assert secret.box.isUndoAvailable()
    secret.forget()
    assert not secret.box.isUndoAvailable()
    secret.box.undo()
    assert secret.words() == ""
    assert secret.box.echoMode() == QLineEdit.EchoMode.Password


def test_while_it_is_being_tried_nothing_more_can_be_typed(secret: SecretField, qtbot) -> None:
    secret.hold(True)
    qtbot.keyClicks(secret.box, "x")
    assert secret.words() == ""
    secret.hold(False)
    qtbot.keyClicks(secret.box, "x")
    assert secret.words() == "x"


def test_caps_lock_is_mentioned_from_the_first_letter_that_shows_it(secret: SecretField, qtbot) -> None:
    note = find(secret, "secret_caps")
    qtbot.keyClick(secret.box, Qt.Key.Key_1)
    assert not note.isVisible()
    qtbot.keyClick(secret.box, "A")
    assert note.isVisible()
    qtbot.keyClick(secret.box, "a")
    assert not note.isVisible()


@pytest.mark.parametrize(
    ("text", "modifiers", "on"),
    [
        ("a", NONE, False),
        ("A", NONE, True),
        ("a", SHIFT, True),
        ("A", SHIFT, False),
        ("Ä", NONE, True),
        ("7", NONE, None),
        ("字", NONE, None),
        ("", NONE, None),
    ],
)
def test_only_a_letter_of_the_wrong_size_shows_caps_lock(
    text: str, modifiers: Qt.KeyboardModifier, on: bool | None
) -> None:
    assert caps_lock_shown_by(text, modifiers) is on


def test_a_new_passphrase_is_asked_twice_and_says_what_is_missing(theme: Theme, qtbot) -> None:
    new = NewPassphrase(theme, 8, name="new")
    qtbot.addWidget(new)
    new.show()
    assert new.complaint() == "Type a passphrase first."
    new.first.box.setText("four quiet words")
    assert "once more" in (new.complaint() or "")
    new.second.box.setText("four quiet word")
    assert "not the same" in (new.complaint() or "")
    new.second.box.setText("four quiet words")
    assert new.complaint() is None
    assert new.words() == "four quiet words"
    new.forget()
    assert new.first.words() == new.second.words() == ""


def test_enter_leads_from_the_first_field_to_the_second_and_from_there_on(theme: Theme, qtbot) -> None:
    new = NewPassphrase(theme, 8, name="new")
    qtbot.addWidget(new)
    new.show()
    qtbot.waitUntil(new.isActiveWindow)
    new.first.take_focus()
    qtbot.keyClick(new.first.box, Qt.Key.Key_Return)
    assert new.second.box.hasFocus()
    with qtbot.waitSignal(new.entered, timeout=1000):
        qtbot.keyClick(new.second.box, Qt.Key.Key_Return)


def test_a_recovery_code_is_counted_while_it_is_typed_and_forgotten_without_undo(theme: Theme, qtbot) -> None:
    field = CodeField("Recovery code", name="code")
    qtbot.addWidget(field)
    field.show()
    qtbot.keyClicks(field.box, "ab1-2 c")
    assert find(field, "code_count", QLabel).text() == "5 of 30 characters"
    field.forget()
    field.box.undo()
    assert field.words() == ""
