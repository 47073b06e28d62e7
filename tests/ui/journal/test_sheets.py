# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What every short flow promises on its own screen: kept as typed, left empty without a trace, read back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, replace

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from tests.ui.seeing import cut_off, find, put_on_screen, settle, tab_order, words_on
from tests.world import StandingClock
from waterline.app import agreements, journal, kink_pack, templates
from waterline.app.session import Session
from waterline.domain.agreement import Agreement
from waterline.domain.entry import Answers, Draft, Entry, Origin
from waterline.domain.flows import particulars
from waterline.domain.looking import Looking
from waterline.domain.sheets import (
    FREE_PAGE,
    GLAD_MOMENT,
    HEARTS,
    HOLDING_SPACE,
    LEAN,
    REASSURANCE,
    SHEETS,
    WATCHING_PLAN,
    FreePage,
    GladMoment,
    Hearts,
    HoldingSpace,
    Lean,
    Reassurance,
    WatchingPlan,
)
from waterline.domain.vocabulary import MYSELF
from waterline.ui.desk import InstantDesk
from waterline.ui.journal.drafts_strip import DraftRow
from waterline.ui.journal.entry_page import EntryPage
from waterline.ui.journal.field_words import value_words
from waterline.ui.journal.flow_menu import FlowMenuButton
from waterline.ui.journal.kinds import opening, reading
from waterline.ui.journal.sheets.lean_map import LeanMap
from waterline.ui.journal.sheets.reassurance_page import ReassurancePage
from waterline.ui.journal.sheets.short_flow_page import ShortFlowPage
from waterline.ui.page_maker import SHORT_FLOWS
from waterline.ui.shared.draft_keeper import DraftKeeper
from waterline.ui.shared.fields import TextBox
from waterline.ui.theme import Theme

Opening = Callable[..., ShortFlowPage]

EVERY_ANSWER: dict[str, Answers] = {
    GLAD_MOMENT: GladMoment(what_happened="She hummed.", people=(MYSELF,), feelings=("jealous", "glad")),
    HOLDING_SPACE: HoldingSpace(
        people=(MYSELF,),
        what_happened="I was afraid.",
        reflected="Of course.",
        can_offer="A call.",
        will_not="Reports.",
    ),
    REASSURANCE: Reassurance(gave="asked", people=(MYSELF,), what_happened="You matter.", landed="faded"),
    HEARTS: Hearts(
        people=(MYSELF,),
        here="thin",
        delight="okay",
        attunement="full",
        rituals="thin",
        turning="okay",
        with_self="full",
        chosen="rituals",
        what_happened="Tea on Thursdays.",
        kept_as="rule",
        how_it_went="Twice.",
    ),
    LEAN: Lean(people=(MYSELF,), worry=7, distance=2, what_happened="I write a lot.", steadier="A plan."),
    WATCHING_PLAN: WatchingPlan(
        people=(MYSELF,),
        what_happened="Saturday.",
        whether="part",
        where="By the door.",
        limits="No names.",
        look_in="A nod.",
        signal="Red.",
        check_in="At noon.",
        landing="A bath.",
        how_it_was="All right.",
    ),
    FREE_PAGE: FreePage(title="Rain", what_happened="All day."),
}
"""Of each short flow, something in everything it asks."""


@pytest.fixture
def opened(qtbot, session: Session, desk: InstantDesk, theme: Theme, keeper: DraftKeeper) -> Iterator[Opening]:
    """Open a new draft of a kind, or this one, on the page of its kind, as wide as the window shows it at first."""
    pages: list[ShortFlowPage] = []

    def open_one(kind: str, draft: Draft | None = None, size: tuple[int, int] = (964, 900)) -> ShortFlowPage:
        page = SHORT_FLOWS[kind](session, desk, theme, keeper)
        page.open(draft or journal.begin(session, kind))
        put_on_screen(page, qtbot, size)
        pages.append(page)
        return page

    yield open_one
    for page in pages:
        page.leave()


def particulars_of(kind: str) -> set[str]:
    """Return the fields only this kind has."""
    return {each.name for each in fields(SHEETS[kind])} - {each.name for each in fields(Answers)}


def write(page: ShortFlowPage, field: str, words: str) -> None:
    find(page, field, QPlainTextEdit).insertPlainText(words)


def choose(page: ShortFlowPage, name: str) -> None:
    find(page, name, QAbstractButton).click()
    settle()


def finish(page: ShortFlowPage, session: Session, qtbot) -> Entry:
    with qtbot.waitSignal(page.finished) as finished:
        page.finish()
    assert finished.args is not None
    return journal.entry(session, finished.args[0])


