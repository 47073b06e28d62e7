# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The locked page: every way in, every trouble in a sentence, and never a new journal in place of the old."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit

from tests.ui.held_desk import HeldDesk
from tests.ui.seeing import cut_off, find, settle, tab_order, words_on
from tests.ui.unlock.lock import Lock, bytes_of
from tests.world import PASSPHRASE, MemoryKeychain, no_keychain
from waterline.app import journal, ways
from waterline.app import session as sessions
from waterline.app.session import Door
from waterline.domain import errors
from waterline.ui.theme import Theme


# By passphrase ------------------------------------------------------------------------------------
def test_the_cursor_waits_in_the_passphrase_field_and_enter_opens(door: Door, code: str, theme: Theme, qtbot) -> None:
    lock = Lock(door, theme, qtbot)
    box = find(lock.page, "unlock_passphrase", QLineEdit)
    assert box.hasFocus()
    qtbot.keyClicks(box, PASSPHRASE)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert lock.heard == ["opened"]
    assert box.text() == ""


def test_a_wrong_passphrase_leaves_the_vault_untouched_and_says_what_to_do(
    door: Door, code: str, theme: Theme, qtbot
) -> None:
    before = bytes_of(door)
    lock = Lock(door, theme, qtbot)
    lock.write("unlock_passphrase", "four wrong words here")
    lock.click("unlock_open")
    assert lock.trouble().startswith("That passphrase does not open this journal.")
    assert "recovery code" in lock.trouble()
    assert lock.shows("unlock_use_recovery")
    assert lock.opened == []
    assert bytes_of(door) == before
    box = find(lock.page, "unlock_passphrase", QLineEdit)
    assert box.hasFocus()
    assert box.hasSelectedText(), "typing again replaces it"
    lock.write("unlock_passphrase", PASSPHRASE)
    lock.click("unlock_open")
    assert lock.heard == ["opened"]


def test_an_empty_passphrase_is_not_even_tried(door: Door, code: str, theme: Theme, qtbot) -> None:
    desk = HeldDesk()
    lock = Lock(door, theme, qtbot, desk)
    desk.answer_all()
    settle()
    lock.click("unlock_open")
    assert lock.trouble() == "Type your passphrase first."
    assert desk.waiting == []


def test_while_the_passphrase_is_tried_the_page_waits_calmly(door: Door, code: str, theme: Theme, qtbot) -> None:
    desk = HeldDesk()
    lock = Lock(door, theme, qtbot, desk)
    desk.answer_all()
    settle()
    lock.write("unlock_passphrase", PASSPHRASE)
    lock.click("unlock_open")
    assert lock.says("This takes a moment on purpose")
    assert not find(lock.page, "unlock_open").isEnabled()
    assert find(lock.page, "unlock_passphrase", QLineEdit).isReadOnly()
    qtbot.keyClick(find(lock.page, "unlock_passphrase"), Qt.Key.Key_Return)
    assert len(desk.waiting) == 1
    desk.answer_all()
    assert lock.heard == ["opened"]


# By recovery code ---------------------------------------------------------------------------------
def test_the_recovery_code_opens_it_however_it_is_written(door: Door, code: str, theme: Theme, qtbot) -> None:
    lock = Lock(door, theme, qtbot)
    lock.click("unlock_use_recovery")
    assert find(lock.page, "unlock_code").hasFocus()
    lock.write("unlock_code", code.lower().replace("-", " ").replace("0", "o"))
    qtbot.keyClick(find(lock.page, "unlock_code"), Qt.Key.Key_Return)
    assert lock.heard == ["opened"]


def test_a_slip_in_the_code_is_told_from_the_code_of_another_journal(
    door: Door, code: str, theme: Theme, qtbot
) -> None:
    before = bytes_of(door)
    another = sessions.prepare(replace(door, files=replace(door.files, folder=Path("/nowhere/at all")))).recovery_code
    lock = Lock(door, theme, qtbot)
    lock.click("unlock_use_recovery")
    lock.write("unlock_code", ("0" if code[0] != "0" else "1") + code[1:])
    lock.click("unlock_open")
    slip = lock.trouble()
    lock.write("unlock_code", another)
    lock.click("unlock_open")
    assert "slip" in slip
    assert "another journal" in lock.trouble()
    assert lock.opened == []
    assert bytes_of(door) == before


