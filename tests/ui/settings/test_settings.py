# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings: what is changed holds, how it opens is said truthfully, and no way in is ever lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit

from tests.ui.held_desk import HeldDesk
from tests.ui.seeing import InHand, cut_off, find, put_on_screen, settle, tab_order, words_on
from tests.world import PASSPHRASE, MemoryKeychain, new_session
from waterline import __version__
from waterline.app import preferences as keeping
from waterline.app import session as sessions
from waterline.app.preferences import Preferences
from waterline.app.session import KEYCHAIN, RECOVERY, Door, Session
from waterline.app.session import PASSPHRASE as BY_PASSPHRASE
from waterline.domain.errors import KeychainSwallowed, WrongPassphrase
from waterline.ui.desk import Asking, InstantDesk
from waterline.ui.settings.settings_page import SettingsPage
from waterline.ui.settings.size_slider import SizeSlider
from waterline.ui.theme import Theme

ANOTHER = "another four quiet words"


class Desk(InstantDesk):
    """An instant desk whose untaken errors fail the test."""

    def __init__(self) -> None:
        super().__init__()
        self.failed.connect(self._fail)

    def _fail(self, error: Exception) -> None:
        raise error


class Room(InHand[SettingsPage]):
    """The page in a person's hands; what it says about preferences is kept as the window keeps it."""

    def __init__(
        self,
        door: Door,
        session: Session,
        theme: Theme,
        qtbot,
        preferences: Preferences | None = None,
        desk: Asking | None = None,
    ) -> None:
        self.door = door
        self.session = session
        self.theme = theme
        self.said: list[Preferences] = []
        self.page = SettingsPage(door, session, desk or Desk(), theme, preferences or Preferences(mode="light"))
        self.page.preferences_changed.connect(self._keep)
        put_on_screen(self.page, qtbot, (900, 700))

    def _keep(self, preferences: Preferences) -> None:
        self.said.append(preferences)
        keeping.save(self.door.files, preferences)

    def trouble(self) -> str:
        return self.said_in("settings_opening_trouble")

    def set_passphrase(self, passphrase: str) -> None:
        self.click("settings_passphrase")
        find(self.page, "settings_new_passphrase_first", QLineEdit).setText(passphrase)
        find(self.page, "settings_new_passphrase_second", QLineEdit).setText(passphrase)
        self.click("settings_keep_passphrase")


@pytest.fixture
def room(door: Door, session: Session, theme: Theme, qtbot) -> Room:
    return Room(door, session, theme, qtbot)


@pytest.fixture
def keychain_room(door: Door, theme: Theme, qtbot) -> Room:
    return Room(door, new_session(door, None)[0], theme, qtbot)


# Leaving and looks --------------------------------------------------------------------------------
CHANGES: list[tuple[str, str, object]] = [
    ("settings_after_exit_stay_hidden", "after_exit", "stay_hidden"),
    ("settings_triple_shift", "triple_shift", False),
    ("settings_mode_system", "mode", "system"),
    ("settings_mode_dark", "mode", "dark"),
    ("settings_mode_contrast", "mode", "contrast"),
    ("settings_font_system", "font", "system"),
    ("settings_font_hyperlegible", "font", "hyperlegible"),
    ("settings_reduced_motion", "reduced_motion", True),
]


@pytest.mark.parametrize(("control", "name", "value"), CHANGES)
def test_a_changed_preference_is_told_at_once_and_survives(
    room: Room, theme: Theme, qtbot, control: str, name: str, value: object
) -> None:
    room.click(control)
    assert [getattr(each, name) for each in room.said] == [value]
    kept = keeping.load(room.door.files)
    assert kept == replace(Preferences(mode="light"), **{name: value})
    again = Room(room.door, room.session, theme, qtbot, kept)
    assert find(again.page, control, QAbstractButton).isChecked() is (value is not False)
    assert again.said == [], "showing what is set changes nothing"


def test_at_first_quick_exit_closes_completely_and_shift_works(room: Room) -> None:
    assert find(room.page, "settings_after_exit_close", QAbstractButton).isChecked()
    assert find(room.page, "settings_triple_shift", QAbstractButton).isChecked()
    assert room.says("Ctrl+Shift+X does the same")
    assert room.says("Try it once while nothing is at stake")


def test_changes_add_up(room: Room) -> None:
    room.click("settings_triple_shift")
    room.click("settings_mode_dark")
    room.click("settings_after_exit_stay_hidden")
    assert keeping.load(room.door.files) == Preferences(mode="dark", triple_shift=False, after_exit="stay_hidden")


def test_one_of_the_colours_is_always_chosen(room: Room) -> None:
    room.click("settings_mode_light")
    assert find(room.page, "settings_mode_light", QAbstractButton).isChecked()
    assert room.said == []