@pytest.mark.parametrize("kind", SHEETS)
def test_every_answer_is_kept_as_it_is_given_and_becomes_an_entry(
    opened: Opening, session: Session, keeper: DraftKeeper, qtbot, kind: str
) -> None:
    page = opened(kind)
    write(page, "what_happened", "we laughed")
    keeper.keep_now()
    (draft,) = journal.drafts(session)
    assert (draft.kind, draft.answers.what_happened) == (kind, "we laughed")
    with qtbot.waitSignal(page.finished) as finished:
        QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert journal.drafts(session) == ()
    assert finished.args is not None
    entry = journal.entry(session, finished.args[0])
    assert (entry.kind, entry.answers) == (kind, SHEETS[kind](what_happened="we laughed"))


@pytest.mark.parametrize("kind", SHEETS)
def test_a_page_on_which_nothing_was_said_leaves_nothing_behind(
    opened: Opening, session: Session, keeper: DraftKeeper, qtbot, kind: str
) -> None:
    page = opened(kind)
    write(page, "what_happened", "x")
    keeper.keep_now()
    find(page, "what_happened", QPlainTextEdit).clear()
    with qtbot.waitSignal(page.stopped):
        page.finish()
    assert journal.drafts(session) == ()
    assert journal.timeline(session) == ()


@pytest.mark.parametrize("kind", SHEETS)
def test_each_has_a_screen_of_its_own(opened: Opening, kind: str) -> None:
    page = opened(kind)
    assert page.objectName() == f"{kind}_page"
    assert sum(type(page) is each for each in SHORT_FLOWS.values()) == 1


@pytest.mark.parametrize("kind", SHEETS)
def test_what_was_said_stands_there_again_and_showing_it_changes_nothing(
    opened: Opening, session: Session, keeper: DraftKeeper, qtbot, kind: str
) -> None:
    before = journal.finish(session, journal.begin(session, kind, seed=EVERY_ANSWER[kind]))
    page = opened(kind, journal.edit(session, before.id))
    keeper.keep_now()
    assert journal.drafts(session) == ()
    find(page, "what_happened", TextBox).moveCursor(QTextCursor.MoveOperation.Start)
    write(page, "what_happened", "And: ")
    after = finish(page, session, qtbot)
    assert after.answers == replace(before.answers, what_happened=f"And: {before.answers.what_happened}")


@pytest.mark.parametrize("kind", SHEETS)
def test_a_page_that_was_left_says_nothing_any_more(opened: Opening, session: Session, qtbot, kind: str) -> None:
    page = opened(kind, journal.begin(session, kind, seed=EVERY_ANSWER[kind]))
    with qtbot.waitSignal(page.stopped):
        page.stop()
    assert not any(box.toPlainText() for box in page.findChildren(QPlainTextEdit))
    assert not any(button.isChecked() for button in page.findChildren(QAbstractButton))


@pytest.mark.parametrize("kind", SHEETS)
def test_everything_that_was_said_is_read_back_and_nothing_else(theme: Theme, qtbot, kind: str) -> None:
    everything = EVERY_ANSWER[kind]
    assert set(particulars(everything)) == set(particulars_of(kind)), "something in every field"
    shown = reading(theme, kind, everything, {MYSELF: "Ash"}, "read")
    qtbot.addWidget(shown)
    nothing = reading(theme, kind, SHEETS[kind](), {}, "read")
    qtbot.addWidget(nothing)
    for widget in (shown, nothing):
        widget.resize(600, 1200)
        widget.show()
    settle()
    said = " ".join(words_on(shown))
    for field, value in everything.as_dict().items():
        for each in value if isinstance(value, list) else [value]:
            if field in (*particulars_of(kind), "what_happened", "people", "feelings") and each:
                assert value_words(kind, field, each, {MYSELF: "Ash"}) in said, field
    assert words_on(nothing) == []


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("kind", SHEETS)
def test_with_everything_said_nothing_is_cut_off_in_a_narrow_window(
    opened: Opening, session: Session, theme: Theme, kind: str, scale: float
) -> None:
    theme.apply(scale=scale)
    journal.add_person(session, "Ash")
    entry = journal.finish(session, journal.begin(session, kind, seed=EVERY_ANSWER[kind]))
    page = opened(kind, journal.edit(session, entry.id), (820, 560))
    assert cut_off(page) == []


