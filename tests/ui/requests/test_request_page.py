# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writing a request: hints and never verdicts, nothing lost, and no script where it may not be safe."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.seeing import cut_off, find, put_on_screen, settle, tab_order, words_on
from waterline.app import journal, requests
from waterline.app.session import Session
from waterline.domain.entry import Answers
from waterline.domain.request import WORDS, RequestAnswers
from waterline.ui.requests.request_page import RequestPage
from waterline.ui.shared.draft_keeper import DraftKeeper
from waterline.ui.shared.request_words import whole
from waterline.ui.theme import Mode, Theme

WRITTEN = RequestAnswers(
    rule="No phones", feelings=("sad", "left_out"), what_happened="the phone rang at dinner.", needs=("attention",),
    ask="leave the phone in the hall on Fridays?", if_no="I eat out with Bo",
)  # fmt: skip


def write(page: RequestPage, **boxes: str) -> None:
    for name, words in boxes.items():
        page.form.boxes[name].setPlainText(words)


def press(page: RequestPage, name: str) -> None:
    find(page, name, QAbstractButton).click()


def hint(page: RequestPage, test: str) -> str:
    return find(page, f"hint_{test}", QLabel).text()


def test_what_is_written_is_kept_as_a_draft_and_comes_back(
    qtbot: QtBot, builder: RequestPage, session: Session, keeper: DraftKeeper
) -> None:
    write(builder, rule="no texting", ask="text me by ten", if_no="I sleep")
    press(builder, "request_feelings_sad")
    keeper.keep_now()
    (draft,) = journal.drafts(session)
    assert draft.answers == RequestAnswers(rule="no texting", ask="text me by ten", if_no="I sleep", feelings=("sad",))
    builder.open(draft)
    assert builder.form.boxes["ask"].words() == "text me by ten"


def test_a_request_in_which_nothing_was_said_leaves_nothing_behind(
    qtbot: QtBot, builder: RequestPage, session: Session, keeper: DraftKeeper
) -> None:
    with qtbot.waitSignal(builder.stopped):
        builder.finish()
    builder.open(requests.begin(session))
    write(builder, ask="x")
    keeper.keep_now()
    write(builder, ask="")
    builder.stop()
    assert journal.drafts(session) == ()
    assert journal.timeline(session) == ()


def test_a_name_typed_and_not_added_is_kept_and_is_somebody_in_the_request(
    qtbot: QtBot, builder: RequestPage, session: Session, keeper: DraftKeeper
) -> None:
    put_on_screen(builder, qtbot)
    name = find(builder, "nickname", QLineEdit)
    QTest.keyClicks(name, "Rue")
    keeper.keep_now()
    (draft,) = journal.drafts(session)
    assert draft.answers.nickname == "Rue"
    builder.open(requests.begin(session))
    assert name.text() == ""
    builder.open(draft)
    assert name.text() == "Rue"
    with qtbot.waitSignal(builder.finished) as finished:
        builder.finish()
    assert finished.args is not None
    _, rue = journal.people(session)
    assert journal.entry(session, finished.args[0]).answers.people == (rue.id,)


