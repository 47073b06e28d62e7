# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A fact between two people: from the dig to the plan, into the ledger, and back from there, by clicks and by keys."""

from contextlib import closing

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.journeys import ways
from tests.journeys.hands import Hands
from waterline.app import agreements, journal
from waterline.app.session import Door, Session, open_with_passphrase
from waterline.domain.agreement import NOT_KEPT, ConversationPlan
from waterline.ui.shared.line_list import LineList, LineModel

FACT = ways.Moment(what_happened="The date ran to three.", person="R", triage="between", root="Nobody told me.")


def test_from_a_moment_to_the_plan_and_the_ledger_by_clicks(open_program, journey_door):
    _, hands = open_program(journey_door)
    ways.first_run(hands)
    hands.click("begin_dig")
    ways.dig(hands, FACT)
    hands.click("entry_plan")
    hands.see("plan_page")
    hands.write("plan_agreed", "A line before midnight.")
    hands.click("plan_what_not_kept")
    hands.write("plan_say", "I lay awake.")
    hands.click("plan_keep")
    hands.see("entry_page")
    hands.click("entry_agreement")
    hands.see("one_agreement_page")
    hands.click("event_1_talked_yes")
    hands.click("event_1_repaired_partly")
    hands.click("place_requests")
    hands.click("open_agreements")
    assert listed(hands) == ["A line before midnight."]
    with closing(after_locking(hands, journey_door)) as session:
        (ledger,) = agreements.ledgers(session)
        (event,) = ledger.events
    assert ledger.agreement.words == "A line before midnight."
    assert [person.nickname for person in ledger.people] == ["R"]
    assert (event.what, event.talked, event.repaired) == (NOT_KEPT, "yes", "partly")


def test_a_plan_by_keys_alone(open_program, journey_door):
    _, hands = open_program(journey_door)
    ways.first_run(hands)
    hands.click("place_requests")
    tab_to(hands, "open_agreements")
    hands.press(Qt.Key.Key_Space)
    hands.see("agreements_page")
    tab_to(hands, "new_plan")
    hands.press(Qt.Key.Key_Return)
    hands.see("plan_page")
    hands.wait(lambda: focused(hands) == "plan_agreed", "writing begins in the first box")
    type_words(hands, "A line before midnight.")
    tab_to(hands, "plan_what_happened")
    type_words(hands, "None came.")
    tab_to(hands, "plan_say")
    type_words(hands, "I lay awake.")
    hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    hands.see("entry_page")
    with closing(after_locking(hands, journey_door)) as session:
        (line,) = journal.timeline(session)
        answers = journal.entry(session, line.id).answers
    assert isinstance(answers, ConversationPlan)
    assert (answers.agreed, answers.what_happened, answers.say) == (
        "A line before midnight.",
        "None came.",
        "I lay awake.",
    )


def after_locking(hands: Hands, door: Door) -> Session:
    hands.click("lock_button")
    hands.see("unlock_passphrase")
    return open_with_passphrase(door, ways.PASSPHRASE)


def listed(hands: Hands) -> list[str]:
    hands.wait(lambda: hands.there("agreements"), "the agreements are listed")
    model = hands.see("agreements", LineList).model()
    assert isinstance(model, LineModel)
    return [line.words for line in model.lines()]


def focused(hands: Hands) -> str:
    widget = hands.window.focusWidget()
    return widget.objectName() if widget is not None else ""


def tab_to(hands: Hands, name: str) -> None:
    for _ in range(60):
        if focused(hands) == name:
            return
        hands.press(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never reaches {name}, but {focused(hands)}")


def type_words(hands: Hands, words: str) -> None:
    QTest.keyClicks(hands.window.focusWidget(), words)
