# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said at each step of the dig is kept, and comes back where it was said."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QWidget

from tests.ui.held_desk import HeldDesk
from tests.ui.seeing import find, put_on_screen, settle, words_on
from tests.world import StandingClock
from waterline.app import journal
from waterline.app.session import Session
from waterline.domain.dig import STEPS, Step
from waterline.domain.entry import Answers, Draft
from waterline.domain.vocabulary import MYSELF
from waterline.ui.journal.dig_page import DigPage
from waterline.ui.shared.draft_keeper import DraftKeeper
from waterline.ui.shared.intensity import IntensitySlider
from waterline.ui.theme import Theme


def click(page: QWidget, *names: str) -> None:
    for name in names:
        find(page, name, QAbstractButton).click()
        settle()


def type_into(page: QWidget, name: str, text: str) -> None:
    box = find(page, name)
    box.setFocus(Qt.FocusReason.OtherFocusReason)
    QTest.keyClicks(box, text)


def say_name(page: QWidget) -> None:
    click(page, "feelings_hurt", "feelings_jealous", "feelings_betrayed", "body_chest")
    type_into(page, "feeling_words", "and silly")
    QTest.keyClick(find(page, "intensity_before", IntensitySlider).track, Qt.Key.Key_8)
    type_into(page, "body_words", "a stone")


def say_happened(page: QWidget) -> None:
    type_into(page, "what_happened", "He laughed at his phone.")
    click(page, "triggers_message_or_phone", "people_myself", "when_now")


def say_layers(page: QWidget) -> None:
    type_into(page, "layer", "I was not asked")
    click(page, "deeper")
    type_into(page, "layer", "I come second")


def say_iceberg(page: QWidget) -> None:
    click(page, "iceberg_old_wound", "iceberg_fear")


def say_fear(page: QWidget) -> None:
    click(page, "fears_shut_out", "fears_being_left")
    type_into(page, "fear_words", "told last")


def say_need(page: QWidget) -> None:
    click(page, "needs_clarity")
    type_into(page, "need_words", "a word before")


def say_root(page: QWidget) -> None:
    type_into(page, "root", "I need to be asked.")


def say_triage(page: QWidget) -> None:
    click(page, "triage_cannot_tell", "talk_to_friend")


def say_next(page: QWidget) -> None:
    click(page, "next_own_step")
    type_into(page, "next_words", "a walk")


def say_after(page: QWidget) -> None:
    QTest.keyClick(find(page, "intensity_after", IntensitySlider).track, Qt.Key.Key_5)


Say = Callable[[QWidget], None]
SAYING: dict[Step, tuple[Say, dict[str, object]]] = {
    Step.NAME: (
        say_name,
        {
            "feelings": ("hurt", "jealous", "betrayed"),
            "feeling_words": "and silly",
            "intensity_before": 8,
            "body": ("chest",),
            "body_words": "a stone",
        },
    ),
    Step.HAPPENED: (
        say_happened,
        {
            "what_happened": "He laughed at his phone.",
            "triggers": ("message_or_phone",),
            "people": (MYSELF,),
            "happened": StandingClock().stamp,
            "happened_time_known": True,
        },
    ),
    Step.LAYERS: (say_layers, {"layers": ("I was not asked", "I come second")}),
    Step.ICEBERG: (say_iceberg, {"iceberg": ("old_wound", "fear")}),
    Step.FEAR: (say_fear, {"fears": ("shut_out", "being_left"), "fear_words": "told last"}),
    Step.NEED: (say_need, {"needs": ("clarity",), "need_words": "a word before"}),
    Step.ROOT: (say_root, {"root": "I need to be asked."}),
    Step.TRIAGE: (say_triage, {"triage": "cannot_tell", "talk_to": ("friend",), "ask_again_days": 7}),
    Step.NEXT: (say_next, {"next_step": "own_step", "next_words": "a walk"}),
    Step.AFTER: (say_after, {"intensity_after": 5}),
}


