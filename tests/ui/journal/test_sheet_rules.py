# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What each short flow promises for itself: no totals, the ledger first, a map that types nobody, paper that grows."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QMenu,
)

from tests.ui.journal.filling import EVERY_ANSWER, Opening, choose, finish, reassured, write
from tests.ui.seeing import find, put_on_screen, words_on
from tests.world import StandingClock
from waterline.app import agreements, journal, kink_pack
from waterline.app.session import Session
from waterline.domain.agreement import Agreement
from waterline.domain.looking import Looking
from waterline.domain.sheets import (
    FREE_PAGE,
    GLAD_MOMENT,
    HEARTS,
    HOLDING_SPACE,
    LEAN,
    REASSURANCE,
    WATCHING_PLAN,
    FreePage,
    GladMoment,
    Hearts,
    Lean,
)
from waterline.ui.desk import InstantDesk
from waterline.ui.journal.changed_words import ChangedWords
from waterline.ui.journal.drafts_strip import DraftRow
from waterline.ui.journal.entry_page import EntryPage
from waterline.ui.journal.flow_menu import FlowMenuButton
from waterline.ui.journal.kinds import opening
from waterline.ui.journal.sheets.lean_map import LeanMap
from waterline.ui.journal.sheets.reassurance_page import ReassurancePage
from waterline.ui.shared.draft_keeper import DraftKeeper
from waterline.ui.shared.fields import TextBox
from waterline.ui.theme import Theme


def test_a_check_in_of_hearts_keeps_its_letters_and_asks_once_a_week_later_how_it_went(
    opened: Opening, session: Session, clock: StandingClock, qtbot
) -> None:
    page = opened(HEARTS)
    choose(page, "here_thin")
    choose(page, "with_self_full")
    choose(page, "chosen_here")
    write(page, "what_happened", "tea on the stairs")
    choose(page, "kept_as_ritual")
    with qtbot.waitSignal(page.finished) as finished:
        page.finish()
    assert finished.args is not None
    kept = journal.entry(session, finished.args[0])
    assert kept.answers == Hearts(
        here="thin", with_self="full", chosen="here", what_happened="tea on the stairs", kept_as="ritual"
    )
    assert journal.follow_up(session) is None
    clock.pass_time(days=7)
    due = journal.follow_up(session)
    assert due is not None
    assert due.id == kept.id
    again = opened(HEARTS, journal.edit(session, kept.id))
    assert "tea on the stairs" in words_on(again)
    assert find(again, "how_it_went").hasFocus()
    write(again, "how_it_went", "twice")
    finish(again, session, qtbot)
    assert journal.follow_up(session) is None


@pytest.mark.parametrize(("kind", "field"), [(HEARTS, "how_it_went"), (WATCHING_PLAN, "how_it_was")])
def test_how_it_was_is_asked_only_once_there_is_something_to_look_back_on(
    opened: Opening, session: Session, kind: str, field: str
) -> None:
    assert not find(opened(kind), field).isVisible()
    entry = journal.finish(session, journal.begin(session, kind, seed=EVERY_ANSWER[kind]))
    assert find(opened(kind, journal.edit(session, entry.id)), field).isVisible()


def test_hearts_gives_an_example_for_the_letter_chosen_and_asks_gently_about_a_rule(opened: Opening) -> None:
    page = opened(HEARTS)
    assert not any("For example" in words for words in words_on(page))
    choose(page, "chosen_rituals")
    assert "For example: one tiny thing, at one fixed time." in words_on(page)
    choose(page, "kept_as_ritual")
    assert not find(page, "hearts_rule_note").isVisible()
    choose(page, "kept_as_rule")
    assert find(page, "hearts_rule_note").isVisible()


def test_hearts_says_no_number_and_whose_framework_it_is(opened: Opening, session: Session) -> None:
    page = opened(HEARTS, journal.begin(session, HEARTS, seed=EVERY_ANSWER[HEARTS]))
    credited = find(page, "flow_line", QLabel).text()
    assert "Jessica Fern" in credited
    others = [words for words in words_on(page) if words != credited]
    assert not any(character.isdigit() for words in others for character in words)


