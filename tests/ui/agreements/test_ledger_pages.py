# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The ledger in a person's hands: facts with their days, said without a verdict, and everything can be taken back."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

import pytest
from PySide6.QtWidgets import QAbstractButton, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.ui.seeing import cut_off, find, put_on_screen, settle, words_on
from tests.world import StandingClock, door_at, new_session
from waterline.app import agreements, journal
from waterline.app.session import Session
from waterline.domain.agreement import KEPT, KIND, NOT_KEPT, Agreement, ConversationPlan, Ledger
from waterline.domain.errors import DiskFull
from waterline.ui.agreements.agreements_page import AgreementsPage
from waterline.ui.agreements.one_agreement_page import OneAgreementPage
from waterline.ui.desk import InstantDesk
from waterline.ui.shared import agreement_words
from waterline.ui.shared.draft_keeper import DraftKeeper
from waterline.ui.theme import Theme


@pytest.fixture
def session(tmp_path) -> Session:
    return new_session(door_at(tmp_path / "profile", StandingClock()))[0]


@pytest.fixture
def made(session: Session) -> Agreement:
    agreement = agreements.keep(session, Agreement("", "Sundays are ours.", since="2026-01-04"))
    for what in (NOT_KEPT, NOT_KEPT, NOT_KEPT, KEPT):
        agreements.add_event(session, agreement.id, what, session.now(), "It rained.")
    return agreement


@pytest.fixture
def keeper(session: Session) -> DraftKeeper:
    return DraftKeeper(InstantDesk(), session)


@pytest.fixture
def page(session: Session, theme: Theme, keeper: DraftKeeper, qtbot: QtBot) -> OneAgreementPage:
    page = OneAgreementPage(session, InstantDesk(), theme, keeper)
    put_on_screen(page, qtbot, (900, 900))
    return page


def click(page, name: str) -> None:
    find(page, name, QAbstractButton).click()
    settle()


def only(session: Session) -> Ledger:
    (found,) = agreements.ledgers(session)
    return found


def test_the_list_says_what_became_of_it_as_a_fact_between_two(
    session: Session, made: Agreement, theme: Theme, qtbot: QtBot
) -> None:
    listed = AgreementsPage(session, InstantDesk(), theme)
    put_on_screen(listed, qtbot)
    (line,) = listed.list.model().lines()  # pyright: ignore[reportAttributeAccessIssue]
    assert line.words == "Sundays are ours."
    assert "not kept 3 times, a fact between you and not a pattern in you; kept once" in line.detail
    assert "since 4 January 2026" in line.detail
    chosen: list[str] = []
    listed.agreement_chosen.connect(chosen.append)
    listed.list.chosen.emit(line.key)
    assert chosen == [made.id]


def test_an_empty_ledger_says_what_it_is_for(session: Session, theme: Theme, qtbot: QtBot) -> None:
    listed = AgreementsPage(session, InstantDesk(), theme)
    put_on_screen(listed, qtbot)
    assert "No agreements yet" in words_on(listed)


def test_every_time_that_is_counted_stands_below_with_its_day(
    page: OneAgreementPage, session: Session, made: Agreement
) -> None:
    page.show_agreement(made.id)
    settle()
    said = words_on(page)
    assert agreement_words.counted(only(session)) in said
    assert sum(text.startswith("It was not kept") for text in said) - 1 == 3, "three days, and the chip"


def test_a_new_agreement_is_kept_as_it_is_typed(page: OneAgreementPage, session: Session, qtbot: QtBot) -> None:
    page.show_agreement(None)
    find(page, "agreement_words", QPlainTextEdit).insertPlainText("We write at midnight.")
    qtbot.waitUntil(lambda: bool(agreements.ledgers(session)))
    find(page, "agreement_words", QPlainTextEdit).insertPlainText(" Always.")
    page.leave()
    assert only(session).agreement.words == "We write at midnight. Always."


def test_leaving_an_empty_page_makes_no_agreement(page: OneAgreementPage, session: Session) -> None:
    page.show_agreement(None)
    page.leave()
    assert agreements.ledgers(session) == ()


def test_a_day_is_added_with_what_became_of_it(page: OneAgreementPage, session: Session, made: Agreement) -> None:
    page.show_agreement(made.id)
    click(page, "event_new_add")
    assert any("Choose first" in text for text in words_on(page))
    click(page, "event_new_what_kept")
    find(page, "event_new_words", QPlainTextEdit).insertPlainText("We cooked.")
    click(page, "event_new_add")
    assert "We cooked." in {event.words for event in only(session).events}
    assert only(session).times(KEPT) == 2


def no_room(*_: object) -> NoReturn:
    raise DiskFull(Path("vault.db"))