@pytest.mark.parametrize("step", STEPS)
def test_each_step_keeps_what_is_said_in_the_order_it_was_chosen(
    dig_page: DigPage, at_step: Callable[..., object], stored: Callable[[], Draft], step: Step
) -> None:
    at_step(step)
    say, said = SAYING[step]
    say(dig_page)
    assert stored().answers == Answers(**said)  # type: ignore[arg-type]


@pytest.mark.parametrize("step", STEPS)
def test_each_step_comes_back_with_what_was_said_filled_in(
    dig_page: DigPage, at_step: Callable[..., object], stored: Callable[[], Draft], session: Session, step: Step
) -> None:
    at_step(step)
    say, _ = SAYING[step]
    say(dig_page)
    kept = stored()
    dig_page.open(journal.begin_dig(session))
    dig_page.open(kept)
    settle()
    if step is Step.LAYERS:
        shown = [words for words in words_on(dig_page.card) if words in kept.answers.layers]
        assert sorted(shown) == sorted(kept.answers.layers)
    checked = {each.objectName() for each in dig_page.card.findChildren(QAbstractButton) if each.isChecked()}
    written = {box.toPlainText() for box in dig_page.card.findChildren(QPlainTextEdit) if box.isVisible()}
    for name, value in SAYING[step][1].items():
        if name in ("layers", "happened", "happened_time_known", "ask_again_days"):
            continue
        if isinstance(value, tuple):
            assert all(any(each.endswith(key) for each in checked) for key in value)
        elif isinstance(value, int):
            assert find(dig_page, name, IntensitySlider).number() == value
        elif name in ("triage", "next_step"):
            assert any(each.endswith(str(value)) for each in checked)
        else:
            assert value in written


def test_the_rail_gives_the_persons_own_words_back_and_leads_to_their_step(dig_page: DigPage) -> None:
    say_name(dig_page)
    dig_page.go_to(Step.ROOT)
    say_root(dig_page)
    said = " ".join(words_on(dig_page.rail))
    assert "Hurt · Jealous · Betrayed · and silly" in said
    assert "I need to be asked." in said
    click(dig_page, "so_far_name")
    assert dig_page.dig.step is Step.NAME


def test_somebody_new_is_added_by_enter_and_chosen_at_once(
    dig_page: DigPage, at_step: Callable[..., object], stored: Callable[[], Draft], session: Session
) -> None:
    at_step(Step.HAPPENED)
    type_into(dig_page, "nickname", "Sam")
    QTest.keyClick(find(dig_page, "nickname", QLineEdit), Qt.Key.Key_Return)
    settle()
    _, sam = journal.people(session)
    assert sam.nickname == "Sam"
    assert stored().answers.people == (sam.id,)
    assert dig_page.dig.step is Step.HAPPENED


