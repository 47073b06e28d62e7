# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Getting a journal back at a closed door, in a person's hands: on a new computer, and out of a damaged file."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLineEdit

from tests.app.writing import roots, write
from tests.ui.held_desk import HeldDesk
from tests.ui.seeing import InHand, cut_off, find, put_on_screen, settle
from tests.vault.profiles import fingerprints
from tests.world import PASSPHRASE, MemoryKeychain, StandingClock, door_at, new_session
from waterline.app import safekeeping
from waterline.app.session import Door, Session
from waterline.ui.desk import Asking, InstantDesk
from waterline.ui.rescue.rescue_page import RescuePage
from waterline.ui.shared.line_list import LineList
from waterline.ui.theme import Theme
from waterline.vault.backup import Backup
from waterline.vault.cipher import PAGE_BYTES


class Rescue(InHand[RescuePage]):
    """The page in a person's hands."""

    def __init__(self, door: Door, theme: Theme, qtbot, *, damaged: bool = False, desk: Asking | None = None) -> None:
        self.page = RescuePage(door, desk or InstantDesk(), theme, damaged=damaged)
        self.opened: list[Session] = []
        self.said: list[str] = []
        self.page.opened.connect(self.opened.append)
        self.page.said.connect(self.said.append)
        put_on_screen(self.page, qtbot, (900, 700))

    def choose_folder(self, folder: Path) -> None:
        """Go through the dialog."""
        self.click("rescue_folder")
        (dialog,) = self.page.window().findChildren(QFileDialog)
        dialog.setDirectory(str(folder))
        dialog.accept()
        settle()

    def list(self) -> LineList:
        return find(self.page, "rescue_list", LineList)

    def choose(self, number: int = 0) -> None:
        """Open a backup of the list."""
        self.list().chosen.emit(self.list().lines()[number].key)
        settle()

    def trouble(self) -> str:
        return self.said_in("rescue_trouble")


@pytest.fixture
def made(tmp_path: Path, clock: StandingClock) -> tuple[Backup, str]:
    """A backup from another computer, on a stick, with its recovery code."""
    other, code = new_session(door_at(tmp_path / "other", clock), "another lamp burns")
    write(other, "theirs")
    (tmp_path / "stick").mkdir()
    safekeeping.choose_folder(other, tmp_path / "stick")
    backup = safekeeping.back_up_now(other).backup
    other.close()
    return backup, code


@pytest.fixture
def fresh(tmp_path: Path, clock: StandingClock) -> Door:
    """A computer without a journal."""
    return door_at(tmp_path / "fresh", clock)


# From a backup ------------------------------------------------------------------------------------
def test_on_a_new_computer_the_journal_comes_back_with_its_passphrase(fresh: Door, made, theme: Theme, qtbot) -> None:
    backup, _ = made
    rescue = Rescue(fresh, theme, qtbot)
    assert not rescue.shows("rescue_list")
    assert not rescue.shows("rescue_salvage")
    rescue.choose_folder(backup.folder.parent)
    rescue.choose()
    rescue.write("rescue_key_passphrase", "another lamp burns")
    rescue.click("rescue_look")
    assert rescue.says("one entry")
    rescue.click("rescue_bring")
    (session,) = rescue.opened
    assert roots(session) == ["theirs"]
    assert "The backup is back" in rescue.said[0]
    assert find(rescue.page, "rescue_key_passphrase", QLineEdit).text() == ""
    session.close()


def test_or_with_its_recovery_code_and_the_backup_itself_may_be_chosen(fresh: Door, made, theme: Theme, qtbot) -> None:
    backup, code = made
    rescue = Rescue(fresh, theme, qtbot)
    rescue.choose_folder(backup.folder)
    rescue.choose()
    rescue.click("rescue_key_way_recovery")
    rescue.write("rescue_key_code", code.lower())
    rescue.click("rescue_look")
    rescue.click("rescue_bring")
    assert roots(rescue.opened[0]) == ["theirs"]
    rescue.opened[0].close()


def test_a_wrong_passphrase_is_said_and_changes_nothing(fresh: Door, made, theme: Theme, qtbot) -> None:
    rescue = Rescue(fresh, theme, qtbot)
    rescue.choose_folder(made[0].folder.parent)
    rescue.choose()
    rescue.click("rescue_look")
    assert "Type the passphrase first." in rescue.trouble()
    rescue.write("rescue_key_passphrase", "not this one")
    rescue.click("rescue_look")
    assert "does not open this backup" in rescue.trouble()
    assert not rescue.shows("rescue_bring")
    assert rescue.opened == []
    assert not fresh.files.folder.exists()


def test_a_folder_without_backups_is_said(fresh: Door, tmp_path: Path, theme: Theme, qtbot) -> None:
    rescue = Rescue(fresh, theme, qtbot)
    rescue.choose_folder(tmp_path)
    assert rescue.says(f"There is no backup in {tmp_path}.")