def test_what_happened_is_a_draft_until_it_is_added(
    page: OneAgreementPage, session: Session, keeper: DraftKeeper, made: Agreement
) -> None:
    page.show_agreement(made.id)
    box = find(page, "event_new_words", QPlainTextEdit)
    box.insertPlainText("We cooked.")
    keeper.keep_now()
    (draft,) = journal.drafts(session)
    assert draft.answers.what_happened == "We cooked."
    click(page, "event_new_what_kept")
    click(page, "event_new_add")
    assert journal.drafts(session) == ()
    assert box.toPlainText() == ""


def test_what_happened_stays_a_draft_when_another_agreement_is_opened(
    page: OneAgreementPage, session: Session, keeper: DraftKeeper, made: Agreement
) -> None:
    page.show_agreement(made.id)
    box = find(page, "event_new_words", QPlainTextEdit)
    box.insertPlainText("We cooked.")
    page.leave()
    page.show_agreement(made.id)
    assert box.toPlainText() == "We cooked.", "coming back to the same one, it still stands there"
    page.show_agreement(None)
    assert box.toPlainText() == ""
    keeper.keep_now()
    assert [each.answers.what_happened for each in journal.drafts(session)] == ["We cooked."]


def test_a_day_the_vault_has_no_room_for_stays_in_its_box(
    page: OneAgreementPage, session: Session, made: Agreement, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.show_agreement(made.id)
    click(page, "event_new_what_kept")
    find(page, "event_new_words", QPlainTextEdit).insertPlainText("We cooked.")
    with monkeypatch.context() as full:
        full.setattr(agreements, "add_event", no_room)
        click(page, "event_new_add")
    assert find(page, "event_new_words", QPlainTextEdit).toPlainText() == "We cooked."
    click(page, "event_new_add")
    assert "We cooked." in {event.words for event in only(session).events}


def test_words_the_vault_has_no_room_for_are_tried_again_and_sealed_on_leaving(
    page: OneAgreementPage, session: Session, keeper: DraftKeeper, made: Agreement, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.show_agreement(made.id)
    with monkeypatch.context() as full:
        full.setattr(agreements, "keep", no_room)
        full.setattr(journal, "keep_draft", no_room)
        find(page, "agreement_words", QPlainTextEdit).insertPlainText("From eight on. ")
        page.leave()
        keeper.keep_now()
        assert journal.drafts(session) == ()
        keeper.seal_now()
    session.vault.fold_sidecar()  # as the next unlock does
    assert [each.answers.what_happened for each in journal.drafts(session)] == ["From eight on. Sundays are ours."]
    page.leave()
    assert only(session).agreement.words == "From eight on. Sundays are ours."
    assert journal.drafts(session) == ()


def test_whether_it_was_talked_about_and_made_good_is_kept_at_once(
    page: OneAgreementPage, session: Session, made: Agreement
) -> None:
    page.show_agreement(made.id)
    number = next(at for at, event in enumerate(only(session).events, 1) if event.what == NOT_KEPT)
    click(page, f"event_{number}_talked_yes")
    click(page, f"event_{number}_repaired_partly")
    event = only(session).events[number - 1]
    assert (event.talked, event.repaired) == ("yes", "partly")
    assert len(only(session).open_events) == 2


def test_a_day_taken_out_comes_back_by_undo(page: OneAgreementPage, session: Session, made: Agreement) -> None:
    before = only(session)
    page.show_agreement(made.id)
    click(page, "event_1_remove")
    assert len(only(session).events) == 3
    click(page, "agreement_message_action")
    assert only(session) == before


def test_an_agreement_taken_out_comes_back_by_undo(page: OneAgreementPage, session: Session, made: Agreement) -> None:
    before = only(session)
    page.show_agreement(made.id)
    click(page, "agreement_remove")
    assert agreements.ledgers(session) == ()
    click(page, "agreement_message_action")
    assert only(session) == before


def test_a_day_told_by_an_entry_leads_there(page: OneAgreementPage, session: Session) -> None:
    plan = ConversationPlan(agreed="A line at midnight.", what_happened="None came.", event=NOT_KEPT)
    entry = agreements.finish(session, journal.begin(session, KIND, seed=plan))
    page.show_agreement(only(session).agreement.id)
    led: list[str] = []
    page.entry_chosen.connect(led.append)
    click(page, "event_1_entry")
    assert led == [entry.id]


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_on_it_is_cut_off(page: OneAgreementPage, made: Agreement, theme: Theme, scale: float) -> None:
    theme.apply(scale=scale)
    page.show_agreement(made.id)
    settle()
    assert cut_off(page) == []
