# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The first start: honest before a word is typed, safe for the account it is on, and nothing made before the end."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QRadioButton

from tests.ui.held_desk import HeldDesk
from tests.ui.seeing import InHand, cut_off, find, put_on_screen, settle, tab_order, words_on
from tests.world import PASSPHRASE, MemoryKeychain, no_keychain
from waterline.app import session as sessions
from waterline.app.session import KEYCHAIN, RECOVERY, Door, Session
from waterline.app.session import PASSPHRASE as BY_PASSPHRASE
from waterline.domain.errors import KeychainLocked, KeychainSwallowed
from waterline.ui.desk import Asking, InstantDesk
from waterline.ui.onboarding.onboarding_page import OnboardingPage
from waterline.ui.shared.scroller import Scroller
from waterline.ui.theme import Theme


class Walk(InHand[OnboardingPage]):
    """The page in a person's hands."""

    def __init__(self, door: Door, theme: Theme, qtbot, desk: Asking | None = None) -> None:
        self.door = door
        self.qtbot = qtbot
        self.page = OnboardingPage(door, desk or InstantDesk(), theme)
        self.opened: list[Session] = []
        self.page.opened.connect(self.opened.append)
        put_on_screen(self.page, qtbot, (900, 700))

    def go_on(self) -> None:
        self.click("onboarding_next")

    def back(self) -> None:
        self.click("onboarding_back")

    def trouble(self) -> str:
        return self.said_in("onboarding_trouble")

    def code(self) -> str:
        groups = [find(self.page, f"code_group_{number}", QLabel).text() for number in range(1, 7)]
        return "-".join(groups)

    def choose_passphrase(self, passphrase: str = PASSPHRASE) -> None:
        self.write("way_passphrase_first", passphrase)
        self.write("way_passphrase_second", passphrase)
        self.go_on()

    def to_code_by_passphrase(self) -> str:
        self.go_on()
        if self.shows("way_passphrase"):
            self.click("way_passphrase")
        self.choose_passphrase()
        return self.code()

    def to_code_by_keychain(self) -> str:
        self.go_on()
        self.click("way_keychain")
        self.go_on()
        return self.code()

    def type_back(self, typed: str) -> None:
        self.go_on()
        self.write("code_field", typed)
        self.go_on()


@pytest.fixture
def walk(door: Door, theme: Theme, qtbot) -> Walk:
    return Walk(door, theme, qtbot)


@pytest.fixture
def walk_without_keychain(door: Door, theme: Theme, qtbot) -> Walk:
    return Walk(replace(door, keychain=no_keychain), theme, qtbot)


def files(door: Door) -> list[str]:
    folder = door.files.folder
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


# First step ---------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "limit",
    ["Spyware", "Being made to open it", "Whoever administers this computer", "swap", "photographed", "Old copies"],
)
def test_the_limits_are_said_before_anything_can_be_typed(walk: Walk, limit: str) -> None:
    assert walk.says(limit)
    typed_into = [*walk.page.findChildren(QLineEdit), *walk.page.findChildren(QPlainTextEdit)]
    assert not any(field.isVisible() for field in typed_into)


def test_the_first_page_is_for_adults_and_says_that_it_is_no_therapy(walk: Walk) -> None:
    assert walk.says("18 and over")
    assert walk.says("not therapy")


def test_support_is_there_before_anything_is_set_up(walk: Walk, qtbot) -> None:
    with qtbot.waitSignal(walk.page.support_requested, timeout=1000):
        walk.click("limits_support")
    assert files(walk.door) == []


# Second step --------------------------------------------------------------------------------------
@pytest.mark.parametrize("who", ["shared", "unsure"])
def test_where_others_use_the_account_the_passphrase_is_recommended_and_chosen(walk: Walk, who: str) -> None:
    walk.go_on()
    walk.click("way_keychain")
    walk.click(f"way_who_{who}")
    assert walk.says("We recommend the passphrase")
    assert walk.says("whoever sits down at this account can open the journal and read")
    assert find(walk.page, "way_passphrase", QRadioButton).isChecked()


def test_alone_at_the_account_either_way_is_offered_and_the_choice_stays_free(walk: Walk) -> None:
    walk.go_on()
    walk.click("way_who_alone")
    assert find(walk.page, "way_keychain", QRadioButton).isChecked()
    assert not walk.says("We recommend the passphrase")
    walk.click("way_passphrase")
    walk.click("way_who_alone")
    walk.click("way_who_alone")
    assert find(walk.page, "way_passphrase", QRadioButton).isChecked()


def test_the_keychain_way_says_plainly_who_else_can_open_it(walk: Walk) -> None:
    walk.go_on()
    assert walk.says("Whoever gets to this account while it is signed in can open the journal too.")


