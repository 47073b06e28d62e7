# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The real program in a process of its own, with a person's hands in it.

    python -m tests.journeys.person PROFILE SCRIPT [ARGUMENTS]

A script prints what it did, with the moment on the clock that all processes share, so that the test outside can judge.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QLineEdit, QPlainTextEdit

from tests.journeys import ways
from tests.journeys.hands import Hands
from waterline import bootstrap
from waterline.bootstrap import Program
from waterline.domain.dig import STEPS
from waterline.domain.sheets import SHEETS
from waterline.vault import vault as vaults
from waterline.vault.steps import STEPS as SCHEMA

CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier

LATER = (*SCHEMA, ("ALTER TABLE entry ADD COLUMN mood TEXT", "CREATE INDEX entry_by_mood ON entry (mood)"))
"""The schema of a Waterline to come."""

started: list[Program] = []


def say(*facts: object) -> None:
    """Print facts and the moment they were true."""
    print(*facts, f"{time.monotonic():.4f}", flush=True)


# Scripts ------------------------------------------------------------------------------------------
def make_vault(hands: Hands) -> None:
    """Walk the first start and leave by closing the window."""
    ways.first_run(hands)
    hands.window.close()


def write_until_killed(hands: Hands) -> None:
    """Open the vault and type a long account of what happened, saying after each key how much there is."""
    _begin(hands)
    field = hands.see("what_happened", QPlainTextEdit)
    for number in range(1, 100_000):
        QTest.keyClicks(field, "abcdefghij "[number % 11])
        say("typed", number)
        QTest.qWait(25)


def save_until_killed(hands: Hands) -> None:
    """Keep one glad moment after the other, saying which is there; the page of an entry shows once it is kept."""
    ways.unlock(hands)
    for number in range(1, 100_000):
        hands.click("place_journal")
        hands.choose_from("other_flows", "begin_glad_moment")
        hands.see("glad_moment_page")
        hands.write("what_happened", f"moment {number}")
        hands.click("flow_keep")
        hands.see("entry_page")
        say("kept", number)


def back_up_until_killed(hands: Hands) -> None:
    """Make backups, writing a little in between, and say when the page says that one is there."""
    _begin(hands)
    for number in range(1, 100_000):
        hands.click("place_settings")
        hands.click("settings_backup_now")
        hands.see("settings_backup_done")
        say("backed_up", number)


def rekey_until_killed(hands: Hands) -> None:
    """Put everything under a new key, again and again; the passphrase stays."""
    ways.unlock(hands)
    hands.click("place_settings")
    for number in range(1, 100_000):
        hands.click("settings_rekey_begin")
        for field in ("first", "second"):
            hands.write(f"settings_rekey_passphrase_{field}", ways.PASSPHRASE)
        hands.click("settings_rekey_passphrase_keep")
        groups = (hands.see(f"settings_rekey_code_group_{each}", QLabel).text() for each in range(1, ways.GROUPS + 1))
        code = "-".join(groups)
        hands.click("settings_rekey_code_next")
        hands.write("settings_rekey_code_field", code)
        hands.click("settings_rekey_code_next")
        say("rekeying", number)
        hands.see("settings_rekey_done")
        say("rekeyed", number)
        hands.click("place_now")
        hands.click("place_settings")


def migrate_until_killed(hands: Hands) -> None:
    """Open the vault as a Waterline does that knows one step more, and go on writing in it."""
    vaults.open_vault.__defaults__ = (LATER,)
    hands.see("unlock_passphrase")
    say("opening", 1)
    _begin(hands)
    say("migrated", 1)
    field = hands.see("what_happened", QPlainTextEdit)
    while True:
        QTest.keyClicks(field, "a")


def leave_by_keys(hands: Hands, situation: str) -> None:
    """Write a little, get into a situation, and press Ctrl+Shift+X."""
    _begin(hands)
    hands.write("what_happened", "the last thing I wrote")
    SITUATIONS[situation](hands)
    QTest.qWait(50)
    target = QApplication.activePopupWidget() or QApplication.activeModalWidget() or QApplication.focusWidget()
    assert target is not None
    say("pressed")
    QTest.keyClick(target, Qt.Key.Key_X, CONTROL_SHIFT)
    say("hidden" if not _visible_windows() else f"still {_visible_windows()}")
    say("screen", _seen_by_the_screen() or "empty")