# By the account's keychain ------------------------------------------------------------------------
def test_at_the_first_start_the_keychain_is_tried_once_by_itself(
    door: Door, keychain_code: str, theme: Theme, qtbot
) -> None:
    lock = Lock(door, theme, qtbot, auto=True)
    assert lock.heard == ["opened"]
    lock.opened[0].close()
    lock.page.leave()
    lock.page.arrive()
    settle()
    assert lock.heard == ["opened"]
    lock.click("unlock_open")
    assert lock.heard == ["opened", "opened"]


def test_after_locking_it_opens_only_when_asked(door: Door, keychain_code: str, theme: Theme, qtbot) -> None:
    lock = Lock(door, theme, qtbot)
    assert lock.heard == []
    assert lock.says("Anyone at this computer account can open it")
    assert lock.says("In Settings you can add a passphrase.")
    lock.click("unlock_open")
    assert lock.heard == ["opened"]


def test_a_keychain_beside_a_passphrase_is_named_for_what_it_is(
    door: Door, keychain_code: str, theme: Theme, qtbot
) -> None:
    session = sessions.open_with_recovery(door, keychain_code)
    ways.set_passphrase(session, PASSPHRASE)
    session.close()
    lock = Lock(door, theme, qtbot)
    assert lock.says("so the passphrase is not asked for")
    lock.click("unlock_use_passphrase")
    lock.write("unlock_passphrase", PASSPHRASE)
    lock.click("unlock_open")
    assert lock.heard == ["opened"]


def lose(keychain: MemoryKeychain) -> None:
    keychain.items.clear()


def change(keychain: MemoryKeychain) -> None:
    for account in keychain.items:
        keychain.items[account] = bytes(32)


@pytest.mark.parametrize(("happens", "said"), [(lose, "no longer in"), (change, "was changed")])
def test_a_lost_or_changed_key_leads_to_the_recovery_code_and_is_told_to_the_window_afterwards(
    door: Door,
    keychain: MemoryKeychain,
    keychain_code: str,
    theme: Theme,
    qtbot,
    happens: Callable[[MemoryKeychain], None],
    said: str,
) -> None:
    before = bytes_of(door)
    happens(keychain)
    lock = Lock(door, theme, qtbot, auto=True)
    assert said in lock.trouble()
    assert "Nothing is lost" in lock.trouble()
    assert {"unlock_again", "unlock_use_recovery"} <= lock.buttons()
    assert bytes_of(door) == before
    lock.click("unlock_use_recovery")
    lock.write("unlock_code", keychain_code)
    lock.click("unlock_open")
    assert lock.heard == ["opened", "key lost"]


class TroubledKeychain(MemoryKeychain):
    """Raises `trouble` when it is read."""

    def __init__(self, trouble: Exception) -> None:
        super().__init__()
        self.trouble = trouble

    def read(self, account: str) -> bytes | None:
        raise self.trouble


@pytest.mark.parametrize(
    ("trouble", "said"),
    [
        (errors.KeychainLocked(), "keychain is locked"),
        (errors.KeychainDismissed(), "did not give out the key"),
        (errors.KeychainTimeout(20), "does not answer"),
        (errors.KeychainUnavailable("gone"), "No system keychain can be used here"),
    ],
)
def test_each_trouble_with_the_keychain_is_a_sentence_with_ways_on(
    door: Door, keychain_code: str, theme: Theme, qtbot, trouble: Exception, said: str
) -> None:
    before = bytes_of(door)
    lock = Lock(replace(door, keychain=lambda: TroubledKeychain(trouble)), theme, qtbot, auto=True)
    assert said in lock.trouble()
    assert {"unlock_again", "unlock_use_recovery"} <= lock.buttons()
    assert bytes_of(door) == before
    lock.click("unlock_use_recovery")
    lock.write("unlock_code", keychain_code)
    lock.click("unlock_open")
    assert lock.heard == ["opened"], "a keychain that only slept has lost nothing"


