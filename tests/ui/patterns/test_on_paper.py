# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The summaries of the pattern page say on paper what they say there."""

from __future__ import annotations

from tests.ui.patterns.writing import LEFT_TIME, OUT_ATTENTION, write_moment, write_moments
from waterline.app import insight, journal
from waterline.app.session import Session
from waterline.domain.paper import Group, Part, Table, texts
from waterline.domain.pattern.wanted import Wanted
from waterline.domain.sheets import Hearts
from waterline.domain.vocabulary import NEEDS
from waterline.ui.patterns import on_paper
from waterline.ui.theme import Theme


def parts(session: Session, wanted: Wanted | None = None) -> dict[str, Part]:
    return {each.key: each for each in on_paper.parts(insight.patterns(session, wanted))}


def table(part: Part) -> Table:
    return next(block for block in part.blocks if isinstance(block, Table))


def words(part: Part) -> str:
    return "\n".join(texts([Group("", (part,))]))


def test_an_empty_journal_has_no_summary(theme: Theme, session: Session) -> None:
    assert parts(session) == {}


def test_the_grid_is_a_table_of_what_occurs_with_its_sentence_its_number_and_its_days(
    theme: Theme, session: Session
) -> None:
    write_moments(session, 3, **LEFT_TIME)
    write_moments(session, 2, **OUT_ATTENTION)
    grid = parts(session)["grid"]
    assert table(grid).rows == (("", "Time", "Attention"), ("Being left", "3", "·"), ("Missing out", "·", "2"))
    assert "Of the 5 moments you wrote down" in words(grid)
    assert "Counted here: 5 moments, on " in words(grid)
    assert "What this cannot say" in words(grid)


def test_a_grid_too_wide_for_a_page_is_told_in_lines(theme: Theme, session: Session) -> None:
    for need in NEEDS[:8]:
        write_moment(session, fears=("being_left",), needs=(need,))
    rows = table(parts(session)["grid"]).rows
    assert len(rows) == 1
    assert rows[0][0] == "Being left"
    assert rows[0][1].count("\u00a01") == 8


def test_below_the_threshold_of_the_grid_its_pairs_are_listed(theme: Theme, session: Session) -> None:
    write_moments(session, 2, **LEFT_TIME)
    assert table(parts(session)["grid"]).rows[0][1].startswith("2 moments")


def test_a_summary_follows_what_is_chosen_on_the_page(theme: Theme, session: Session) -> None:
    write_moments(session, 3, triggers=("social_media",), **LEFT_TIME)
    write_moments(session, 4, triggers=("party_or_event",), **LEFT_TIME)
    chosen = parts(session, Wanted(triggers=("social_media",)))
    assert "Counted here: 3 moments" in words(chosen["grid"])
    assert "only those of the kind" in words(chosen["grid"])
    assert table(chosen["kind"]).rows == (("Social media", "3 moments"),)


def test_a_summary_that_only_says_what_is_missing_is_not_offered(theme: Theme, session: Session) -> None:
    write_moments(session, 3, **LEFT_TIME)
    assert "hour" not in parts(session)


def test_letters_over_time_have_a_row_for_each_letter_placed(theme: Theme, session: Session) -> None:
    sam = journal.add_person(session, "Sam")
    for here in ("thin", "full"):
        draft = journal.begin(session, "hearts")
        journal.finish(session, draft.with_answers(Hearts(people=(sam.id,), here=here), "", session.now()))
    hearts = parts(session)[f"hearts_{sam.id}"]
    assert hearts.title == "HEARTS over time, with Sam"
    assert [row[0] for row in table(hearts).rows] == ["Here"]
    assert "Thin" in table(hearts).rows[0][1]
