# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups in Settings, in a person's hands: what there is, in words; nothing done by a slip; nothing hidden."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QWidget

from tests.app.writing import roots, write
from tests.ui.held_desk import HeldDesk
from tests.ui.seeing import cut_off, find, settle, tab_order
from tests.ui.settings.room import Room
from tests.world import CHEAP, PASSPHRASE, StandingClock, door_at, new_session
from waterline.app import journal, restoring, safekeeping
from waterline.app import session as doors
from waterline.app.session import Door, Session
from waterline.ui.shared.closing_work import ClosingWork
from waterline.ui.shared.line_list import LineList
from waterline.ui.theme import Theme
from waterline.vault import keyslots
from waterline.vault.cipher import PAGE_BYTES


class Shelf(Room):
    """The page, and what it asked for that needs the journal closed."""

    def __init__(self, door: Door, session: Session, theme: Theme, qtbot, **more) -> None:
        super().__init__(door, session, theme, qtbot, **more)
        self.asked: list[ClosingWork] = []
        self.page.replacing.connect(self.asked.append)

    def list(self) -> LineList:
        return find(self.page, "settings_backup_list", LineList)

    def choose(self, number: int) -> None:
        """Open a backup of the list, the newest being 0."""
        self.list().chosen.emit(self.list().lines()[number].key)
        settle()

    def trouble(self) -> str:
        return self.said_in("settings_backup_trouble")

    def done(self) -> str:
        return self.said_in("settings_backup_done")


@pytest.fixture
def two_days(session: Session, clock: StandingClock) -> Session:
    """A journal with one entry in the backup of the first day, and two now."""
    write(session, "first")
    safekeeping.back_up_now(session)
    clock.pass_time(days=1)
    write(session, "second")
    return session


@pytest.fixture
def shelf(door: Door, two_days: Session, theme: Theme, qtbot) -> Shelf:
    return Shelf(door, two_days, theme, qtbot)


# What there is ------------------------------------------------------------------------------------
def test_before_the_first_backup_it_says_that_there_is_none(door: Door, session: Session, theme: Theme, qtbot) -> None:
    shelf = Shelf(door, session, theme, qtbot)
    assert shelf.says("No backup yet")
    assert not shelf.shows("settings_backup_list")


def test_it_says_when_the_last_one_was_and_that_something_was_written_since(shelf: Shelf) -> None:
    assert shelf.says("Last backup: Yesterday")
    assert shelf.says("Something was written since.")
    (line,) = shelf.list().lines()
    assert "one entry" in line.detail
    assert "kB" in line.detail


def test_backing_up_now_says_what_is_in_it(shelf: Shelf) -> None:
    shelf.click("settings_backup_now")
    assert "2 entries" in shelf.done()
    assert shelf.says("Last backup: Today")
    assert shelf.says("Nothing was written since.")
    assert len(shelf.list().lines()) == 2


def test_while_it_is_made_it_can_be_stopped_and_nothing_is_lost(door: Door, two_days: Session, theme: Theme, qtbot):
    desk = HeldDesk()
    shelf = Shelf(door, two_days, theme, qtbot, desk=desk)
    desk.answer_all()
    shelf.click("settings_backup_now")
    assert shelf.shows("settings_backup_work")
    assert not find(shelf.page, "settings_backup_now").isEnabled()
    shelf.click("settings_backup_work_stop")
    desk.answer_all()
    assert "Stopped" in shelf.trouble()
    assert not shelf.shows("settings_backup_work")
    assert len(shelf.list().lines()) == 1


def asked(shelf: Shelf) -> QFileDialog:
    """Return the dialog that asks for a folder."""
    (dialog,) = shelf.page.window().findChildren(QFileDialog)
    assert dialog.isVisible()
    return dialog