def test_after_kind_words_that_often_did_not_hold_the_agreements_come_before_oneself(
    opened: Opening, session: Session
) -> None:
    reassured(session, "faded", "faded")
    ash = journal.add_person(session, "Ash")
    with_ash = agreements.keep(session, Agreement("", "A line before midnight.", (ash.id,)))
    agreements.keep(session, Agreement("", "Sundays are ours.", (journal.add_person(session, "M.").id,)))
    agreements.add_event(session, with_ash.id, "not_kept", session.now())
    page = opened(REASSURANCE)
    choose(page, "landed_landed")
    assert not find(page, "ledger_first").isVisible()
    assert not find(page, "reassurance_inward").isVisible()
    choose(page, "landed_not_landed")
    assert any("Sundays are ours." in words for words in words_on(page)), "nobody is named yet"
    choose(page, f"people_{ash.id}")
    said = " ".join(words_on(page))
    assert "Before you look inward" in said
    assert "A line before midnight." in said
    assert "not kept once, a fact between you" in said
    assert "Sundays are ours." not in said
    assert not find(page, "reassurance_inward").isVisible()
    choose(page, "ledger_looked_at")
    assert find(page, "reassurance_inward").isVisible()


def test_a_kind_word_is_not_held_against_somebody_twice_when_it_is_opened_again(
    opened: Opening, session: Session
) -> None:
    reassured(session, "faded", "faded")
    (line, _) = journal.timeline(session)
    page = opened(REASSURANCE, journal.edit(session, line.id))
    assert not find(page, "ledger_first").isVisible()


def test_in_a_low_window_what_the_answer_brought_comes_into_sight(opened: Opening, session: Session) -> None:
    reassured(session, "faded", "faded")
    page = opened(REASSURANCE, size=(964, 560))
    for name, brings in (("landed_faded", "open_agreements"), ("ledger_looked_at", "reassurance_right_now")):
        find(page, name).setFocus()
        choose(page, name)
        assert not find(page, brings).visibleRegion().isEmpty()


def test_the_way_to_the_agreements_is_one_click(opened: Opening, session: Session, qtbot) -> None:
    reassured(session, "faded", "faded")
    page = opened(REASSURANCE)
    assert isinstance(page, ReassurancePage)
    choose(page, "landed_faded")
    assert any("No agreement is written down here" in words for words in words_on(page))
    with qtbot.waitSignal(page.agreements_requested):
        choose(page, "open_agreements")


def test_one_kind_word_that_faded_sends_nobody_to_the_ledger(opened: Opening, session: Session, qtbot) -> None:
    reassured(session, "landed", "landed")
    page = opened(REASSURANCE)
    assert isinstance(page, ReassurancePage)
    choose(page, "landed_faded")
    assert not find(page, "ledger_first").isVisible()
    assert find(page, "reassurance_inward").isVisible()
    with qtbot.waitSignal(page.right_now_requested):
        choose(page, "reassurance_right_now")
    choose(page, "landed_faded")
    assert not find(page, "reassurance_inward").isVisible(), "the answer was taken back"


def test_gladness_may_stand_beside_something_else_that_stays_folded_until_it_is_said(
    opened: Opening, session: Session, qtbot
) -> None:
    page = opened(GLAD_MOMENT)
    assert not find(page, "feelings_jealous").isVisible()
    choose(page, "beside_fold_button")
    choose(page, "feelings_jealous")
    entry = finish(page, session, qtbot)
    assert entry.answers == GladMoment(feelings=("jealous",))
    assert find(opened(GLAD_MOMENT, journal.edit(session, entry.id)), "feelings_jealous").isVisible()


def test_the_first_words_of_giving_back_come_by_a_click_and_writing_goes_on_behind_them(opened: Opening, qtbot) -> None:
    page = opened(HOLDING_SPACE)
    write(page, "reflected", "Wait.")
    choose(page, "holding_start_1")
    box = find(page, "reflected", TextBox)
    assert box.hasFocus()
    qtbot.keyClicks(box, "you were alone.")
    assert box.words() == "Wait. It sounds as if you were alone."


@pytest.mark.parametrize(("kind", "button"), [(HOLDING_SPACE, "holding_support"), (WATCHING_PLAN, "watching_support")])
def test_where_it_may_be_more_than_a_feeling_support_is_one_click_away(
    opened: Opening, qtbot, kind: str, button: str
) -> None:
    page = opened(kind)
    with qtbot.waitSignal(page.support_requested):
        choose(page, button)


def test_what_i_will_not_do_has_as_much_room_as_what_i_offer(opened: Opening) -> None:
    page = opened(HOLDING_SPACE)
    assert find(page, "can_offer").size() == find(page, "will_not").size()


def test_not_wanting_to_watch_is_a_plan_too(opened: Opening) -> None:
    page = opened(WATCHING_PLAN)
    choose(page, "whether_yes")
    assert not find(page, "watching_not_there").isVisible()
    choose(page, "whether_no")
    assert find(page, "watching_not_there").isVisible()


