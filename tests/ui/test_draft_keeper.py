# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is typed is in the vault, or sealed beside it, before two seconds are over."""

from contextlib import contextmanager

import pytest

from waterline.app import journal
from waterline.domain.entry import Answers
from waterline.domain.errors import DiskFull
from waterline.ui.desk import InstantDesk
from waterline.ui.shared import draft_keeper
from waterline.ui.shared.draft_keeper import DraftKeeper


@pytest.fixture
def keeper(qapp, session):
    return DraftKeeper(InstantDesk(), session)


@pytest.fixture
def draft(session):
    return journal.begin_dig(session)


def words(draft, text, clock):
    return draft.with_answers(Answers(what_happened=text), "happened", clock())


def test_words_are_in_the_vault_within_a_second(keeper, draft, session, clock, qtbot):
    with qtbot.waitSignal(keeper.kept, timeout=1000):
        keeper.change(words(draft, "the door", clock))
    assert journal.draft(session, draft.id).answers.what_happened == "the door"


def test_steady_typing_does_not_put_saving_off(keeper, draft, session, clock, qtbot):
    for n in range(1, 13):
        keeper.change(words(draft, "x" * n, clock))
        qtbot.wait(100)
    assert len(journal.draft(session, draft.id).answers.what_happened) >= 12 - 7


def test_leaving_at_once_seals_what_the_vault_has_not_seen(keeper, draft, session, clock, door):
    keeper.change(words(draft, "the last word", clock))
    keeper.seal_now()
    assert journal.drafts(session) == ()
    assert session.vault.fold_sidecar().drafts == 1
    assert journal.draft(session, draft.id).answers.what_happened == "the last word"


def test_what_the_vault_has_is_not_sealed_again(keeper, draft, clock, door):
    keeper.change(words(draft, "kept", clock))
    keeper.keep_now()
    keeper.seal_now()
    assert not door.files.sidecar.exists()


def test_a_refused_draft_is_tried_until_it_is_in(keeper, draft, session, clock, qtbot, monkeypatch):
    monkeypatch.setattr(draft_keeper, "RETRY_AFTER_MS", 50)
    refused = []
    keeper.refused.connect(refused.append)
    with full_disk(session, monkeypatch):
        keeper.change(words(draft, "do not lose me", clock))
        keeper.keep_now()
        qtbot.waitUntil(lambda: len(refused) >= 2)
    qtbot.waitUntil(lambda: bool(journal.drafts(session)))
    assert journal.draft(session, draft.id).answers.what_happened == "do not lose me"
    assert all(isinstance(error, DiskFull) for error in refused)


def test_two_refused_drafts_are_both_kept_as_soon_as_it_works(keeper, draft, session, clock, monkeypatch):
    other = journal.begin_dig(session)
    with full_disk(session, monkeypatch):
        keeper.change(words(draft, "the first one", clock))
        keeper.keep_now()
        keeper.change(words(other, "another", clock))
        keeper.keep_now()
    keeper.keep_now()
    assert journal.draft(session, draft.id).answers.what_happened == "the first one"
    assert journal.draft(session, other.id).answers.what_happened == "another"


def test_coming_back_to_a_refused_draft_finds_its_newest_words(keeper, draft, session, clock, monkeypatch):
    keeper.change(words(draft, "first words", clock))
    keeper.keep_now()
    with full_disk(session, monkeypatch):
        keeper.change(words(draft, "first words, and more", clock))
        keeper.keep_now()
        kept = journal.draft(session, draft.id)
        assert keeper.newest(kept).answers.what_happened == "first words, and more"


def test_a_finished_draft_is_never_written_again(keeper, draft, session, clock, qtbot):
    keeper.change(words(draft, "done", clock))
    keeper.let_go()
    qtbot.wait(draft_keeper.KEEP_AFTER_MS + 100)
    assert journal.drafts(session) == ()


@contextmanager
def full_disk(session, monkeypatch):
    def refuse(_):
        raise DiskFull(session.door.files.database)

    with monkeypatch.context() as patched:
        patched.setattr(session.vault.drafts, "keep", refuse)
        yield
