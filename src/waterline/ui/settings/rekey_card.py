# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A new key for everything: every way in made anew, step by step, then the whole journal encrypted anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from waterline.app import rekey, strength
from waterline.app import session as doors
from waterline.app.rekey import NewKeys
from waterline.app.session import BOTH, KEYCHAIN, PASSPHRASE, Door, Session
from waterline.domain import errors
from waterline.ui.desk import Asking
from waterline.ui.messages import sentence
from waterline.ui.settings.code_panel import CodePanel
from waterline.ui.settings.passphrase_panel import PassphrasePanel
from waterline.ui.shared.buttons import ghost_button, secondary_button
from waterline.ui.shared.callout import Callout
from waterline.ui.shared.card import Card
from waterline.ui.shared.spoken import announce
from waterline.ui.shared.text import body, muted, small
from waterline.ui.shared.trouble_box import TroubleBox
from waterline.ui.theme import Theme

LOOK_MS = 100


@dataclass
class _Count:
    """How far it has come; written on the database thread and only looked at here."""

    done: int = 0
    of: int = 0

    def take(self, done: int, of: int) -> None:
        """Note it."""
        self.done, self.of = done, of


class RekeyCard(Card):
    """Nothing is changed before the last step. `ways_changed` follows: backups made earlier open the old way."""

    ways_changed = Signal()

    def __init__(self, door: Door, session: Session, desk: Asking, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(
            QCoreApplication.translate("RekeyCard", "A new key for everything"), name="settings_rekey", parent=parent
        )
        self._door = door
        self._session = session
        self._desk = desk
        self._wanted: tuple[str, ...] = ()
        self._new: NewKeys | None = None
        self._running = False
        self._count = _Count()
        self._build(theme)
        self._lay_out()
        self._connect()

    def forget(self) -> None:
        """Give up what was begun, unless it runs already: the page goes out of view."""
        if not self._running:
            self._give_up()
            self._done.hide()
            self._trouble.quiet()

    # Building -------------------------------------------------------------------------------------
    def _build(self, theme: Theme) -> None:
        self._begin = secondary_button(theme, self.tr("Begin"), name="settings_rekey_begin", icon="key-round")
        self._passphrase = PassphrasePanel(theme, name="settings_rekey_passphrase")
        self._paper = CodePanel(theme, name="settings_rekey_code")
        self._work = Card(look="panel", name="settings_rekey_work")
        self._bar = QProgressBar()
        self._bar.setObjectName("settings_rekey_progress")
        self._bar.setAccessibleName(self.tr("How much is encrypted anew"))
        self._bar.setTextVisible(False)
        self._state = muted("", name="settings_rekey_state")
        self._percent = small("", name="settings_rekey_percent")
        self._stop = ghost_button(theme, self.tr("Cancel"), name="settings_rekey_stop")
        self._done = Callout(theme, "try", "", icon="check", name="settings_rekey_done")
        self._trouble = TroubleBox(theme, name="settings_rekey_trouble")
        self._looking = QTimer(self)
        self._looking.setInterval(LOOK_MS)

    def _lay_out(self) -> None:
        what = self.tr(
            "For when somebody may have had a copy of the folder together with a passphrase, a code or a key: the "
            "whole journal is encrypted anew under a new key, and every way in is made anew. What opened it before "
            "opens only what was copied before: copies of the folder, and backups until you renew or delete them."
        )
        self._work.content.addWidget(self._state)
        self._work.content.addWidget(self._bar)
        self._work.content.addWidget(self._percent)
        self._work.content.addSpacing(4)
        self._work.content.addWidget(self._stop, 0, Qt.AlignmentFlag.AlignLeading)
        self.content.setSpacing(12)
        self.content.addWidget(body(what, name="settings_rekey_what"))
        self.content.addWidget(self._begin, 0, Qt.AlignmentFlag.AlignLeading)
        for part in (self._passphrase, self._paper, self._work, self._done, self._trouble):
            self.content.addWidget(part)
            part.hide()

    def _connect(self) -> None:
        self._begin.clicked.connect(self._on_begin)
        self._passphrase.given.connect(self._on_passphrase)
        self._passphrase.refused.connect(self._trouble.say)
        self._passphrase.cancelled.connect(self._on_cancel)
        self._paper.typed.connect(self._on_typed_back)
        self._paper.cancelled.connect(self._on_cancel)
        self._stop.clicked.connect(self._on_stop)
        self._looking.timeout.connect(self._show_progress)

    # Step by step ---------------------------------------------------------------------------------
    def _on_begin(self) -> None:
        self._trouble.quiet()
        self._done.hide()
        self._begin.setEnabled(False)
        self._desk.ask(self, partial(_begin, self._session), self._on_begun, self._on_error)

    def _on_begun(self, begun: tuple[NewKeys, tuple[str, ...]]) -> None:
        self._new, self._wanted = begun
        self._begin.hide()
        if {PASSPHRASE, BOTH} & set(self._wanted):
            self._desk.ask(self, strength.get_ready, otherwise=_let_it_be)
            what = self.tr("First the passphrase: another one, or the same if nobody else knows it.")
            self._passphrase.open_for(what, self.tr("Use this passphrase"))
            announce(self, what)
        else:
            self._show_code()

    def _on_passphrase(self, passphrase: str) -> None:
        if self._new is None:
            return
        self._trouble.quiet()
        self._hold(True)
        if BOTH in self._wanted:
            self._state_only(self._asking_keychain())
            make = partial(rekey.with_both, self._session, self._new, passphrase)
            self._desk.ask_keychain(self, make, self._on_passphrase_made, self._on_error)
        else:
            make = partial(rekey.with_passphrase, self._session, self._new, passphrase)
            self._desk.ask(self, make, self._on_passphrase_made, self._on_error)

    def _on_passphrase_made(self, new: NewKeys) -> None:
        self._hold(False)
        self._work.hide()
        if self._new is None:  # given up meanwhile
            self._new = new
            self._give_up()
            return
        self._new = new
        self._passphrase.close_up()
        self._show_code()

    def _show_code(self) -> None:
        if self._new is not None:
            what = self.tr(
                "Then a new recovery code. It counts once everything is done; until then keep the old paper."
            )
            self._paper.open_with(self._new.recovery_code, what)

    def _on_typed_back(self, typed: str) -> None:
        if self._new is not None:
            self._trouble.quiet()
            check = partial(rekey.code_matches, self._new, typed)
            self._desk.ask(self, check, lambda _: self._on_code_right(), self._on_error)

    def _on_code_right(self) -> None:
        if self._new is None:
            return
        self._hold(True)
        if KEYCHAIN in self._wanted:
            self._state_only(self._asking_keychain())
            make = partial(rekey.with_key, self._session, self._new)
            self._desk.ask_keychain(self, make, self._on_key_made, self._on_error)
        else:
            self._run(self._new)

    def _on_key_made(self, new: NewKeys) -> None:
        if self._new is None:
            self._new = new
            self._give_up()
        else:
            self._run(new)

    # The work itself ------------------------------------------------------------------------------
    def _run(self, new: NewKeys) -> None:
        self._new = new
        self._running = True
        self._hold(False)
        self._paper.close_up()
        self._count = _Count()
        self._bar.setRange(0, 0)
        self._percent.setText("")
        for part in (self._bar, self._percent, self._stop):
            part.show()
        self._stop.setEnabled(False)  # as soon as it really runs: stopping earlier would stop something else
        self._stop.setFocus(Qt.FocusReason.OtherFocusReason)
        self._say_state(
            self.tr("Encrypting everything anew. Waterline can be used meanwhile, but saves only after it.")
        )
        self._work.show()
        self._looking.start()
        run = partial(rekey.run, self._session, new, self._count.take)
        self._desk.ask(self, run, lambda _: self._on_done(), self._on_error)

    def _show_progress(self) -> None:
        if not self._count.of:
            return
        self._bar.setRange(0, self._count.of)
        self._bar.setValue(self._count.done)
        self._percent.setText(self.tr("{percent} %").format(percent=100 * self._count.done // self._count.of))
        if not self._stop.isEnabled():
            self._stop.setEnabled(True)
        if self._count.done == self._count.of:
            self._say_state(self.tr("Everything is copied; now each page of the copy is checked."))

    def _on_stop(self) -> None:
        self._say_state(self.tr("Stopping…"))
        self._session.interrupt()

    def _on_done(self) -> None:
        self._finish()
        words = self.tr(
            "Done. Everything is under a new key. From now on only the new recovery code counts, with the ways in you "
            "have just made; destroy the old paper. Backups made earlier still open the old way: under Backups you can "
            "renew or delete them."
        )
        self._done.set_words("", words)
        self._done.show()
        announce(self, words)
        self._begin.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ways_changed.emit()
        self._tidy()

    def _finish(self) -> None:
        self._running = False
        self._looking.stop()
        self._new = None
        self._close_up()

    # Giving up ------------------------------------------------------------------------------------
    def _on_cancel(self) -> None:
        self._trouble.quiet()
        self._give_up()
        self._begin.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give_up(self) -> None:
        new, self._new = self._new, None
        self._close_up()
        if new is not None:
            give_up = partial(rekey.give_up, self._session, new)
            self._desk.ask(self, give_up, lambda _: self._tidy(), _let_it_be)

    def _tidy(self) -> None:
        """Let the keychain forget what is of no use any more; where it refuses, "How it opens" says so."""
        forget = partial(doors.forget_retired, self._door)
        self._desk.ask_keychain(self, forget, lambda _: None, self._on_not_tidied)

    def _on_not_tidied(self, error: Exception) -> None:
        _let_it_be(error)
        self.ways_changed.emit()

    def _close_up(self) -> None:
        self._hold(False)
        self._passphrase.close_up()
        self._paper.close_up()
        self._work.hide()
        self._begin.show()
        self._begin.setEnabled(True)

    # Saying ---------------------------------------------------------------------------------------
    def _hold(self, held: bool) -> None:
        self._passphrase.hold(held)
        self._paper.hold(held)

    def _asking_keychain(self) -> str:
        return self.tr("Asking the keychain. The system may have a question of its own; look for its window.")

    def _state_only(self, words: str) -> None:
        for part in (self._bar, self._percent, self._stop):
            part.hide()
        self._work.show()
        self._say_state(words)

    def _say_state(self, words: str) -> None:
        if words != self._state.text():
            self._state.setText(words)
            announce(self, words)

    def _on_error(self, error: Exception) -> None:
        was_running = self._running
        if was_running or isinstance(error, errors.SessionClosed):
            self._finish()
            self._tidy()
        else:
            self._hold(False)
            self._work.hide()
            self._begin.setEnabled(True)
        if not isinstance(error, errors.WaterlineError):
            raise error
        if isinstance(error, errors.MistypedRecoveryCode | errors.WrongRecoveryCode):
            self._trouble.say(self._paper.trouble(error))
            return
        self._trouble.say(self._words(error), [] if was_running else self._ways_on(error))
        if isinstance(error, errors.PassphraseTooShort):
            self._passphrase.try_again()

    def _ways_on(self, error: errors.WaterlineError) -> list[tuple[str, str, Callable[[], object]]]:
        at_the_code = not self._paper.isHidden()
        if at_the_code and isinstance(error, _KEYCHAIN_TROUBLES):
            return [("settings_rekey_again", self.tr("Try again"), self._again)]
        return []

    def _again(self) -> None:
        self._trouble.quiet()
        self._on_code_right()

    def _words(self, error: errors.WaterlineError) -> str:
        if isinstance(error, errors.Interrupted):
            return self.tr("Stopped. Nothing has changed: the old key, passphrase and code are the ones that count.")
        if isinstance(error, errors.DiskFull):
            return self.tr(
                "There is not enough room: for a while it takes twice as much as the journal has. Nothing has changed."
            )
        if isinstance(error, errors.StorageFailed):
            return self.tr("The disk did not take it. The old key, passphrase and code are the ones that count.")
        if isinstance(error, errors.VaultDamaged):
            return self.tr("Part of the journal is damaged, so it was not copied. Nothing has changed.")
        return sentence(error)


_KEYCHAIN_TROUBLES = (
    errors.KeychainUnavailable,
    errors.KeychainLocked,
    errors.KeychainDismissed,
    errors.KeychainTimeout,
    errors.KeychainSwallowed,
)


def _let_it_be(error: Exception) -> None:
    """Take no notice of a trouble that nothing depends on."""
    if not isinstance(error, errors.WaterlineError):
        raise error


def _begin(session: Session) -> tuple[NewKeys, tuple[str, ...]]:
    return rekey.prepare(session), rekey.ways_wanted(session)