def test_backups_beside_the_journal_are_found_by_themselves(door: Door, session: Session, theme: Theme, qtbot) -> None:
    write(session, "mine")
    safekeeping.back_up_now(session)
    session.close()
    door.files.database.unlink()
    rescue = Rescue(door, theme, qtbot)
    assert len(rescue.list().lines()) == 1
    rescue.choose()
    rescue.click("rescue_other")
    rescue.choose()
    rescue.write("rescue_key_passphrase", PASSPHRASE)
    rescue.click("rescue_look")
    rescue.click("rescue_bring")
    assert roots(rescue.opened[0]) == ["mine"]


def test_bringing_it_back_can_be_stopped(fresh: Door, made, theme: Theme, qtbot) -> None:
    desk = HeldDesk()
    rescue = Rescue(fresh, theme, qtbot, desk=desk)
    desk.answer_all()
    rescue.choose_folder(made[0].folder.parent)
    desk.answer_all()
    rescue.choose()
    rescue.write("rescue_key_passphrase", "another lamp burns")
    rescue.click("rescue_look")
    desk.answer_all()
    rescue.click("rescue_bring")
    assert not find(rescue.page, "rescue_back").isEnabled()
    rescue.click("rescue_work_stop")
    desk.answer_all()
    assert "Nothing was changed" in rescue.trouble()
    assert find(rescue.page, "rescue_back").isEnabled()
    assert rescue.opened == []


# Out of a damaged file ----------------------------------------------------------------------------
def damage(door: Door) -> bytes:
    """Take the first page away; return the file as it is then."""
    content = door.files.database.read_bytes()
    door.files.database.write_bytes(bytes(PAGE_BYTES) + content[PAGE_BYTES:])
    return door.files.database.read_bytes()


def test_what_can_be_read_is_saved_once_the_passphrase_is_typed_again(
    door: Door, session: Session, theme: Theme, qtbot
) -> None:
    write(session, "mine")
    session.close()
    wreck = damage(door)
    rescue = Rescue(door, theme, qtbot, damaged=True)
    rescue.click("salvage_save")
    assert "Type the passphrase first." in rescue.said_in("salvage_trouble")
    rescue.write("salvage_key_passphrase", PASSPHRASE)
    rescue.click("salvage_save")
    (saved,) = rescue.opened
    assert roots(saved) == ["mine"]
    assert "Saved what could be read: one entry." in rescue.said[0]
    assert [each.read_bytes() for each in door.files.damaged.rglob("vault.db")] == [wreck]


def test_it_is_saved_by_the_accounts_keychain(door: Door, keychain: MemoryKeychain, theme: Theme, qtbot) -> None:
    opened, _ = new_session(door, passphrase=None)
    write(opened, "mine")
    opened.close()
    damage(door)
    rescue = Rescue(door, theme, qtbot, damaged=True)
    rescue.click("salvage_save")
    assert roots(rescue.opened[0]) == ["mine"]


def test_a_wrong_passphrase_saves_nothing(door: Door, session: Session, theme: Theme, qtbot) -> None:
    session.close()
    damage(door)
    before = fingerprints(door.files.folder)
    rescue = Rescue(door, theme, qtbot, damaged=True)
    rescue.write("salvage_key_passphrase", "not this one")
    rescue.click("salvage_save")
    assert "does not open" in rescue.said_in("salvage_trouble")
    assert fingerprints(door.files.folder) == before
    assert rescue.opened == []


def test_where_nothing_can_be_read_that_is_said(door: Door, session: Session, theme: Theme, qtbot) -> None:
    session.close()
    door.files.database.write_bytes(bytes(door.files.database.stat().st_size))
    rescue = Rescue(door, theme, qtbot, damaged=True)
    rescue.write("salvage_key_passphrase", PASSPHRASE)
    rescue.click("salvage_save")
    assert "can be read any more" in rescue.said_in("salvage_trouble")


# For everybody ------------------------------------------------------------------------------------
def test_no_field_holds_a_secret_once_the_page_is_left(door: Door, session: Session, theme: Theme, qtbot) -> None:
    session.close()
    damage(door)
    rescue = Rescue(door, theme, qtbot, damaged=True)
    rescue.write("salvage_key_passphrase", PASSPHRASE)
    rescue.write("rescue_key_passphrase", PASSPHRASE)
    rescue.page.leave()
    assert [field.text() for field in rescue.page.findChildren(QLineEdit) if field.text()] == []


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_cut_off(door: Door, session: Session, made, theme: Theme, qtbot, scale: float) -> None:
    session.close()
    damage(door)
    theme.apply(mode="light", scale=scale, font_choice="bundled", reduced_motion=True)
    rescue = Rescue(door, theme, qtbot, damaged=True)
    rescue.choose_folder(made[0].folder.parent)
    rescue.choose()
    rescue.write("rescue_key_passphrase", "another lamp burns")
    assert cut_off(rescue.page) == []
    rescue.click("rescue_look")
    assert cut_off(rescue.page) == []