def test_a_mark_is_put_on_the_map_by_pointer_moved_by_keys_and_taken_away(
    opened: Opening, session: Session, keeper: DraftKeeper, qtbot
) -> None:
    page = opened(LEAN)
    the_map = find(page, "lean_map", LeanMap)
    qtbot.mouseClick(the_map, Qt.MouseButton.LeftButton, pos=the_map.point(8, 3).toPoint())
    keeper.keep_now()
    assert journal.drafts(session)[0].answers == Lean(worry=8, distance=3)
    assert "a lot" in the_map.accessibleName()
    qtbot.keyClick(find(page, "worry_slider"), Qt.Key.Key_Home)
    assert "Worry about being left: hardly any" in the_map.accessibleName()
    choose(page, "worry_clear")
    choose(page, "distance_clear")
    keeper.keep_now()
    assert journal.drafts(session)[0].answers == Lean()
    assert "not said" in the_map.accessibleName()


def test_the_map_is_turned_with_the_direction_of_reading(theme: Theme, qtbot) -> None:
    the_map = LeanMap(theme, name="map")
    qtbot.addWidget(the_map)
    the_map.resize(480, 280)
    assert the_map.point(9, 1).x() > the_map.point(1, 1).x()
    the_map.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert the_map.point(9, 1).x() < the_map.point(1, 1).x()


def test_no_page_of_leaning_says_what_somebody_is(opened: Opening, session: Session) -> None:
    page = opened(LEAN, journal.begin(session, LEAN, seed=EVERY_ANSWER[LEAN]))
    said = " ".join([*words_on(page), find(page, "lean_map").accessibleName()]).lower()
    for kind in ("anxious", "avoidant", "disorganised", "secure"):
        assert kind not in said


def test_a_title_is_what_a_free_page_goes_by_in_the_journal(
    opened: Opening, session: Session, theme: Theme, qtbot
) -> None:
    page = opened(FREE_PAGE)
    find(page, "title", QLineEdit).insert("The week before the move")
    write(page, "what_happened", "Boxes.")
    finish(page, session, qtbot)
    (line,) = journal.timeline(session)
    assert opening(line) == "The week before the move"
    row = DraftRow(theme, journal.edit(session, line.id), session.now(), 1)
    qtbot.addWidget(row)
    assert "The week before the move" in find(row, "draft_1_words", QLabel).text()
    (found,) = journal.look(session, Looking(text="before the move"))
    assert found.id == line.id


def test_enter_in_the_title_goes_on_to_the_paper_and_writing_goes_on_where_it_ended(
    opened: Opening, session: Session, qtbot
) -> None:
    page = opened(FREE_PAGE, journal.begin(session, FREE_PAGE, seed=FreePage(what_happened="All day")))
    heading = find(page, "title", QLineEdit)
    heading.setFocus()
    qtbot.keyClicks(heading, "Rain")
    qtbot.keyClick(heading, Qt.Key.Key_Return)
    paper = find(page, "what_happened", TextBox)
    assert paper.hasFocus()
    qtbot.keyClicks(paper, ".")
    assert finish(page, session, qtbot).answers == FreePage(title="Rain", what_happened="All day.")


def test_the_paper_takes_the_room_that_is_left(opened: Opening) -> None:
    low, high = (find(opened(FREE_PAGE, size=(964, tall)), "what_happened").height() for tall in (640, 1000))
    assert high - low == 360


def test_the_plan_for_watching_is_offered_only_to_adults_who_asked_for_it(
    session: Session, theme: Theme, qtbot
) -> None:
    button = FlowMenuButton(theme)
    qtbot.addWidget(button)

    def offered() -> list[str]:
        button.offer(kink_pack.sheets_offered(session))
        menu = find(button, "other_flows_menu", QMenu)
        return [action.objectName().removeprefix("begin_") for action in menu.actions()]

    assert GLAD_MOMENT in offered()
    assert WATCHING_PLAN not in offered()
    kink_pack.switch(session, True)
    assert WATCHING_PLAN in offered()
    kink_pack.switch(session, False)
    assert WATCHING_PLAN not in offered()


def test_where_the_mark_stood_before_is_told_in_words_too(
    session: Session, desk: InstantDesk, theme: Theme, qtbot
) -> None:
    entry = journal.finish(session, journal.begin(session, LEAN, seed=Lean(worry=8, distance=1)))
    journal.finish(session, replace(journal.edit(session, entry.id), answers=Lean(worry=2)))
    page = EntryPage(session, desk, theme)
    page.show_entry(entry.id)
    put_on_screen(page, qtbot, (964, 700))
    choose(page, "versions_all_button")
    choose(page, "version_1_button")
    worry, distance = (find(page, f"version_1_{field}", ChangedWords).plain() for field in ("worry", "distance"))
    assert "a lot" in worry
    assert "a little" in worry
    assert "hardly any" in distance
    assert not any(character.isdigit() for character in worry + distance)
