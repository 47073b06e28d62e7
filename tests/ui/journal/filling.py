# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fills in the screens of the short flows, and says something in everything each of them asks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields

from PySide6.QtWidgets import QAbstractButton, QPlainTextEdit, QWidget

from tests.ui.seeing import find, settle
from waterline.app import journal
from waterline.app.session import Session
from waterline.domain.entry import Answers, Entry
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
from waterline.ui.journal.sheets.short_flow_page import ShortFlowPage

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


def particulars_of(kind: str) -> set[str]:
    """Return the fields only this kind has."""
    return {each.name for each in fields(SHEETS[kind])} - {each.name for each in fields(Answers)}


def write(page: ShortFlowPage, field: str, words: str) -> None:
    find(page, field, QPlainTextEdit).insertPlainText(words)


def choose(page: QWidget, name: str) -> None:
    find(page, name, QAbstractButton).click()
    settle()


def finish(page: ShortFlowPage, session: Session, qtbot) -> Entry:
    with qtbot.waitSignal(page.finished) as finished:
        page.finish()
    assert finished.args is not None
    return journal.entry(session, finished.args[0])


def reassured(session: Session, *landings: str) -> None:
    for landing in landings:
        journal.finish(session, journal.begin(session, REASSURANCE, seed=Reassurance(landed=landing)))