def test_a_nickname_typed_and_not_added_goes_along_to_the_next_step(
    dig_page: DigPage, at_step: Callable[..., object], stored: Callable[[], Draft], session: Session
) -> None:
    at_step(Step.HAPPENED)
    type_into(dig_page, "nickname", "R.")
    QTest.keyClick(find(dig_page, "nickname", QLineEdit), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert dig_page.dig.step is Step.LAYERS
    assert stored().answers.people == (journal.people(session)[1].id,)


def test_a_nickname_is_kept_as_it_is_typed_and_stands_there_again_on_coming_back(
    dig_page: DigPage, at_step: Callable[..., object], stored: Callable[[], Draft], session: Session
) -> None:
    at_step(Step.HAPPENED)
    type_into(dig_page, "nickname", "Ru")
    assert stored().answers.nickname == "Ru"
    draft = stored()
    dig_page.open(journal.begin_dig(session))
    assert find(dig_page, "nickname", QLineEdit).text() == "", "another dig has another name to add"
    assert journal.draft(session, draft.id).answers.nickname == "Ru"
    dig_page.open(draft)
    assert find(dig_page, "nickname", QLineEdit).text() == "Ru"


def test_until_a_typed_name_has_become_a_person_the_draft_has_the_name(
    qtbot, session: Session, theme: Theme, keeper: DraftKeeper
) -> None:
    held = HeldDesk()
    page = DigPage(session, held, theme, keeper)
    page.open(journal.begin_dig(session, step=Step.HAPPENED))
    put_on_screen(page, qtbot, (964, 700))
    held.answer_all()
    type_into(page, "nickname", "Rue")
    click(page, "add_person")
    assert page.dig.answers.nickname == "Rue", "asked for, and not answered yet"
    held.answer_all()
    assert page.dig.answers.nickname == ""
    assert page.dig.answers.people == (journal.people(session)[1].id,)


def test_words_of_only_blanks_are_no_answer(
    dig_page: DigPage, at_step: Callable[..., object], session: Session
) -> None:
    at_step(Step.ROOT)
    type_into(dig_page, "root", "   ")
    dig_page.leave()
    assert journal.drafts(session) == ()


# The root -----------------------------------------------------------------------------------------
def test_a_root_that_only_names_jealousy_gets_a_gentle_word_and_may_be_kept(
    dig_page: DigPage, at_step: Callable[..., object], stored: Callable[[], Draft]
) -> None:
    at_step(Step.ROOT)
    prompt = find(dig_page, "root_prompt")
    assert not prompt.isVisible()
    type_into(dig_page, "root", "I'm just jealous")
    assert prompt.isVisible()
    assert stored().answers.root == "I'm just jealous"
    type_into(dig_page, "root", " that she goes without me")
    assert not prompt.isVisible()


def test_the_root_is_started_from_own_words_only_when_asked(
    dig_page: DigPage, at_step: Callable[..., object], session: Session
) -> None:
    said = Answers(layers=("They did not ask",), fears=("being_left", "not_enough"), needs=("time",))
    at_step(Step.ROOT, said)
    assert find(dig_page, "root", QPlainTextEdit).toPlainText() == ""
    click(dig_page, "root_start_2")
    assert dig_page.dig.answers.root == "I’m afraid of being left and not being enough, and I need time."
    assert not find(dig_page, "root_start_1").isVisible(), "nothing is offered over what is written"


def test_the_deepest_layer_can_become_the_root_as_it_stands(dig_page: DigPage, at_step: Callable[..., object]) -> None:
    at_step(Step.ROOT, Answers(layers=("above", "I am the one who is told afterwards")))
    click(dig_page, "root_start_1")
    assert dig_page.dig.answers.root == "I am the one who is told afterwards"


# What next ----------------------------------------------------------------------------------------
def test_a_request_starts_from_own_answers_and_owns_its_feeling(
    dig_page: DigPage, at_step: Callable[..., object]
) -> None:
    said = Answers(
        feelings=("betrayed", "hurt"),
        what_happened="She texted at nine that she would stay. I was cooking.",
        needs=("clarity",),
    )
    at_step(Step.NEXT, said)
    click(dig_page, "next_request")
    assert dig_page.dig.answers.next_words == ""
    click(dig_page, "request_start")
    assert dig_page.dig.answers.next_words == (
        "I felt hurt when she texted at nine that she would stay. I need clarity. Would you be willing to …?"
    )


def test_changing_the_choice_keeps_the_words(dig_page: DigPage, at_step: Callable[..., object]) -> None:
    at_step(Step.NEXT)
    click(dig_page, "next_conversation")
    type_into(dig_page, "next_words", "about Sunday")
    click(dig_page, "next_own_step", "next_own_step")
    assert dig_page.dig.answers.next_step is None
    assert dig_page.dig.answers.next_words == "about Sunday"
    assert find(dig_page, "next_words").isVisible()


# Afterwards ---------------------------------------------------------------------------------------
def test_the_number_before_is_said_beside_the_one_after_without_a_verdict(
    dig_page: DigPage, at_step: Callable[..., object]
) -> None:
    at_step(Step.AFTER, Answers(intensity_before=4))
    QTest.keyClick(find(dig_page, "intensity_after", IntensitySlider).track, Qt.Key.Key_9)
    said = " ".join(words_on(dig_page.card))
    assert "When you began, it was 4 of 10." in said
    assert "9 of 10" in said
    assert not any(word in said.lower() for word in ("better", "worse", "improved", "well done", "!"))