def test_the_text_size_moves_by_keys_and_follows_the_keys_of_the_window(room: Room, theme: Theme, qtbot) -> None:
    slider = find(room.page, "settings_scale", SizeSlider)
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert [each.scale for each in room.said] == [1.05]
    theme.apply(scale=1.4)
    assert slider.value() == 140
    assert room.says("140 %")
    room.click("settings_triple_shift")
    assert room.said[-1].scale == 1.4


def test_dragging_shows_the_size_and_changes_the_window_only_when_let_go(room: Room, qtbot) -> None:
    slider = find(room.page, "settings_scale", SizeSlider)
    start, end = QPoint(20, slider.height() // 2), QPoint(slider.width() - 2, slider.height() // 2)
    qtbot.mousePress(slider, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(slider, end)
    settle()
    assert slider.value() == 200
    assert room.says("200 %")
    assert room.said == []
    qtbot.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=end)
    assert [each.scale for each in room.said] == [2.0]


def test_scrolling_over_the_text_size_does_not_change_it(room: Room) -> None:
    slider = find(room.page, "settings_scale", SizeSlider)
    middle = QPointF(slider.rect().center())
    event = QWheelEvent(
        middle,
        slider.mapToGlobal(middle),
        QPoint(0, 0),
        QPoint(0, 240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(slider, event)
    assert slider.value() == 100


def test_lock_now_asks_for_locking(room: Room, qtbot) -> None:
    with qtbot.waitSignal(room.page.lock_requested, timeout=1000):
        room.click("settings_lock")


# How it opens -------------------------------------------------------------------------------------
def test_a_passphrase_is_added_and_the_page_says_that_the_keychain_still_opens_it(keychain_room: Room) -> None:
    room = keychain_room
    assert not room.shows("settings_both")
    assert not room.shows("settings_remove_key")
    assert room.says("add a passphrase first")
    room.set_passphrase(PASSPHRASE)
    assert room.says("so does the keychain, until you remove its key")
    assert room.says("The passphrase does not keep anyone out yet")
    room.session.close()
    sessions.open_with_passphrase(room.door, PASSPHRASE).close()
    sessions.open_with_key(room.door, sessions.fetch_key(room.door)).close()


def test_the_key_leaves_the_keychain_only_once_a_passphrase_is_there(
    keychain_room: Room, keychain: MemoryKeychain
) -> None:
    room = keychain_room
    room.set_passphrase(PASSPHRASE)
    assert len(keychain.items) == 1
    room.click("settings_remove_key")
    assert keychain.items == {}
    assert room.says("From now on the passphrase or the recovery code opens it")
    assert not room.shows("settings_remove_key")
    room.session.close()
    assert set(sessions.ways_in(room.door)) == {BY_PASSPHRASE, RECOVERY}
    sessions.open_with_passphrase(room.door, PASSPHRASE).close()


def test_a_changed_passphrase_takes_the_place_of_the_old_one(room: Room) -> None:
    assert find(room.page, "settings_passphrase", QAbstractButton).text() == "Change the passphrase"
    room.set_passphrase(ANOTHER)
    assert room.says("Done.")
    assert not room.shows("settings_passphrase_panel")
    room.session.close()
    with pytest.raises(WrongPassphrase):
        sessions.open_with_passphrase(room.door, PASSPHRASE)
    sessions.open_with_passphrase(room.door, ANOTHER).close()


def test_a_lost_key_is_put_back_into_the_keychain(keychain_room: Room, keychain: MemoryKeychain) -> None:
    room = keychain_room
    keychain.items.clear()
    room.click("settings_put_key")
    assert room.says("keychain holds a key that opens the journal")
    assert len(keychain.items) == 1
    room.session.close()
    sessions.open_with_key(room.door, sessions.fetch_key(room.door)).close()


def test_a_new_key_leaves_no_old_one_behind(keychain_room: Room, keychain: MemoryKeychain) -> None:
    before = dict(keychain.items)
    keychain_room.click("settings_put_key")
    assert len(keychain.items) == 1
    assert keychain.items.keys() != before.keys()


def test_the_keychain_can_be_added_to_a_journal_with_a_passphrase(room: Room) -> None:
    assert find(room.page, "settings_put_key", QAbstractButton).text() == "Let this account’s keychain open it too"
    room.click("settings_put_key")
    assert room.shows("settings_both")
    room.session.close()
    assert set(sessions.ways_in(room.door)) == {BY_PASSPHRASE, KEYCHAIN, RECOVERY}


class SwallowingKeychain(MemoryKeychain):
    """Takes keys and keeps none."""

    def write(self, account: str, secret: bytes) -> None:
        raise KeychainSwallowed


def test_a_keychain_that_keeps_nothing_changes_no_way_in(door: Door, theme: Theme, qtbot) -> None:
    troubled = replace(door, keychain=SwallowingKeychain)
    session, code = new_session(troubled)
    before = troubled.files.header.read_bytes()
    room = Room(troubled, session, theme, qtbot)
    room.click("settings_put_key")
    assert "did not keep it" in room.trouble()
    assert room.shows("settings_try_again")
    assert find(room.page, "settings_put_key").isEnabled()
    assert troubled.files.header.read_bytes() == before
    session.close()
    sessions.open_with_recovery(troubled, code).close()


class StubbornKeychain(MemoryKeychain):
    """Does not let go of anything."""

    def forget(self, account: str) -> None:
        raise KeychainSwallowed


def test_a_key_the_keychain_does_not_let_go_of_opens_nothing_any_more(door: Door, theme: Theme, qtbot) -> None:
    keychain = StubbornKeychain()
    troubled = replace(door, keychain=lambda: keychain)
    room = Room(troubled, new_session(troubled, None)[0], theme, qtbot)
    room.set_passphrase(PASSPHRASE)
    room.click("settings_remove_key")
    assert room.says("One old item stayed in the keychain")
    assert set(sessions.ways(room.session)) == {BY_PASSPHRASE, RECOVERY}


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ("", "", "Type a passphrase first."),
        ("quiet words", "loud words", "not the same"),
        ("short", "short", "at least 8 characters"),
    ],
)
def test_a_passphrase_that_will_not_do_changes_nothing(room: Room, first: str, second: str, said: str) -> None:
    before = room.door.files.header.read_bytes()
    room.click("settings_passphrase")
    find(room.page, "settings_new_passphrase_first", QLineEdit).setText(first)
    find(room.page, "settings_new_passphrase_second", QLineEdit).setText(second)
    room.click("settings_keep_passphrase")
    assert said in room.trouble()
    assert room.shows("settings_passphrase_panel")
    assert room.door.files.header.read_bytes() == before


def test_cancelling_and_leaving_forget_what_was_typed(room: Room) -> None:
    for leave in (lambda: room.click("settings_cancel_passphrase"), room.page.leave):
        room.click("settings_passphrase")
        find(room.page, "settings_new_passphrase_first", QLineEdit).setText(ANOTHER)
        leave()
        assert find(room.page, "settings_new_passphrase_first", QLineEdit).text() == ""
        assert not room.shows("settings_passphrase_panel")


def test_while_a_change_is_under_way_no_second_one_can_be_begun(
    door: Door, session: Session, theme: Theme, qtbot
) -> None:
    desk = HeldDesk()
    room = Room(door, session, theme, qtbot, desk=desk)
    desk.answer_all()
    room.set_passphrase(ANOTHER)
    assert room.says("One moment…")
    for name in ("settings_passphrase", "settings_put_key", "settings_keep_passphrase"):
        assert not find(room.page, name).isEnabled(), name
    desk.answer_all()
    settle()
    assert find(room.page, "settings_passphrase").isEnabled()
    assert room.says("Done.")


# Where it lies and what it cannot do --------------------------------------------------------------
def test_the_folder_can_be_copied_but_not_changed(room: Room) -> None:
    path = find(room.page, "settings_folder", QLineEdit)
    assert path.text() == str(room.door.files.folder)
    assert path.isReadOnly()


def test_every_file_in_the_folder_is_explained(room: Room) -> None:
    room.click("settings_triple_shift")
    explained = " ".join(words_on(room.page))
    for path in room.door.files.folder.iterdir():
        assert path.name in explained, path.name


@pytest.mark.parametrize("said", ["Spyware", "Being made to open it", "swap, hibernation", "Lost keys", __version__])
def test_the_limits_and_the_version_stand_here_too(room: Room, said: str) -> None:
    assert room.says(said)


# Looks --------------------------------------------------------------------------------------------
@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_cut_off_at_any_text_size(
    door: Door, theme: Theme, qapp: QApplication, qtbot, scale: float, direction: Qt.LayoutDirection
) -> None:
    qapp.setLayoutDirection(direction)
    theme.apply(scale=scale)
    room = Room(door, new_session(door, None)[0], theme, qtbot, Preferences(mode="light", scale=scale))
    room.page.resize(780, 560)
    settle()
    assert cut_off(room.page) == []
    room.set_passphrase("short")
    assert cut_off(room.page) == []
    room.set_passphrase(PASSPHRASE)
    assert cut_off(room.page) == []


def test_tab_takes_the_cards_in_the_order_they_stand(room: Room) -> None:
    order = tab_order(room.page)
    wanted = [
        "settings_triple_shift",
        "settings_lock",
        "settings_passphrase",
        "settings_put_key",
        "settings_mode_system",
        "settings_scale",
        "settings_font_bundled",
        "settings_reduced_motion",
        "settings_folder",
    ]
    assert [name for name in order if name in wanted] == wanted


def test_opening_the_page_reads_how_it_opens_each_time(room: Room, door: Door) -> None:
    offer = "Let this account’s keychain open it too"
    assert room.says(offer)
    sessions.keep_key(room.session, sessions.reserve_key_again(room.session))
    room.page.leave()
    room.page.arrive()
    settle()
    assert not room.says(offer)