def test_without_a_choice_it_goes_no_further_and_says_so(walk: Walk) -> None:
    walk.go_on()
    walk.go_on()
    assert walk.trouble() == "Choose one of the two ways first."
    assert walk.shows("way_title")


def test_without_a_usable_keychain_the_passphrase_is_the_only_choice_and_the_page_says_so(
    walk_without_keychain: Walk,
) -> None:
    walk = walk_without_keychain
    walk.go_on()
    assert walk.says("A passphrase is the way in here")
    assert not walk.shows("way_keychain")
    assert not walk.shows("way_who")
    assert walk.shows("way_passphrase_first")


def test_while_the_keychain_is_looked_for_the_page_says_so_and_waits(door: Door, theme: Theme, qtbot) -> None:
    desk = HeldDesk()
    walk = Walk(door, theme, qtbot, desk)
    walk.go_on()
    assert walk.says("Looking whether this account has a keychain…")
    assert not walk.shows("way_passphrase_first")
    desk.answer_all()
    settle()
    assert not walk.shows("way_looking")
    assert walk.shows("way_keychain")


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ("", "", "Type a passphrase first."),
        ("four quiet words", "", "once more"),
        ("four quiet words", "four quiet wards", "not the same"),
        ("short", "short", "at least 8 characters"),
    ],
)
def test_a_passphrase_that_will_not_do_is_refused_with_a_sentence(
    walk: Walk, first: str, second: str, said: str
) -> None:
    walk.go_on()
    walk.click("way_passphrase")
    walk.write("way_passphrase_first", first)
    walk.write("way_passphrase_second", second)
    walk.go_on()
    assert said in walk.trouble()
    assert walk.shows("way_title")


# Third step ---------------------------------------------------------------------------------------
def test_the_code_is_shown_in_six_groups_of_five_that_cannot_be_selected_or_copied(walk: Walk) -> None:
    QGuiApplication.clipboard().setText("what was there before")
    code = walk.to_code_by_passphrase()
    assert [len(group) for group in code.split("-")] == [5] * 6
    for number in range(1, 7):
        label = find(walk.page, f"code_group_{number}", QLabel)
        flags = label.textInteractionFlags()
        assert not flags & Qt.TextInteractionFlag.TextSelectableByMouse
        assert not flags & Qt.TextInteractionFlag.TextSelectableByKeyboard
    assert QGuiApplication.clipboard().text() == "what was there before"
    assert walk.says("never writes it to a file or to the clipboard")
    assert walk.says("not where a partner")


def test_the_code_is_spoken_group_by_group_to_who_cannot_see_it(walk: Walk) -> None:
    code = walk.to_code_by_passphrase()
    panel = find(walk.page, "code_panel")
    assert panel.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert " ".join(code.split("-")[0]) in panel.accessibleName()


def test_the_code_is_out_of_sight_while_it_is_typed_back(walk: Walk) -> None:
    code = walk.to_code_by_passphrase()
    walk.go_on()
    assert not any(group in text for group in code.split("-") for text in words_on(walk.page))
    walk.click("code_again")
    assert walk.code() == code


def test_typing_it_back_forgives_case_spacing_and_look_alikes(walk: Walk) -> None:
    code = walk.to_code_by_passphrase()
    walk.type_back("  " + code.lower().replace("-", "   ").replace("0", "o").replace("1", "l"))
    assert walk.shows("ready_title")


def test_a_slip_names_the_group_to_look_at(walk: Walk) -> None:
    code = walk.to_code_by_passphrase()
    groups = code.split("-")
    groups[3] = ("X" if groups[3][0] != "X" else "Y") + groups[3][1:]
    walk.type_back(" ".join(groups))
    assert "slip in group 4" in walk.trouble()
    assert not walk.shows("ready_title")


def test_a_missing_character_is_told_from_a_slip(walk: Walk) -> None:
    walk.type_back(walk.to_code_by_passphrase()[:-1])
    assert "A character is missing" in walk.trouble()


def test_the_code_of_another_journal_is_told_from_a_slip(walk: Walk, tmp_path: Path) -> None:
    other = sessions.prepare(replace(walk.door, files=replace(walk.door.files, folder=tmp_path / "other")))
    walk.to_code_by_passphrase()
    walk.type_back(other.recovery_code)
    assert "not the one shown here" in walk.trouble()
    assert not walk.shows("ready_title")


