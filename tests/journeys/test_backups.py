# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups as they come about by themselves, and the way back, in the real window over a real vault."""

import time

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit

from tests.app.writing import roots
from tests.journeys import ways
from tests.journeys.ways import PASSPHRASE, Moment
from tests.world import door_at
from waterline.app import safekeeping
from waterline.app import session as doors
from waterline.ui import safekeeper
from waterline.ui.shared.line_list import LineList
from waterline.vault.backup import backups_in
from waterline.vault.cipher import PAGE_BYTES


@pytest.fixture
def app(open_program, journey_door):
    program, hands = open_program(journey_door)
    ways.first_run(hands)
    return program, hands, journey_door


def write(hands, root):
    hands.click("place_now")
    hands.click("begin_dig")
    ways.dig(hands, Moment(root=root))


def backups(door):
    return backups_in(door.files.backups) if door.files.backups.exists() else ()


def unlock(hands):
    hands.write("unlock_passphrase", PASSPHRASE)
    hands.click("unlock_open")
    hands.wait(lambda: not hands.there("unlock_page"), "it opens")


def test_locking_after_writing_makes_a_backup_and_locking_again_makes_none(app):
    _, hands, door = app
    write(hands, "one")
    hands.click("lock_button")
    hands.see("unlock_passphrase")
    assert len(backups(door)) == 1
    unlock(hands)
    hands.click("lock_button")
    hands.see("unlock_passphrase")
    assert len(backups(door)) == 1


def test_leaving_in_order_makes_a_backup_behind_the_closed_window(app):
    program, hands, door = app
    write(hands, "one")
    left = []
    program.gate.left.connect(lambda: left.append(True))
    hands.window.close()
    assert not hands.window.isVisible()
    hands.wait(lambda: left, "it ends")
    assert len(backups(door)) == 1
    assert door.held == []


def test_quick_exit_makes_none_and_the_next_unlock_makes_it(app, monkeypatch):
    program, hands, door = app
    monkeypatch.setattr(safekeeper, "AFTER_UNLOCK_MS", 1)
    write(hands, "one")
    program.quick_exit.go()
    hands.wait(lambda: not door.held, "it is closed")
    program.quick_exit.finished()
    assert backups(door) == ()
    program.gate.summon()
    hands.see("unlock_passphrase")
    unlock(hands)
    hands.wait(lambda: backups(door), "the backup is made")


def test_falling_asleep_waits_for_no_backup(app):
    program, hands, door = app
    write(hands, "one")
    program.away.away.emit("sleep")
    hands.see("unlock_passphrase")
    assert backups(door) == ()


def test_somebody_who_starts_it_again_while_it_is_leaving_finds_the_door(app, monkeypatch):
    program, hands, _ = app
    write(hands, "one")
    real = safekeeping.back_up_if_due

    def slow(session, progress=None):
        time.sleep(0.3)
        return real(session, progress)

    monkeypatch.setattr(safekeeping, "back_up_if_due", slow)
    left = []
    program.gate.left.connect(lambda: left.append(True))
    hands.window.close()
    program.gate.summon()
    hands.see("unlock_passphrase")
    QTest.qWait(100)
    assert left == []
    assert hands.window.isVisible()


def test_an_unplugged_stick_holds_up_nobody_and_is_said_after_the_next_unlock(app, tmp_path, monkeypatch):
    program, hands, _ = app
    stick = tmp_path / "stick"
    stick.mkdir()
    safekeeping_session = program.gate.session
    done = []
    program.desk.ask(program.gate, lambda: safekeeping.choose_folder(safekeeping_session, stick), done.append)
    hands.wait(lambda: done, "the folder is chosen")
    stick.rmdir()
    write(hands, "one")
    monkeypatch.setattr(safekeeper, "AFTER_UNLOCK_MS", 1)
    hands.click("lock_button")
    unlock(hands)
    hands.wait(lambda: hands.reads("cannot be reached. If it is on a drive, plug it in"), "it is said")


def test_a_backup_is_brought_back_from_settings_and_the_door_says_so(app):
    _, hands, door = app
    write(hands, "first")
    hands.click("place_settings")
    hands.click("settings_backup_now")
    hands.see("settings_backup_done")
    write(hands, "second")
    hands.click("place_settings")
    hands.see("settings_backup_list")
    lines = hands.there("settings_backup_list", LineList)
    lines.chosen.emit(lines.lines()[0].key)
    hands.click("settings_restore_bring")
    hands.click("settings_restore_yes")
    hands.see("unlock_passphrase")
    hands.wait(lambda: hands.reads("The backup is back."), "it is said")
    unlock(hands)
    hands.click("lock_button")
    hands.see("unlock_passphrase")
    assert [each.kept for each in backups(door)].count(True) == 1
    session = doors.open_with_passphrase(door, PASSPHRASE)
    assert roots(session) == ["first"]
    session.close()


def test_a_journal_that_opens_no_more_is_saved_at_the_door(app):
    _, hands, door = app
    write(hands, "one")
    hands.click("lock_button")
    hands.see("unlock_passphrase")
    content = door.files.database.read_bytes()
    door.files.database.write_bytes(bytes(PAGE_BYTES) + content[PAGE_BYTES:])
    hands.write("unlock_passphrase", PASSPHRASE)
    hands.click("unlock_open")
    hands.see("file_trouble")
    hands.click("file_trouble_rescue")
    hands.see("rescue_page")
    hands.click("rescue_back")
    hands.see("unlock_passphrase")
    hands.write("unlock_passphrase", PASSPHRASE)
    hands.click("unlock_open")
    hands.click("file_trouble_rescue")
    hands.write("salvage_key_passphrase", PASSPHRASE)
    hands.click("salvage_save")
    hands.wait(lambda: not hands.there("rescue_page"), "it opens")
    assert any("Saved what could be read: one entry." in label.text() for label in hands.window.findChildren(QLabel))
    assert len(list(door.files.damaged.rglob("vault.db"))) == 1


def test_from_the_first_start_a_backup_of_an_earlier_journal_opens_it(app, open_program, tmp_path, clock):
    _, hands, door = app
    write(hands, "one")
    hands.click("lock_button")
    hands.see("unlock_passphrase")
    _, other = open_program(door_at(tmp_path / "another computer", clock))
    other.see("limits_title")
    other.click("limits_backup")
    page = other.see("rescue_page")
    page._backup._on_folder_chosen(door.files.backups)
    lines = other.see("rescue_list", LineList)
    lines.chosen.emit(lines.lines()[0].key)
    other.write("rescue_key_passphrase", PASSPHRASE)
    other.click("rescue_look")
    other.click("rescue_bring")
    other.see("now_page")
    assert other.there("rescue_page") is None
    assert [field.text() for field in other.window.findChildren(QLineEdit) if field.text() == PASSPHRASE] == []