def test_on_a_computer_without_a_keychain_the_code_still_opens_it(
    door: Door, keychain_code: str, theme: Theme, qtbot
) -> None:
    lock = Lock(replace(door, keychain=no_keychain), theme, qtbot, auto=True)
    lock.click("unlock_use_recovery")
    lock.write("unlock_code", keychain_code)
    lock.click("unlock_open")
    assert lock.heard == ["opened"]


def test_nobody_has_to_wait_for_a_keychain_that_stays_silent(
    door: Door, keychain_code: str, theme: Theme, qtbot
) -> None:
    desk = HeldDesk()
    lock = Lock(door, theme, qtbot, desk, auto=True)
    desk.answer()
    settle()
    assert lock.says("Asking the keychain")
    lock.click("unlock_use_recovery")
    lock.write("unlock_code", keychain_code)
    desk.answer_all()
    assert lock.heard == [], "the late key opens nothing by itself"
    lock.click("unlock_open")
    desk.answer_all()
    assert lock.heard == ["opened"]


# Files that are not as they should be -------------------------------------------------------------
def header_missing(door: Door) -> None:
    door.files.header.unlink()
    door.files.header_copy.unlink()


def header_damaged(door: Door) -> None:
    door.files.header.write_bytes(b"x")
    door.files.header_copy.write_bytes(b"x")


def database_missing(door: Door) -> None:
    door.files.database.unlink()


def everything_gone(door: Door) -> None:
    for path in door.files.folder.iterdir():
        path.unlink()


def folder_is_a_link(door: Door) -> None:
    elsewhere = door.files.folder.with_name("elsewhere")
    door.files.folder.rename(elsewhere)
    door.files.folder.symlink_to(elsewhere)


TROUBLES: list[tuple[Callable[[Door], None], str]] = [
    (header_missing, "The key file is missing"),
    (header_damaged, "The key file is damaged"),
    (database_missing, "The journal’s file is missing"),
    (everything_gone, "The journal’s files are gone"),
    (folder_is_a_link, "This folder is not safe to use"),
]


@pytest.mark.parametrize(("happens", "title"), TROUBLES)
def test_trouble_with_the_files_is_explained_and_never_leads_to_a_new_journal(
    door: Door, code: str, theme: Theme, qtbot, happens: Callable[[Door], None], title: str
) -> None:
    happens(door)
    before = bytes_of(door)
    lock = Lock(door, theme, qtbot, auto=True)
    assert find(lock.page, "file_trouble_title", QLabel).text() == title
    assert lock.says(str(door.files.folder))
    assert lock.says("What you can do")
    assert lock.buttons() - {"file_trouble_rescue"} == {"file_trouble_again"}
    lock.click("file_trouble_again")
    assert find(lock.page, "file_trouble_title", QLabel).text() == title
    assert bytes_of(door) == before
    assert lock.opened == []


def test_once_the_file_is_put_back_trying_again_opens_the_same_journal(
    door: Door, code: str, theme: Theme, qtbot
) -> None:
    kept = door.files.header.read_bytes()
    header_missing(door)
    lock = Lock(door, theme, qtbot)
    door.files.header.write_bytes(kept)
    lock.click("file_trouble_again")
    lock.write("unlock_passphrase", PASSPHRASE)
    lock.click("unlock_open")
    assert lock.heard == ["opened"]