# Last step ----------------------------------------------------------------------------------------
def test_nothing_is_made_before_the_last_click(walk: Walk, keychain: MemoryKeychain) -> None:
    walk.type_back(walk.to_code_by_keychain())
    assert walk.shows("ready_title")
    assert files(walk.door) == []
    assert keychain.items == {}
    walk.go_on()
    assert len(walk.opened) == 1
    assert len(keychain.items) == 1


def test_a_vault_made_with_a_passphrase_opens_with_it_and_with_the_code(walk: Walk, keychain: MemoryKeychain) -> None:
    code = walk.to_code_by_passphrase()
    walk.type_back(code)
    walk.go_on()
    walk.opened[0].close()
    assert set(sessions.ways_in(walk.door)) == {BY_PASSPHRASE, RECOVERY}
    sessions.open_with_passphrase(walk.door, PASSPHRASE).close()
    sessions.open_with_recovery(walk.door, code).close()
    assert keychain.items == {}


def test_a_vault_made_with_the_account_opens_with_its_keychain(walk: Walk) -> None:
    walk.type_back(walk.to_code_by_keychain())
    walk.go_on()
    walk.opened[0].close()
    assert set(sessions.ways_in(walk.door)) == {KEYCHAIN, RECOVERY}
    sessions.open_with_key(walk.door, sessions.fetch_key(walk.door)).close()


class SwallowingKeychain(MemoryKeychain):
    """Takes keys and keeps none."""

    def write(self, account: str, secret: bytes) -> None:
        raise KeychainSwallowed


class LockedKeychain(MemoryKeychain):
    """Cannot be written to until it is unlocked."""

    locked = True

    def write(self, account: str, secret: bytes) -> None:
        if self.locked:
            raise KeychainLocked
        super().write(account, secret)


def test_a_keychain_that_swallows_the_key_leads_to_a_passphrase_and_the_code_on_paper_stays(
    door: Door, theme: Theme, qtbot
) -> None:
    walk = Walk(replace(door, keychain=SwallowingKeychain), theme, qtbot)
    code = walk.to_code_by_keychain()
    walk.type_back(code)
    walk.go_on()
    assert "did not keep it" in walk.trouble()
    assert walk.opened == []
    assert files(door) == []
    walk.click("onboarding_use_passphrase")
    assert find(walk.page, "way_passphrase_first", QLineEdit).hasFocus()
    walk.choose_passphrase()
    assert walk.code() == code
    walk.type_back(code)
    walk.go_on()
    walk.opened[0].close()
    assert set(sessions.ways_in(walk.door)) == {BY_PASSPHRASE, RECOVERY}
    sessions.open_with_recovery(walk.door, code).close()


def test_a_locked_keychain_can_be_tried_again(door: Door, theme: Theme, qtbot) -> None:
    keychain = LockedKeychain()
    walk = Walk(replace(door, keychain=lambda: keychain), theme, qtbot)
    walk.type_back(walk.to_code_by_keychain())
    walk.go_on()
    assert "keychain is locked" in walk.trouble()
    keychain.locked = False
    walk.click("onboarding_try_again")
    assert len(walk.opened) == 1


def test_a_key_put_aside_is_taken_back_when_the_way_in_changes(
    door: Door, keychain: MemoryKeychain, theme: Theme, qtbot
) -> None:
    walk = Walk(door, theme, qtbot)
    code = walk.to_code_by_keychain()
    walk.type_back(code)
    door.files.folder.parent.joinpath("profile").write_bytes(b"a file stands where the folder should be")
    walk.go_on()
    assert walk.opened == []
    assert "cannot be reached" in walk.trouble()
    assert len(keychain.items) == 1
    door.files.folder.unlink()
    walk.back()
    walk.back()
    walk.click("way_passphrase")
    walk.choose_passphrase()
    assert keychain.items == {}
    assert walk.code() == code


def test_a_journal_that_is_there_already_is_never_made_anew(walk: Walk) -> None:
    walk.type_back(walk.to_code_by_passphrase())
    sessions.create(walk.door, sessions.prepare(walk.door, PASSPHRASE)).close()
    before = {path.name: path.read_bytes() for path in walk.door.files.folder.iterdir()}
    walk.go_on()
    assert "already a journal" in walk.trouble()
    assert walk.opened == []
    assert {path.name: path.read_bytes() for path in walk.door.files.folder.iterdir()} == before


# Going back and leaving ---------------------------------------------------------------------------
def test_back_works_from_every_step_and_keeps_the_code_on_paper(walk: Walk) -> None:
    assert not walk.shows("onboarding_back")
    code = walk.to_code_by_passphrase()
    walk.type_back(code)
    walk.back()
    assert walk.code() == code
    walk.back()
    assert walk.says("Your passphrase is set. Leave this empty to keep it.")
    walk.go_on()
    assert walk.code() == code
    walk.back()
    walk.click("way_keychain")
    walk.go_on()
    assert walk.code() == code
    walk.back()
    walk.back()
    assert walk.shows("limits_title")
    assert not walk.shows("onboarding_back")


