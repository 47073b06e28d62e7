# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""On every page everything that takes the keyboard has a name, and Tab reaches all of it and gets stuck nowhere."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QRadioButton, QTextEdit, QWidget

from tests.journeys import ways
from tests.journeys.hands import press_on
from tests.journeys.test_main_job import LATE
from waterline.domain.dig import STEPS
from waterline.domain.right_now import TOOLS
from waterline.domain.sheets import SHEETS
from waterline.ui.shared.fields import PRIVATE

MOST_STOPS = 400


def stops(window):
    """Return every visible, enabled widget that Tab should reach."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if widget.focusProxy() is None
    ]


def spoken_name(widget):
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else widget.accessibleName()


def check_page(window, where):
    nameless = [widget.objectName() or type(widget).__name__ for widget in stops(window) if not spoken_name(widget)]
    assert nameless == [], f"{where}: without a name"
    unnamed = [type(widget).__name__ for widget in stops(window) if not widget.objectName()]
    assert unnamed == [], f"{where}: without an objectName"
    learned_from = [
        field.objectName() or field.parentWidget().objectName()
        for kind in (QLineEdit, QPlainTextEdit, QTextEdit)
        for field in window.findChildren(kind)
        if field.isVisible() and not field.isReadOnly() and field.inputMethodHints() & PRIVATE != PRIVATE
    ]
    assert learned_from == [], f"{where}: the system may learn from what is typed"
    wanted = {id(widget): widget for widget in stops(window)}
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window), where
    window.quick_exit.setFocus(Qt.FocusReason.TabFocusReason)
    reached = {id(window.quick_exit)}
    for _ in range(MOST_STOPS):
        press_on(QApplication.focusWidget(), Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None, f"{where}: the focus is lost"
        if focused is window.quick_exit:
            break
        reached.add(id(focused))
    else:
        raise AssertionError(f"{where}: Tab never comes round again")
    missed = [widget.objectName() for key, widget in wanted.items() if key not in reached and not in_group(widget)]
    assert missed == [], f"{where}: Tab does not reach"


def in_group(widget):
    """Tell whether arrows lead here instead of Tab, as in a group of radio buttons."""
    return isinstance(widget, QRadioButton) and not widget.isChecked()


@pytest.fixture
def program(open_program, journey_door):
    return open_program(journey_door)


def test_the_first_run(program):
    opened, hands = program
    hands.see("limits_title")
    check_page(opened.window, "limits")
    hands.click("onboarding_next")
    ways.choose_way(hands, ways.PASSPHRASE)
    check_page(opened.window, "way in")
    hands.click("onboarding_next")
    code = ways.read_code(hands)
    check_page(opened.window, "recovery code")
    hands.click("onboarding_next")
    hands.write("code_field", code)
    check_page(opened.window, "recovery code typed back")
    hands.click("onboarding_next")
    hands.see("ready_title")
    check_page(opened.window, "ready")


def test_the_closed_door(program):
    opened, hands = program
    ways.first_run(hands)
    hands.click("lock_button")
    hands.see("unlock_page")
    check_page(opened.window, "unlock")
    hands.click("unlock_use_recovery")
    check_page(opened.window, "unlock by recovery code")


def test_every_step_of_the_dig(program):
    opened, hands = program
    ways.first_run(hands)
    hands.click("begin_dig")
    for step in STEPS:
        hands.see(f"{step}_step")
        check_page(opened.window, f"dig: {step}")
        if step is not STEPS[-1]:
            hands.click("continue")


def test_every_place(program):
    opened, hands = program
    ways.first_run(hands)
    check_page(opened.window, "now")
    hands.click("begin_dig")
    ways.dig(hands, LATE)
    check_page(opened.window, "entry")
    for place in ("now", "journal", "course", "requests", "patterns", "settings"):
        hands.click(f"place_{place}")
        QTest.qWait(200)
        check_page(opened.window, place)
    hands.click("settings_privacy")
    hands.see("privacy_page")
    check_page(opened.window, "privacy")
    hands.click("privacy_back")
    hands.see("settings_page")
    hands.click("place_course")
    hands.click_line("iceberg")
    hands.see("section_title")
    QTest.qWait(200)
    check_page(opened.window, "section")
    hands.click("support_button")
    hands.see("support_page")
    check_page(opened.window, "support")


def test_what_lies_behind_the_places(program):
    opened, hands = program
    ways.first_run(hands)
    hands.click("begin_dig")
    ways.dig(hands, LATE)
    hands.click("place_journal")
    QTest.qWait(200)
    hands.wait(lambda: hands.there("entries"), "the entry is listed")
    hands.see("entries").setFocus()
    press_on(hands.see("entries"), Qt.Key.Key_Delete)
    hands.click("open_trash")
    hands.see("trash_entries")
    check_page(opened.window, "trash")
    hands.click("place_course")
    for button, page in (("contents_marks", "marks_page"), ("contents_recall", "recall_page")):
        hands.click(button)
        hands.see(page)
        check_page(opened.window, page)
        hands.click("place_course")
    hands.click_line("iceberg")
    hands.see("section_title")
    for tool in ("reader_find", "reader_look"):
        hands.click(tool)
        QTest.qWait(100)
        check_page(opened.window, tool)
        hands.click(tool)
    hands.click("reader_print")
    hands.see("print_page")
    check_page(opened.window, "print")


def test_both_steps_of_a_session_sheet(program):
    opened, hands = program
    ways.first_run(hands)
    hands.click("begin_dig")
    ways.dig(hands, LATE)
    hands.click("place_patterns")
    hands.click("patterns_sheet")
    hands.see("sheet_entries")
    hands.click("sheet_summary_1")
    check_page(opened.window, "session sheet")
    hands.click("sheet_go_on")
    hands.see("sheet_preview")
    check_page(opened.window, "session sheet on paper")


def test_every_short_flow(program):
    opened, hands = program
    ways.first_run(hands)
    hands.click("place_settings")
    hands.click("settings_kink_on")
    for kind in SHEETS:
        hands.click("place_journal")
        hands.choose_from("other_flows", f"begin_{kind}")
        hands.see(f"{kind}_page")
        QTest.qWait(100)
        check_page(opened.window, kind)


def test_agreements_and_the_plan(program):
    opened, hands = program
    ways.first_run(hands)
    hands.click("place_requests")
    hands.click("open_agreements")
    hands.see("agreements_page")
    check_page(opened.window, "agreements")
    hands.click("new_plan")
    hands.see("plan_page")
    hands.write("plan_agreed", "A line before midnight.")
    hands.click("plan_what_not_kept")
    check_page(opened.window, "plan")
    hands.click("plan_keep")
    hands.see("entry_page")
    hands.click("entry_agreement")
    hands.see("event_1")
    check_page(opened.window, "agreement")
    hands.click("agreement_plan")
    hands.see("plan_page")
    check_page(opened.window, "plan about an agreement")
    hands.click("plan_which_new")
    check_page(opened.window, "plan about another agreement")


def test_right_now_and_every_tool(program):
    opened, hands = program
    ways.first_run(hands)
    hands.click("right_now_button")
    hands.click("before_8")
    check_page(opened.window, "right now")
    for tool in (*TOOLS, "own_new"):
        hands.click(f"tool_{tool}")
        hands.see("tool_screen")
        QTest.qWait(50)
        check_page(opened.window, tool)
        hands.click("tool_back")
    hands.click("right_now_after")
    hands.click("after_5")
    check_page(opened.window, "right now: afterwards")


def test_getting_it_back(program):
    opened, hands = program
    hands.see("limits_title")
    hands.click("limits_backup")
    hands.see("rescue_page")
    check_page(opened.window, "rescue")


def test_every_dialog_has_quick_exit_in_it(program):
    _, hands = program
    ways.first_run(hands)
    hands.press(Qt.Key.Key_F1)
    hands.wait(lambda: QApplication.activeModalWidget() is not None, "the list of keys opens")
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    button = dialog.findChild(QWidget, "quick_exit_button")
    assert button is not None
    assert button.isVisible()
    press_on(dialog, Qt.Key.Key_Escape)
    hands.wait(lambda: QApplication.activeModalWidget() is None, "Esc closes it")