def leave_by_button(hands: Hands) -> None:
    """Write a little and click Quick exit."""
    _begin(hands)
    hands.write("what_happened", "the last thing I wrote")
    say("pressed")
    hands.click("quick_exit_button")
    say("hidden" if not _visible_windows() else f"still {_visible_windows()}")
    say("screen", _seen_by_the_screen() or "empty")


def stay_and_be_called(hands: Hands) -> None:
    """Leave by keys and say when the window shows again, and what it shows."""
    _begin(hands)
    hands.write("what_happened", "the last thing I wrote")
    hands.press(Qt.Key.Key_X, CONTROL_SHIFT)
    say("screen", _seen_by_the_screen() or "empty")
    hands.wait(lambda: started[0].window.isVisible(), "the window shows again", seconds=30)
    hands.see("unlock_page")
    say("locked" if hands.there("now_page") is None else "open")
    hands.window.close()


def write_everywhere(hands: Hands, words: str, ending: str) -> None:
    """Type `words` into every field there is, keep the entry, then leave in order or wait to be killed."""
    ways.first_run(hands)
    hands.click("begin_dig")
    ways.dig(hands, moment_of(words))
    hands.click("place_now")
    hands.click("begin_dig")
    for step in STEPS:
        hands.see(f"{step}_step")
        for field in _fields(hands):
            QTest.keyClicks(field, f" {words} ")
        if step is not STEPS[-1]:
            hands.click("continue")
    QTest.qWait(1000)
    _write_short_flows(hands, words)
    _write_agreements(hands, words)
    _write_right_now(hands, words)
    _write_in_the_course(hands, words)
    hands.click("place_settings")
    for field in _fields(hands):
        QTest.keyClicks(field, words)
    say("done")
    if ending == "left in order":
        hands.window.close()


def _write_short_flows(hands: Hands, words: str) -> None:
    hands.click("place_settings")
    hands.click("settings_kink_on")
    for number, kind in enumerate(SHEETS):
        hands.click("place_journal")
        hands.choose_from("other_flows", f"begin_{kind}")
        hands.see(f"{kind}_page")
        for field in _fields(hands):
            QTest.keyClicks(field, f" {words} ")
        if number % 2:
            hands.click("flow_keep")
            hands.see("entry_page")
        else:
            QTest.qWait(700)


def _write_agreements(hands: Hands, words: str) -> None:
    hands.click("place_requests")
    hands.click("open_agreements")
    hands.click("new_plan")
    hands.see("plan_page")
    for field in _fields(hands):
        QTest.keyClicks(field, f" {words} ")
    hands.click("plan_keep")
    hands.see("entry_page")
    hands.click("entry_agreement")
    hands.see("one_agreement_page")
    for field in _fields(hands):
        QTest.keyClicks(field, f" {words} ")
    hands.click("event_new_what_unclear")
    hands.click("event_new_add")


def _write_right_now(hands: Hands, words: str) -> None:
    """Type into every tool that has fields, and put what can be put away into its place, hold or list."""
    kept = {"unsent_message": "unsent_keep", "later_list": "later_keep", "if_then_plan": "plans_keep"}
    for tool in ("name_aloud", "kind_word", "reach_someone", "check_facts", "own_new", *kept):
        hands.click("right_now_button")
        hands.click(f"tool_{tool}")
        hands.see("tool_screen")
        for field in _fields(hands):
            QTest.keyClicks(field, f" {words} ")
        if tool in kept:
            hands.click(kept[tool])
        hands.click("place_now")


def _write_in_the_course(hands: Hands, words: str) -> None:
    hands.click("place_course")
    hands.click_line("iceberg")
    hands.see("section_title")
    hands.click("reader_bookmark")
    hands.click("reader_find")
    QTest.qWait(100)
    for field in _fields(hands):
        QTest.keyClicks(field, words)
    QTest.qWait(200)


def moment_of(words: str) -> ways.Moment:
    """Return a dig in which every field says `words`."""
    return ways.Moment(
        feelings=("jealous",),
        what_happened=words,
        person=words,
        layers=(words, words),
        fears=("being_left",),
        needs=("time",),
        root=words,
        triage="between",
        next_step="request",
        next_words=words,
    )


# Situations ---------------------------------------------------------------------------------------
def nothing_special(_: Hands) -> None:
    """Just writing."""