# Folders ------------------------------------------------------------------------------------------
def test_another_folder_is_chosen_in_a_dialog_with_quick_exit_and_backups_go_there(
    shelf: Shelf, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    shelf.click("settings_backup_choose")
    dialog = asked(shelf)
    assert dialog.testOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setDirectory(str(stick))
    dialog.accept()
    settle()
    assert find(shelf.page, "settings_backup_folder", QLineEdit).text() == str(stick)
    shelf.click("settings_backup_now")
    assert len(list(stick.iterdir())) == 1
    shelf.click("settings_backup_own")
    assert not shelf.shows("settings_backup_own")


def test_choosing_no_folder_changes_nothing(shelf: Shelf) -> None:
    before = find(shelf.page, "settings_backup_folder", QLineEdit).text()
    shelf.click("settings_backup_choose")
    asked(shelf).reject()
    settle()
    assert shelf.page.window().findChildren(QFileDialog) == []
    assert find(shelf.page, "settings_backup_folder", QLineEdit).text() == before


def test_an_unplugged_folder_is_said_with_a_way_on(door: Door, two_days: Session, theme: Theme, qtbot, tmp_path: Path):
    stick = tmp_path / "stick"
    stick.mkdir()
    safekeeping.choose_folder(two_days, stick)
    safekeeping.back_up_now(two_days)
    away = stick.rename(tmp_path / "away")
    shelf = Shelf(door, two_days, theme, qtbot)
    assert "cannot be reached" in shelf.said_in("settings_backup_away")
    assert shelf.says(f"Backups in a folder that cannot be reached now: {stick}")
    away.rename(stick)
    shelf.click("settings_backup_again")
    assert shelf.said_in("settings_backup_away") == ""
    assert "Done" in shelf.done()


def test_a_folder_nothing_can_be_written_to_is_refused_in_words(shelf: Shelf, tmp_path: Path) -> None:
    shelf.page._backups._on_folder(tmp_path / "nowhere")
    assert "cannot be reached" in shelf.trouble()
    assert find(shelf.page, "settings_backup_folder", QLineEdit).text().endswith("backups")


def test_backups_in_any_other_folder_can_be_looked_through(shelf: Shelf, tmp_path: Path, clock: StandingClock) -> None:
    other = new_session(door_at(tmp_path / "other", clock), "another lamp burns")[0]
    write(other, "theirs")
    made = safekeeping.back_up_now(other).backup
    other.close()
    shelf.page._backups._on_elsewhere(made.folder.parent)
    settle()
    (line,) = shelf.list().lines()
    assert "passphrase or code of its day" in line.detail
    shelf.page._backups._on_elsewhere(tmp_path)
    assert shelf.says(f"There is no backup in {tmp_path}.")


# The way back -------------------------------------------------------------------------------------
def test_the_preview_compares_and_says_what_would_be_missing(shelf: Shelf) -> None:
    shelf.choose(0)
    assert shelf.shows("settings_restore")
    assert shelf.says("In this backup")
    assert shelf.says("In the journal now")
    assert find(shelf.page, "settings_restore_fact_3_meaning", QLabel).text().startswith("one entry")


def test_bringing_it_back_asks_first_and_then_leaves_the_closing_to_who_holds_the_journal(shelf: Shelf) -> None:
    shelf.choose(0)
    shelf.click("settings_restore_bring")
    assert "kept as a backup that stays" in find(shelf.page, "settings_restore_question", QLabel).text()
    shelf.click("settings_restore_no")
    assert shelf.asked == []
    shelf.click("settings_restore_bring")
    shelf.click("settings_restore_yes")
    (work,) = shelf.asked
    assert roots(shelf.session) == ["first", "second"]
    assert "is back" in work.words(work.operation())
    assert roots(doors.open_with_passphrase(shelf.door, PASSPHRASE)) == ["first"]


def test_getting_it_ready_can_be_stopped(door: Door, two_days: Session, theme: Theme, qtbot) -> None:
    desk = HeldDesk()
    shelf = Shelf(door, two_days, theme, qtbot, desk=desk)
    desk.answer_all()
    shelf.choose(0)
    desk.answer_all()
    shelf.click("settings_restore_bring")
    shelf.click("settings_restore_yes")
    shelf.click("settings_restore_work_stop")
    desk.answer_all()
    assert "Stopped" in shelf.said_in("settings_restore_trouble")
    assert shelf.asked == []


def test_a_backup_under_another_key_asks_for_what_opened_it_on_its_day(
    shelf: Shelf, tmp_path: Path, clock: StandingClock
) -> None:
    other, code = new_session(door_at(tmp_path / "other", clock), "another lamp burns")
    write(other, "theirs")
    made = safekeeping.back_up_now(other).backup
    other.close()
    shelf.page._backups._on_elsewhere(made.folder.parent)
    shelf.choose(0)
    assert not shelf.shows("settings_restore_bring")
    shelf.click("settings_restore_look")
    assert "first" in shelf.said_in("settings_restore_trouble")
    shelf.write("settings_restore_key_passphrase", PASSPHRASE)
    shelf.click("settings_restore_look")
    assert "does not open this backup" in shelf.said_in("settings_restore_trouble")
    shelf.click("settings_restore_key_way_recovery")
    shelf.write("settings_restore_key_code", code)
    shelf.click("settings_restore_look")
    assert shelf.says("Would come back")
    shelf.click("settings_restore_bring")
    shelf.click("settings_restore_yes")
    shelf.asked[0].operation()
    assert roots(doors.open_with_passphrase(shelf.door, PASSPHRASE)) == ["theirs"]


def test_a_damaged_backup_says_so_and_can_only_be_deleted(door: Door, two_days: Session, theme: Theme, qtbot) -> None:
    made = safekeeping.backups(two_days).lines[0].backup
    made.files.database.write_bytes(b"\0" * 9000)
    shelf = Shelf(door, two_days, theme, qtbot)
    assert "damaged, cannot be used" in shelf.list().lines()[0].detail
    shelf.choose(0)
    assert not shelf.shows("settings_restore_bring")
    shelf.click("settings_restore_delete")
    shelf.click("settings_restore_yes_delete")
    assert shelf.done() == "The backup is deleted."
    assert not shelf.shows("settings_backup_list")


def test_a_backup_is_deleted_only_after_a_second_yes(shelf: Shelf) -> None:
    shelf.choose(0)
    shelf.click("settings_restore_delete")
    shelf.click("settings_restore_no")
    assert len(shelf.list().lines()) == 1
    shelf.click("settings_restore_delete")
    shelf.click("settings_restore_yes_delete")
    assert not shelf.shows("settings_restore")
    assert not shelf.shows("settings_backup_list")


def test_leaving_the_page_keeps_no_secret_in_a_field(shelf: Shelf, tmp_path: Path, clock: StandingClock) -> None:
    other = new_session(door_at(tmp_path / "other", clock), "another lamp burns")[0]
    made = safekeeping.back_up_now(other).backup
    other.close()
    shelf.page._backups._on_elsewhere(made.folder.parent)
    shelf.choose(0)
    shelf.write("settings_restore_key_passphrase", "secret words")
    shelf.page.leave()
    assert find(shelf.page, "settings_restore_key_passphrase", QLineEdit).text() == ""


# Keys of their day --------------------------------------------------------------------------------
def change_passphrase(session: Session) -> None:
    slot = keyslots.passphrase_slot(session.vault.header, session.vault.data_key, "a new lamp now", CHEAP)
    session.vault.change_header(lambda header: header.with_slot_instead(slot))


def test_after_a_way_in_was_changed_older_backups_are_offered_to_be_renewed(shelf: Shelf) -> None:
    assert not shelf.shows("settings_backup_outdated")
    change_passphrase(shelf.session)
    shelf.page._opening.ways_changed.emit()
    settle()
    assert shelf.says("one backup from before a way in was changed")
    shelf.click("settings_backup_renew")
    assert "Done: one backup." in shelf.done()
    assert not shelf.shows("settings_backup_outdated")


def test_or_deleted_once_there_is_a_new_one(shelf: Shelf, clock: StandingClock) -> None:
    change_passphrase(shelf.session)
    shelf.page._rekey.ways_changed.emit()
    settle()
    shelf.click("settings_backup_drop")
    assert "Done" in shelf.done()
    (line,) = shelf.list().lines()
    assert "2 entries" in line.detail


# Sound --------------------------------------------------------------------------------------------
def test_a_check_says_sound_and_when_and_what_it_cannot_find(shelf: Shelf) -> None:
    assert shelf.says("No check yet")
    assert shelf.says("What a check finds")
    assert shelf.says("What it cannot find")
    shelf.click("settings_check_now")
    assert shelf.says("Last check: Today")
    assert not shelf.shows("settings_damage")


@pytest.fixture
def damaged(door: Door, session: Session) -> Session:
    """An open journal with one bad page."""
    for number in range(60):
        write(session, f"{number:02} " + "long " * 300)
    session.close()
    content = bytearray(door.files.database.read_bytes())
    content[-12 * PAGE_BYTES + 7] ^= 1
    door.files.database.write_bytes(content)
    return doors.open_with_passphrase(door, PASSPHRASE)


def test_damage_is_said_with_both_ways_on(door: Door, damaged: Session, theme: Theme, qtbot) -> None:
    shelf = Shelf(door, damaged, theme, qtbot)
    shelf.click("settings_check_now")
    assert shelf.says("Part of it is damaged.")
    assert shelf.shows("settings_damage")
    shelf.click("settings_damage_save")
    shelf.click("settings_save_no")
    assert shelf.asked == []
    shelf.click("settings_damage_save")
    shelf.click("settings_save_yes")
    (work,) = shelf.asked
    words = work.words(work.operation())
    assert "Saved what could be read" in words
    assert "kept beside it, untouched" in words
    reopened = doors.open_with_passphrase(door, PASSPHRASE)
    assert len(journal.timeline(reopened, limit=100)) > 40


def test_a_kept_damaged_journal_is_named_and_can_be_deleted_after_a_second_yes(
    door: Door, damaged: Session, theme: Theme, qtbot
) -> None:
    restoring.salvage(damaged)
    session = doors.open_with_passphrase(door, PASSPHRASE)
    shelf = Shelf(door, session, theme, qtbot)
    assert shelf.says(str(door.files.damaged))
    shelf.click("settings_wreck_delete")
    shelf.click("settings_wreck_no")
    shelf.click("settings_wreck_delete")
    shelf.click("settings_wreck_yes")
    assert not shelf.shows("settings_wreck_delete")
    assert safekeeping.wrecks(session) == ()


def test_a_backup_of_a_damaged_journal_is_refused_in_words(door: Door, damaged: Session, theme: Theme, qtbot) -> None:
    shelf = Shelf(door, damaged, theme, qtbot)
    shelf.click("settings_backup_now")
    assert "part of the journal is damaged" in shelf.trouble()


# For everybody ------------------------------------------------------------------------------------
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_cut_off(door: Door, two_days: Session, theme: Theme, qtbot, scale: float) -> None:
    theme.apply(mode="light", scale=scale, font_choice="bundled", reduced_motion=True)
    shelf = Shelf(door, two_days, theme, qtbot)
    shelf.choose(0)
    change_passphrase(shelf.session)
    shelf.page._opening.ways_changed.emit()
    settle()
    assert cut_off(shelf.page) == []


def test_everything_is_reached_by_tab_and_has_a_name(shelf: Shelf) -> None:
    shelf.choose(0)
    order = tab_order(shelf.page)
    wanted = ["settings_backup_now", "settings_backup_choose", "settings_backup_list", "settings_restore_bring"]
    assert [name for name in order if name in wanted] == wanted
    card = find(shelf.page, "settings_backups")
    for each in card.findChildren(QWidget):
        if each.isVisible() and each.focusPolicy() & Qt.FocusPolicy.TabFocus:
            assert each.objectName(), each
            assert each.accessibleName(), each.objectName()


def test_a_journal_locked_meanwhile_makes_no_trouble(shelf: Shelf) -> None:
    shelf.session.close()
    shelf.click("settings_backup_now")
    shelf.click("settings_check_now")
    assert shelf.trouble() == ""
