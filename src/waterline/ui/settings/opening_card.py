# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How the journal opens: the ways there are, what each means, and how to add, change and remove them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from waterline.app import session as doors
from waterline.app import strength, ways
from waterline.app.session import BOTH, KEYCHAIN, PASSPHRASE, RECOVERY, Door, Session
from waterline.app.ways import NewCode, ReservedKey
from waterline.domain import errors
from waterline.ui.desk import Asking
from waterline.ui.messages import sentence
from waterline.ui.settings import way_rows
from waterline.ui.settings.code_panel import CodePanel
from waterline.ui.settings.passphrase_panel import PassphrasePanel
from waterline.ui.settings.way_rows import WayRows
from waterline.ui.settings.ways_told import WaysTold
from waterline.ui.shared.card import Card
from waterline.ui.shared.spoken import announce
from waterline.ui.shared.text import muted
from waterline.ui.shared.trouble_box import TroubleBox
from waterline.ui.theme import Theme


class OpeningCard(Card):
    """Changes apply at once; each says in words what opens the journal from now on.

    `ways_changed` follows each: backups made earlier still open the old way.
    """

    ways_changed = Signal()

    def __init__(self, door: Door, session: Session, desk: Asking, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(
            QCoreApplication.translate("OpeningCard", "How it opens"), name="settings_opening", parent=parent
        )
        self._door = door
        self._session = session
        self._desk = desk
        self._ways: tuple[str, ...] = ()
        self._action = ""
        self._code: NewCode | None = None
        self._build(theme)
        self._connect()

    def refresh(self) -> None:
        """Ask which ways in there are, and whether anything waits to be removed from the keychain."""
        self._desk.ask(self, partial(_look, self._session), self._on_looked, self._on_error)

    def forget(self) -> None:
        """Close what was being typed and take away what was said: the page goes out of view."""
        self._close_panels()
        self._told.say_done("")
        self._trouble.quiet()

    # Building -------------------------------------------------------------------------------------
    def _build(self, theme: Theme) -> None:
        self._rows = WayRows(theme)
        self._told = WaysTold(theme)
        self._waiting = muted("", name="settings_opening_waiting")
        self._waiting.hide()
        self._trouble = TroubleBox(theme, name="settings_opening_trouble")
        self._passphrase = PassphrasePanel(theme, name="settings_new_passphrase")
        self._paper = CodePanel(theme, name="settings_code")
        self.content.setSpacing(14)
        for part in (self._rows, self._told, self._passphrase, self._paper, self._waiting, self._trouble):
            self.content.addWidget(part)

    def _connect(self) -> None:
        self._rows.asked.connect(self._on_asked)
        self._told.removal_requested.connect(self._forget_retired)
        self._told.no_code_confirmed.connect(lambda: self._remove(RECOVERY))
        self._told.no_code_cancelled.connect(self._on_cancel)
        self._passphrase.given.connect(self._on_passphrase)
        self._passphrase.refused.connect(self._on_refused)
        self._passphrase.cancelled.connect(self._on_cancel)
        self._paper.typed.connect(self._on_typed_back)
        self._paper.cancelled.connect(self._on_cancel)

    # What is there, what is asked for -------------------------------------------------------------
    def _on_looked(self, found: tuple[tuple[str, ...], int]) -> None:
        self._ways, left = found
        self._rows.show_ways(self._ways)
        self._told.show_ways(self._ways, left)

    def _on_asked(self, action: str) -> None:
        self._hush()
        self._close_panels()
        self._action = action
        if action in (way_rows.ADD_PASSPHRASE, way_rows.CHANGE_PASSPHRASE):
            self._ask_passphrase("", self.tr("Use this passphrase"))
        elif action in (way_rows.NEED_BOTH, way_rows.CHANGE_BOTH):
            self._ask_passphrase(self._about_both(), self.tr("Need both from now on"))
        elif action in (way_rows.ADD_KEY, way_rows.RENEW_KEY):
            self._reserve(self._on_key_reserved)
        elif action == way_rows.REMOVE_KEY:
            self._remove(KEYCHAIN)
        elif action == way_rows.REMOVE_PASSPHRASE:
            self._remove(PASSPHRASE)
        elif action == way_rows.REMOVE_CODE:
            self._told.ask_about_no_code()
        else:
            self._show_new_code()

    def _about_both(self) -> str:
        return self.tr(
            "Then it takes this account and this passphrase together, and neither opens it alone. The paper with your "
            "recovery code becomes more important: if the keychain is reset, nothing else opens the journal."
        )

    # The passphrase -------------------------------------------------------------------------------
    def _ask_passphrase(self, what: str, keep: str) -> None:
        self._desk.ask(self, strength.get_ready, otherwise=_let_it_be)
        self._passphrase.open_for(what, keep)

    def _on_passphrase(self, passphrase: str) -> None:
        self._hush()
        if self._action in (way_rows.NEED_BOTH, way_rows.CHANGE_BOTH):
            self._reserve(partial(self._on_both_reserved, passphrase))
        else:
            self._wait(self.tr("One moment…"))
            self._ask(partial(ways.set_passphrase, self._session, passphrase), self._on_passphrase_set)

    def _on_passphrase_set(self, _: object) -> None:
        if KEYCHAIN in self._ways:
            words = self.tr(
                "Done. The passphrase opens the journal from now on; so does the keychain, until you remove its key."
            )
        elif BOTH in self._ways:
            words = self.tr("Done. The passphrase alone opens the journal from now on.")
        else:
            words = self.tr("Done. The passphrase opens the journal from now on.")
        self._on_done(words)

    # The account's keychain -----------------------------------------------------------------------
    def _reserve(self, then: Callable[[ReservedKey], None]) -> None:
        self._wait(self.tr("Asking the keychain. The system may have a question of its own; look for its window."))
        self._desk.ask_keychain(self, partial(ways.reserve_key, self._session), then, self._on_error)

    def _on_key_reserved(self, reserved: ReservedKey) -> None:
        words = self.tr("Done. This account’s keychain holds a key that opens the journal.")
        if BOTH in self._ways:
            words = self.tr("Done. This account alone opens the journal from now on, without a passphrase.")
        self._keep(reserved, partial(ways.keep_key, self._session, reserved), words)

    def _on_both_reserved(self, passphrase: str, reserved: ReservedKey) -> None:
        self._wait(self.tr("One moment…"))
        words = self.tr(
            "Done. From now on it takes this account and the passphrase together. The recovery code opens it alone."
        )
        self._keep(reserved, partial(ways.keep_both, self._session, reserved, passphrase), words)

    def _keep(self, reserved: ReservedKey, operation: Callable[[], object], words: str) -> None:
        def give_up(error: Exception) -> None:
            self._desk.ask(self, partial(ways.give_up_key, self._session, reserved), self._tidy, _let_it_be)
            self._on_error(error)

        self._desk.ask(self, operation, lambda _: self._on_done(words), give_up)

    # The recovery code ----------------------------------------------------------------------------
    def _show_new_code(self) -> None:
        self._code = ways.new_code()
        what = self.tr(
            "As soon as you have typed it back, it is the one that counts, and the old code opens nothing any more."
        )
        self._paper.open_with(self._code.shown, what if RECOVERY in self._ways else "")

    def _on_typed_back(self, typed: str) -> None:
        if self._code is None:
            return
        self._hush()
        self._wait(self.tr("One moment…"))
        self._ask(partial(ways.keep_code, self._session, self._code, typed), self._on_code_kept)

    def _on_code_kept(self, _: object) -> None:
        self._on_done(
            self.tr(
                "Done. The new recovery code opens the journal, the old one opens it no more. Backups made earlier "
                "still open with the old one: under Backups you can renew or delete them."
            )
        )

    # Removing -------------------------------------------------------------------------------------
    def _remove(self, way: str) -> None:
        self._hush()
        self._wait(self.tr("One moment…"))
        self._ask(partial(ways.remove, self._session, way), lambda _: self._on_done(self._removed(way)))

    def _removed(self, way: str) -> str:
        if way == RECOVERY:
            return self.tr(
                "Done. There is no recovery code any more. Should the passphrase be forgotten, nothing opens the "
                "journal."
            )
        if way == PASSPHRASE:
            return self.tr("Done. The passphrase opens nothing any more.")
        if RECOVERY in self._ways:
            return self.tr("Done. From now on the passphrase or the recovery code opens it, and nothing else.")
        return self.tr("Done. From now on the passphrase opens it, and nothing else.")

    def _tidy(self, _: object = None) -> None:
        """Let the keychain forget what is of no use any more, without a word unless it refuses."""
        forget = partial(doors.forget_retired, self._door)
        self._desk.ask_keychain(self, forget, lambda _: self.refresh(), self._on_not_tidied)

    def _on_not_tidied(self, error: Exception) -> None:
        _let_it_be(error)
        self.refresh()  # which says what is left

    def _forget_retired(self) -> None:
        self._hush()
        self._wait(self.tr("Asking the keychain. The system may have a question of its own; look for its window."))
        done = self.tr("Done. Nothing of this journal is left in the keychain but what opens it.")
        forget = partial(doors.forget_retired, self._door)
        self._desk.ask_keychain(self, forget, lambda _: self._say_done(done), self._on_error)

    # Saying ---------------------------------------------------------------------------------------
    def _on_done(self, words: str) -> None:
        self._close_panels()
        self._say_done(words)
        self.ways_changed.emit()
        self._tidy()

    def _say_done(self, words: str) -> None:
        self._wait(None)
        self._told.say_done(words)
        announce(self, words)
        self.refresh()
        self._give_focus_back()

    def _give_focus_back(self) -> None:
        """Put the focus where the person was, or on the first thing there is to do, now that the rows have changed."""
        if self._action:
            self._rows.take_focus(self._action)

    def _on_cancel(self) -> None:
        self._trouble.quiet()
        self._close_panels()
        self._give_focus_back()

    def _close_panels(self) -> None:
        self._code = None
        self._passphrase.close_up()
        self._paper.close_up()
        self._told.stop_asking()

    def _hush(self) -> None:
        self._told.say_done("")
        self._trouble.quiet()

    def _wait(self, words: str | None) -> None:
        for part in (self._rows, self._passphrase, self._paper, self._told):
            part.hold(words is not None)
        self._waiting.setText(words or "")
        self._waiting.setVisible(words is not None)
        if words is not None:
            announce(self, words)

    def _ask(self, operation: Callable[[], object], then: Callable[[object], None]) -> None:
        self._desk.ask(self, operation, then, self._on_error)

    def _on_refused(self, words: str) -> None:
        self._trouble.say(words)

    def _on_error(self, error: Exception) -> None:
        self._wait(None)
        if not isinstance(error, errors.WaterlineError):
            raise error
        if isinstance(error, errors.MistypedRecoveryCode | errors.WrongRecoveryCode):
            self._trouble.say(self._paper.trouble(error))
            return
        self._trouble.say(self._words(error), self._ways_on(error))
        if isinstance(error, errors.PassphraseTooShort):
            self._passphrase.try_again()

    def _words(self, error: errors.WaterlineError) -> str:
        if isinstance(error, errors.DiskFull | errors.StorageFailed):
            return self.tr(
                "The disk did not take the change, so the journal opens as before. Make room or check the drive, then "
                "try again."
            )
        return sentence(error)

    def _ways_on(self, error: errors.WaterlineError) -> list[tuple[str, str, Callable[[], object]]]:
        trying_again_helps = isinstance(
            error, errors.KeychainLocked | errors.KeychainDismissed | errors.KeychainTimeout | errors.KeychainSwallowed
        )
        if not trying_again_helps or not self._passphrase.isHidden():  # there the panel has a button for it
            return []
        return [("settings_try_again", self.tr("Try again"), lambda: self._on_asked(self._action))]


def _look(session: Session) -> tuple[tuple[str, ...], int]:
    return ways.ways(session), ways.items_left(session)


def _let_it_be(error: Exception) -> None:
    """Take no notice of a trouble that nothing depends on."""
    if not isinstance(error, errors.WaterlineError):
        raise error