def test_the_keys_of_every_flow_keep_it_and_leave_it(qtbot: QtBot, builder: RequestPage, session: Session) -> None:
    put_on_screen(builder, qtbot)
    write(builder, ask="text me by ten")
    with qtbot.waitSignal(builder.stopped):
        QTest.keyClick(builder, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    (draft,) = journal.drafts(session)
    builder.open(draft)
    with qtbot.waitSignal(builder.finished):
        QTest.keyClick(builder, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert journal.drafts(session) == ()


def test_keeping_it_makes_an_entry_and_no_draft_is_left(qtbot: QtBot, builder: RequestPage, session: Session) -> None:
    write(builder, ask="text me by ten")
    with qtbot.waitSignal(builder.finished) as told:
        press(builder, "request_keep")
    assert told.args is not None
    assert [line.id for line in requests.lines(session)] == [told.args[0]]
    assert journal.drafts(session) == ()


def test_the_hints_follow_what_is_typed(qtbot: QtBot, builder: RequestPage) -> None:
    assert hint(builder, "asks") == "Nothing written here yet."
    write(builder, ask="call me at nine")
    assert hint(builder, "asks") == "Nothing stands out."
    write(builder, ask="always call me")
    assert "“always”" in hint(builder, "asks")


@pytest.mark.parametrize("test", list(WORDS))
def test_the_whole_list_of_words_can_be_opened_and_read(qtbot: QtBot, builder: RequestPage, test: str) -> None:
    put_on_screen(builder, qtbot, (964, 700))
    press(builder, f"hint_{test}_more_button")
    said = find(builder, f"hint_{test}_words", QLabel)
    assert said.isVisible()
    assert all(word in said.text() for word in WORDS[test])


def test_the_whole_text_is_there_to_take_along_once_it_is_safe_to_say(qtbot: QtBot, builder: RequestPage) -> None:
    put_on_screen(builder, qtbot, (964, 700))
    builder.open(requests.begin(builder._session))
    write(builder, ask="text me by ten")
    assert not find(builder, "request_copy").isVisible()
    press(builder, "request_safe_yes")
    assert find(builder, "request_copy").isVisible()
    with qtbot.waitSignal(builder.copy_requested) as told:
        press(builder, "request_copy")
    assert told.args == ["Would you be willing to text me by ten?"]
    assert builder.saying.document().toPlainText() == "Would you be willing to text me by ten?"


@pytest.mark.parametrize("answer", ["no", "not_sure"])
def test_where_it_may_not_be_safe_there_is_help_and_no_script(
    qtbot: QtBot, builder: RequestPage, keeper: DraftKeeper, session: Session, answer: str
) -> None:
    put_on_screen(builder, qtbot, (964, 700))
    write(builder, ask="text me by ten")
    keeper.keep_now()
    before = journal.drafts(session)
    press(builder, f"request_safe_{answer}")
    for name in ("request_copy", "request_print", "request_whole", "request_hints"):
        assert not find(builder, name).isVisible()
    with qtbot.waitSignal(builder.support_requested):
        press(builder, "request_open_support")
    keeper.keep_now()
    assert journal.drafts(session) == before
    assert "safe" not in json.dumps(before[0].answers.as_dict())


def test_whether_it_is_safe_is_asked_anew_each_time(qtbot: QtBot, builder: RequestPage, session: Session) -> None:
    press(builder, "request_safe_no")
    builder.open(requests.begin(session))
    assert builder.saying.answer.selected() == []
    assert not builder.hints.isHidden()


def test_one_begun_from_a_dig_has_its_feeling_moment_and_need_filled_in(
    qtbot: QtBot, builder: RequestPage, session: Session
) -> None:
    dug = Answers(feelings=("sad",), what_happened="the late train", needs=("time",))
    entry = journal.finish(session, journal.begin_dig(session, seed=dug))
    builder.open(requests.begin_from(session, entry.id))
    assert builder.form.feelings.selected() == ["sad"]
    assert builder.form.boxes["what_happened"].words() == "the late train"
    builder.finish()
    assert [line.needs for line in requests.lines(session)] == [("time",)]


def test_the_whole_text_says_only_what_was_written() -> None:
    assert whole(RequestAnswers()) == ""
    assert whole(RequestAnswers(rule="never", if_no="fine")) == ""
    assert whole(WRITTEN) == (
        "I felt sad, left out when the phone rang at dinner.\n\nWhat I need is attention.\n\n"
        "Would you be willing to leave the phone in the hall on Fridays?"
    )


def test_tab_reaches_every_control_and_each_has_a_name(qtbot: QtBot, builder: RequestPage) -> None:
    builder.form.show_answers(WRITTEN)
    put_on_screen(builder, qtbot, (964, 700))
    write(builder, ask="text me by ten")
    press(builder, "request_safe_yes")
    names = [name for name in tab_order(builder) if name]
    wanted = ("request_rule", "request_what_happened", "request_ask", "request_if_no", "request_copy", "request_keep")
    assert [name for name in names if name in wanted] == list(wanted)
    assert all(find(builder, name).accessibleName() for name in names if not name.endswith("_scroller"))


@pytest.mark.parametrize(("mode", "scale"), [("light", 1.0), ("dark", 1.5), ("contrast", 2.0)])
def test_nothing_is_cut_off(qtbot: QtBot, builder: RequestPage, theme: Theme, mode: Mode, scale: float) -> None:
    theme.apply(mode=mode, scale=scale, font_choice="bundled", reduced_motion=False)
    put_on_screen(builder, qtbot, (964, 700))
    write(builder, ask="always text me and call me", what_happened="it was late")
    press(builder, "request_safe_yes")
    settle()
    assert words_on(builder)
    assert cut_off(builder) == []