@pytest.mark.parametrize("people", [(), ("Ash", "M.")])
@pytest.mark.parametrize("kind", SHEETS)
def test_tab_goes_down_the_page_as_the_eye_does(
    session: Session, desk: InstantDesk, theme: Theme, keeper: DraftKeeper, qtbot, kind: str, people: tuple[str, ...]
) -> None:
    for each in people:
        journal.add_person(session, each)
    templates.keep(session, "Morning", "What did I dream?")
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    page = SHORT_FLOWS[kind](session, desk, theme, keeper)
    above, below = QPushButton(), QPushButton()
    above.setObjectName("above")
    below.setObjectName("below")
    for each in (above, page, below):
        column.addWidget(each)
    entry = journal.finish(session, journal.begin(session, kind, seed=EVERY_ANSWER[kind]))
    page.open(journal.edit(session, entry.id))
    window.resize(964, 900)
    window.show()
    page.arrive()
    settle()
    names = tab_order(window)
    assert (names[0], names[-3:]) == ("above", ["flow_stop", "flow_keep", "below"])
    controls = [find(window, name) for name in names if not name.endswith("_clear")]  # comes after its slider
    tops = [each.mapTo(window, each.rect().topLeft()).y() for each in controls[1:-1]]
    bottoms = [each.mapTo(window, each.rect().bottomLeft()).y() for each in controls[1:-1]]
    assert [names[at] for at in range(1, len(tops)) if bottoms[at] < tops[at - 1]] == []
    page.leave()


@pytest.mark.parametrize("kind", SHEETS)
def test_tab_reaches_everything_and_nothing_is_cut_off(opened: Opening, session: Session, kind: str) -> None:
    page = opened(kind)
    reached = tab_order(page)
    assert {"what_happened", "flow_stop", "flow_keep"} <= set(reached)
    assert all(find(page, name).accessibleName() or find(page, name, QAbstractButton).text() for name in reached)
    assert cut_off(page) == []


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


def reassured(session: Session, *landings: str) -> None:
    for landing in landings:
        journal.finish(session, journal.begin(session, REASSURANCE, seed=Reassurance(landed=landing)))


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


def test_leaving_by_alt_left_keeps_a_draft_and_goes_back_to_the_line_of_the_course(
    opened: Opening, session: Session, qtbot
) -> None:
    origin = Origin("below", "ten", "a3")
    page = opened(HOLDING_SPACE, journal.begin(session, HOLDING_SPACE, origin=origin))
    write(page, "reflected", "you were scared")
    with qtbot.waitSignal(page.stopped) as stopped:
        QTest.keyClick(page, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert stopped.args == [origin]
    (draft,) = journal.drafts(session)
    assert draft.answers == HoldingSpace(reflected="you were scared")


def test_a_kept_page_is_read_back_under_its_own_questions(theme: Theme, qtbot) -> None:
    said = HoldingSpace(what_happened="I was afraid", will_not="report every hour", people=("p",))
    shown = reading(theme, HOLDING_SPACE, said, {"p": "Ash"}, "read")
    qtbot.addWidget(shown)
    shown.resize(600, 500)
    shown.show()
    settle()
    words = " ".join(words_on(shown))
    for part in ("Who came to you?", "Ash", "What they said", "I was afraid", "What I won’t do", "report every hour"):
        assert part in words
    assert "What I can offer gladly" not in words, "what was not answered is left out"


def test_a_page_a_megabyte_long_is_kept_whole(session: Session) -> None:
    words = "a long night. " * 75_000
    entry = journal.finish(session, journal.begin(session, FREE_PAGE, seed=FreePage(what_happened=words)))
    assert journal.entry(session, entry.id).answers.what_happened == words


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


def test_a_megabyte_on_the_free_page_is_kept_found_and_read_back(opened, session, keeper, qtbot, desk, theme):
    text = ("It was late and nobody said when it would end. " * 22_000)[:1_000_000] + "needle"
    page = opened(FREE_PAGE)
    box = find(page, "what_happened", TextBox)
    mime = QMimeData()
    mime.setText(text)
    box.insertFromMimeData(mime)
    qtbot.keyClicks(box, " and more")
    keeper.keep_now()
    assert journal.drafts(session)[0].answers.what_happened == text + " and more"
    with qtbot.waitSignal(page.finished) as done:
        page.finish()
    assert done.args is not None
    reread = EntryPage(session, desk, theme)
    reread.show_entry(done.args[0])
    put_on_screen(reread, qtbot)
    assert find(reread, "entry_read_what_happened", TextBox).words() == text + " and more"
    (line,) = journal.timeline(session)
    assert len(line.what_happened) < 1000
    (line,) = journal.look(session, Looking(text="needle"))
    assert line.found is not None
    assert "needle" in line.found.text