def under_a_dialog(hands: Hands) -> None:
    """The list of keys is open, which is modal."""
    hands.press(Qt.Key.Key_F1)
    hands.wait(lambda: QApplication.activeModalWidget() is not None, "the list of keys opens")


def with_a_menu_open(hands: Hands) -> None:
    """A field's own menu is open, which runs a loop of its own."""
    field = hands.see("what_happened", QPlainTextEdit)
    menu = field.createStandardContextMenu()
    menu.popup(field.mapToGlobal(QPoint(20, 20)))
    hands.wait(lambda: QApplication.activePopupWidget() is not None, "the menu opens")


def with_a_file_chooser_open(hands: Hands) -> None:
    """A folder is being chosen, in Qt's own dialog."""
    hands.click("place_settings")
    hands.click("courses_add_folder")
    hands.wait(lambda: isinstance(QApplication.activeModalWidget(), QFileDialog), "the file chooser opens")


def with_a_print_dialog_open(hands: Hands) -> None:
    """Qt's print dialog lies over the page; the app itself asks on a page of its own and opens none."""
    dialog = QPrintDialog(hands.window)
    QDialog.open(dialog)  # QPrintDialog hides it behind one that wants a slot
    hands.wait(lambda: QApplication.activeModalWidget() is dialog, "the print dialog opens")


def while_choosing_how_to_print(hands: Hands) -> None:
    """The page about paper is open, with the printers there are."""
    hands.click("place_course")
    hands.click_line("iceberg")
    hands.click("reader_print")
    hands.see("print_page")
    hands.click("print_choose")


def with_a_busy_database(_: Hands) -> None:
    """The database works on something long."""
    session = started[0].gate.session
    assert session is not None
    long = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 900000000) SELECT count(*) FROM n"
    started[0].desk.ask(started[0].gate, lambda: session.vault._database.query(long), otherwise=lambda _: None)


def with_a_stuck_worker(_: Hands) -> None:
    """The worker hangs in something that cannot be interrupted."""
    started[0].desk.ask(started[0].gate, lambda: time.sleep(30))


SITUATIONS: dict[str, Callable[[Hands], None]] = {
    "nothing special": nothing_special,
    "a dialog open": under_a_dialog,
    "a menu open": with_a_menu_open,
    "a file chooser open": with_a_file_chooser_open,
    "a print dialog open": with_a_print_dialog_open,
    "choosing how to print": while_choosing_how_to_print,
    "the database busy": with_a_busy_database,
    "the worker stuck": with_a_stuck_worker,
}


# Inside -------------------------------------------------------------------------------------------
def _begin(hands: Hands) -> None:
    ways.unlock(hands)
    hands.click("begin_dig")
    hands.see("name_step")
    hands.click("continue")
    hands.click("what_happened")


def _fields(hands: Hands) -> list[QPlainTextEdit | QLineEdit]:
    fields = [*hands.window.findChildren(QPlainTextEdit), *hands.window.findChildren(QLineEdit)]
    return [field for field in fields if field.isVisible() and field.isEnabled() and not field.isReadOnly()]


def _visible_windows() -> list[str]:
    return [widget.objectName() for widget in QApplication.topLevelWidgets() if widget.isVisible()]


def _seen_by_the_screen() -> str:
    """Ask the display itself which of our windows it shows."""
    search = ["xdotool", "search", "--onlyvisible", "--name", "Waterline"]
    return " ".join(subprocess.run(search, capture_output=True, text=True).stdout.split())


def main() -> int:
    """Start the program and let the script's hands do their work in it."""
    profile, name, *arguments = sys.argv[1:]
    build = bootstrap.build

    def build_and_keep(*parts: object) -> Program:
        started.append(build(*parts))  # pyright: ignore[reportArgumentType]
        return started[0]

    bootstrap.build = build_and_keep
    script: Callable[..., None] = globals()[name]
    bootstrap.application()

    def act() -> None:
        try:
            script(Hands(lambda: started[0].window), *arguments)
        except BaseException:
            traceback.print_exc()
            os._exit(1)  # else the program would stand open, and whoever waits for what it says would wait for ever

    QTimer.singleShot(0, act)
    return bootstrap.run(Path(profile))


if __name__ == "__main__":
    sys.exit(main())