def test_keys_lead_on_and_back(walk: Walk) -> None:
    QTest.keyClick(walk.page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert walk.shows("way_title")
    QTest.keyClick(walk.page, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert walk.shows("limits_title")


def test_no_widget_holds_a_secret_once_the_page_is_left(walk: Walk) -> None:
    walk.go_on()
    walk.click("way_passphrase")
    walk.write("way_passphrase_first", PASSPHRASE)
    walk.write("way_passphrase_second", PASSPHRASE)
    walk.page.leave()
    assert all(PASSPHRASE not in field.text() for field in walk.page.findChildren(QLineEdit))
    walk.page.arrive()
    walk.choose_passphrase()
    code = walk.code()
    walk.page.leave()
    settle()
    held = [label.text() for label in walk.page.findChildren(QLabel)]
    held += [field.text() for field in walk.page.findChildren(QLineEdit)]
    held.append(find(walk.page, "code_panel").accessibleName())
    assert not any(group in text for group in code.split("-") for text in held)
    walk.page.arrive()
    assert walk.code() == code


def test_a_journal_made_after_the_page_was_left_does_not_stay_open(door: Door, theme: Theme, qtbot) -> None:
    desk = HeldDesk()
    walk = Walk(door, theme, qtbot, desk)
    walk.go_on()
    desk.answer_all()
    walk.click("way_passphrase")
    walk.choose_passphrase()
    desk.answer_all()
    settle()
    code = walk.code()
    walk.type_back(code)
    desk.answer_all()
    walk.go_on()
    walk.page.leave()
    desk.answer_all()
    assert walk.opened == []
    assert door.held == []
    sessions.open_with_passphrase(door, PASSPHRASE).close()


def test_while_it_is_made_nothing_can_be_pressed_twice(door: Door, theme: Theme, qtbot) -> None:
    desk = HeldDesk()
    walk = Walk(door, theme, qtbot, desk)
    walk.go_on()
    desk.answer_all()
    walk.click("way_passphrase")
    walk.choose_passphrase()
    assert not find(walk.page, "onboarding_next").isEnabled()
    walk.go_on()
    assert len(desk.waiting) == 1
    desk.answer_all()
    assert find(walk.page, "onboarding_next").isEnabled()


# Looks --------------------------------------------------------------------------------------------
@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_cut_off_on_any_step(
    door: Door, theme: Theme, qapp, qtbot, scale: float, direction: Qt.LayoutDirection
) -> None:
    qapp.setLayoutDirection(direction)
    theme.apply(scale=scale)
    walk = Walk(door, theme, qtbot)
    walk.page.resize(900, 560)
    settle()
    assert cut_off(walk.page) == []
    walk.go_on()
    walk.click("way_who_shared")
    assert cut_off(walk.page) == []
    walk.choose_passphrase("short")
    assert cut_off(walk.page) == []
    walk.choose_passphrase()
    assert cut_off(walk.page) == []
    code = walk.code()
    walk.type_back("wrong")
    assert cut_off(walk.page) == []
    walk.write("code_field", code)
    walk.go_on()
    assert cut_off(walk.page) == []


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_tab_goes_through_a_step_from_top_to_bottom(door: Door, theme: Theme, qtbot, scale: float) -> None:
    theme.apply(scale=scale)
    walk = Walk(door, theme, qtbot)
    walk.go_on()
    walk.click("way_passphrase")
    wanted = [
        "way_who_alone",
        "way_passphrase_first",
        "way_passphrase_first_eye",
        "way_passphrase_second",
        "way_passphrase_second_eye",
        "onboarding_back",
        "onboarding_next",
    ]
    order = [name for name in tab_order(walk.page) if name in wanted]
    assert order == wanted


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_keyboard_alone_reads_the_limits_to_their_end(door: Door, theme: Theme, qtbot, scale: float) -> None:
    theme.apply(scale=scale)
    walk = Walk(door, theme, qtbot)
    walk.page.resize(900, 560)
    settle()
    bar = find(walk.page, "onboarding_scroller", Scroller).verticalScrollBar()
    assert bar.maximum() > 0, "there is more than the window shows"
    for _ in range(40):
        QTest.keyClick(walk.page.window().focusWidget() or walk.page, Qt.Key.Key_PageDown)
    settle()
    assert bar.value() == bar.maximum()
    QTest.keyClick(walk.page.window().focusWidget() or walk.page, Qt.Key.Key_Home)
    assert bar.value() == 0