def test_a_damaged_journal_is_explained_after_the_right_passphrase(door: Door, code: str, theme: Theme, qtbot) -> None:
    damaged = bytearray(door.files.database.read_bytes())
    damaged[: len(damaged)] = bytes(len(damaged))
    door.files.database.write_bytes(damaged)
    before = bytes_of(door)
    lock = Lock(door, theme, qtbot)
    lock.write("unlock_passphrase", PASSPHRASE)
    lock.click("unlock_open")
    assert lock.shows("file_trouble_again")
    assert lock.opened == []
    assert bytes_of(door) == before


WAYS_BACK: list[tuple[Callable[[Door], None], list[bool]]] = [
    (header_missing, [False]),
    (database_missing, [False]),
    (everything_gone, [False]),
    (folder_is_a_link, []),
]


@pytest.mark.parametrize(("happens", "asked"), WAYS_BACK)
def test_where_a_backup_can_help_there_is_a_way_to_it(
    door: Door, code: str, theme: Theme, qtbot, happens: Callable[[Door], None], asked: list[bool]
) -> None:
    happens(door)
    lock = Lock(door, theme, qtbot)
    rescues: list[bool] = []
    lock.page.rescue_requested.connect(rescues.append)
    if lock.shows("file_trouble_rescue"):
        lock.click("file_trouble_rescue")
    assert rescues == asked


def test_from_a_damaged_journal_there_is_a_way_to_what_can_be_read(door: Door, code: str, theme: Theme, qtbot) -> None:
    door.files.database.write_bytes(bytes(door.files.database.stat().st_size))
    lock = Lock(door, theme, qtbot)
    rescues: list[bool] = []
    lock.page.rescue_requested.connect(rescues.append)
    lock.write("unlock_passphrase", PASSPHRASE)
    lock.click("unlock_open")
    lock.click("file_trouble_rescue")
    assert rescues == [True]


# Leaving ------------------------------------------------------------------------------------------
def test_no_field_holds_a_secret_once_the_page_is_left(door: Door, code: str, theme: Theme, qtbot) -> None:
    lock = Lock(door, theme, qtbot)
    lock.write("unlock_passphrase", PASSPHRASE)
    lock.page.leave()
    assert [field.text() for field in lock.page.findChildren(QLineEdit) if field.text()] == []


def test_a_journal_that_opens_after_the_page_was_left_is_closed_again(
    door: Door, code: str, theme: Theme, qtbot
) -> None:
    desk = HeldDesk()
    lock = Lock(door, theme, qtbot, desk)
    desk.answer_all()
    lock.write("unlock_passphrase", PASSPHRASE)
    lock.click("unlock_open")
    lock.page.leave()
    desk.answer_all()
    assert lock.heard == []
    assert door.held == []


def test_the_locked_page_reads_the_same_whatever_was_written(door: Door, code: str, theme: Theme, qtbot) -> None:
    empty = words_on(Lock(door, theme, qtbot).page)
    session = sessions.open_with_passphrase(door, PASSPHRASE)
    journal.add_person(session, "Robin")
    journal.keep_draft(session, journal.begin_dig(session))
    session.close()
    assert words_on(Lock(door, theme, qtbot).page) == empty


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_cut_off_at_any_text_size(door: Door, code: str, theme: Theme, qtbot, scale: float) -> None:
    theme.apply(scale=scale)
    lock = Lock(door, theme, qtbot)
    lock.page.resize(900, 560)
    lock.write("unlock_passphrase", "wrong words")
    lock.click("unlock_open")
    assert cut_off(lock.page) == []
    lock.click("unlock_use_recovery")
    lock.write("unlock_code", "wrong")
    lock.click("unlock_open")
    assert cut_off(lock.page) == []
    header_missing(door)
    lock.page.arrive()
    settle()
    assert cut_off(lock.page) == []


def test_tab_goes_from_the_field_to_opening_and_then_to_the_other_ways(
    door: Door, code: str, theme: Theme, qtbot
) -> None:
    lock = Lock(door, theme, qtbot)
    assert tab_order(lock.page) == [
        "unlock_passphrase",
        "unlock_passphrase_eye",
        "unlock_open",
        "unlock_use_recovery",
        "unlock_support",
        "unlock_right_now",
    ]
