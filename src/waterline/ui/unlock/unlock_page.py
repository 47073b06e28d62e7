# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The locked page: tries a way in, says what went wrong, and never offers to begin a new journal."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from waterline.app import session
from waterline.app.session import BOTH, KEYCHAIN, PASSPHRASE, Door, Session, VaultState
from waterline.domain import errors
from waterline.ui.desk import Asking
from waterline.ui.messages import sentence
from waterline.ui.shared.card import Card
from waterline.ui.shared.choices import CheckLine
from waterline.ui.shared.page import Page
from waterline.ui.shared.text import muted
from waterline.ui.theme import Theme
from waterline.ui.unlock.explanations import JournalGone, explain, is_about_files
from waterline.ui.unlock.file_trouble import FileTrouble
from waterline.ui.unlock.ways_panel import WaysPanel

WIDTH = 520
ABOVE = 48

T = TypeVar("T")


class UnlockPage(Page):
    """Opens the journal that is there. `key_lost` follows `opened` where the keychain had no use for opening it.

    With `auto` the keychain is tried once by itself, the first time the page comes into view.
    """

    opened = Signal(object)
    key_lost = Signal()
    support_requested = Signal()
    rescue_requested = Signal(bool)

    def __init__(
        self, door: Door, desk: Asking, theme: Theme, *, auto: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, "", name="unlock_page", parent=parent)
        self._door = door
        self._desk = desk
        self._auto = auto
        self._attempt = 0
        self._key_was_lost = False
        self.set_title(self.tr("Locked"))
        self._looking = muted(self.tr("One moment…"), name="unlock_looking")
        self._panel = WaysPanel(theme)
        self._file_trouble = FileTrouble(theme)
        self.right_now = CheckLine(
            self.tr("Then straight to Right now"),
            hint=self.tr("Something to do in the next five minutes (Alt+R)"),
            name="unlock_right_now",
        )
        self._fill()
        self._panel.try_requested.connect(self._on_try)
        self._panel.way_changed.connect(self._turn_away)
        self._panel.support_requested.connect(self.support_requested)
        self._file_trouble.retry_requested.connect(self._look)
        self._file_trouble.rescue_requested.connect(self.rescue_requested)
        theme.changed.connect(self._fit_card)
        self._fit_card()

    def arrive(self) -> None:
        """Look what is there, each time the page comes into view."""
        self._look()

    def leave(self) -> None:
        """Let no field hold a secret, and take no late answer."""
        self._attempt += 1
        self._panel.forget()
        self._panel.wait(None)

    # Looking --------------------------------------------------------------------------------------
    def _look(self) -> None:
        self._attempt += 1
        self._show(self._looking)
        self._ask(partial(_look_at, self._door), self._on_looked)

    def _on_looked(self, ways: tuple[str, ...]) -> None:
        self._panel.wait(None)
        self._show(self._panel)
        self._panel.set_ways(ways)
        auto, self._auto = self._auto, False
        if auto and KEYCHAIN in ways:
            self._on_try(KEYCHAIN)

    def _show(self, wanted: QWidget) -> None:
        for part in (self._looking, self._panel, self._file_trouble):
            part.setVisible(part is wanted)
        self.right_now.setVisible(wanted is not self._file_trouble)

    # Opening --------------------------------------------------------------------------------------
    def _on_try(self, way: str) -> None:
        self._attempt += 1
        typed = self._panel.passphrase.words()
        if way in (PASSPHRASE, BOTH) and not typed:
            self._panel.say(self.tr("Type your passphrase first."), [])
            self._panel.take_focus()
        elif way == KEYCHAIN:
            self._fetch_key(way, self._on_key)
        elif way == BOTH:
            self._fetch_key(way, partial(self._on_key_of_both, typed))
        elif way == PASSPHRASE:
            self._panel.wait(self._slow_on_purpose())
            opened = partial(self._on_opened_by_passphrase, typed, None)
            self._ask(partial(session.open_with_passphrase, self._door, typed), opened)
        else:
            code = self._panel.code.words()
            self._panel.wait(self.tr("One moment…"))
            self._ask(partial(session.open_with_recovery, self._door, code), self._on_opened)

    def _fetch_key(self, way: str, then: Callable[[bytes], object]) -> None:
        words = self.tr("Asking the keychain. The system may have a question of its own; look for its window.")
        self._panel.wait(words, may_turn_away=True)
        self._desk.ask_keychain(
            self,
            partial(session.fetch_key, self._door, way),
            self._if_current(then),
            self._if_current(self._on_error),
        )

    def _on_key(self, secret: bytes) -> None:
        self._panel.wait(self.tr("One moment…"))
        self._ask(partial(session.open_with_key, self._door, secret), self._on_opened)

    def _on_key_of_both(self, typed: str, secret: bytes) -> None:
        self._panel.wait(self._slow_on_purpose())
        opened = partial(self._on_opened_by_passphrase, typed, secret)
        self._ask(partial(session.open_with_both, self._door, secret, typed), opened)

    def _slow_on_purpose(self) -> str:
        return self.tr("This takes a moment on purpose: it makes guessing slow.")

    def _turn_away(self) -> None:
        """Give up waiting for the keychain: the person took another way."""
        self._attempt += 1
        self._panel.wait(None)

    def _on_opened(self, opened: Session) -> None:
        self._attempt += 1
        self._panel.forget()
        self._panel.wait(None)
        lost, self._key_was_lost = self._key_was_lost, False
        self.opened.emit(opened)
        if lost:
            self.key_lost.emit()

    def _on_opened_by_passphrase(self, typed: str, secret: bytes | None, opened: Session) -> None:
        """Let the journal be used, and meanwhile see to it that guessing costs what it costs today."""
        self._on_opened(opened)
        strengthen = partial(session.strengthen, opened, typed, secret)
        self._desk.ask_keychain(self, strengthen, lambda _: None, _let_it_be)  # a lane of its own: nothing waits

    # Troubles -------------------------------------------------------------------------------------
    def _on_error(self, error: Exception) -> None:
        self._panel.wait(None)
        if not isinstance(error, errors.WaterlineError):
            raise error
        if is_about_files(error):
            self._panel.forget()
            self._show(self._file_trouble)
            self._file_trouble.show_explanation(explain(error))
        else:
            self._say(error)

    def _say(self, error: errors.WaterlineError) -> None:
        if isinstance(error, errors.KeyMissing | errors.KeyChanged):
            self._key_was_lost = True
        about_typing = isinstance(
            error, errors.WrongPassphrase | errors.MistypedRecoveryCode | errors.WrongRecoveryCode
        )
        self._panel.say(self._words(error), [] if about_typing else self._panel.try_again())
        self._panel.take_focus()

    def _words(self, error: errors.WaterlineError) -> str:
        if self._panel.has(PASSPHRASE) and isinstance(error, errors.KeyMissing | errors.KeyChanged):
            return self.tr(
                "This account’s keychain has no key any more that fits. Nothing is lost: open it with your passphrase."
            )
        if self._panel.way == BOTH and isinstance(error, errors.KeychainUnavailable):
            return self.tr(
                "No system keychain can be used here, and the passphrase alone is not enough. Open it with your "
                "recovery code."
            )
        return sentence(error)

    # Inside ---------------------------------------------------------------------------------------
    def _ask(self, operation: Callable[[], T], then: Callable[[T], object]) -> None:
        self._desk.ask(self, operation, self._if_current(then), self._if_current(self._on_error))

    def _if_current(self, take: Callable[[T], object]) -> Callable[[T], None]:
        attempt = self._attempt

        def take_if_current(value: T) -> None:
            if attempt == self._attempt:
                take(value)
            elif isinstance(value, Session):
                self._desk.ask(self, value.close)

        return take_if_current

    def _fill(self) -> None:
        self._card = Card(margins=(36, 32, 36, 28), name="unlock_card")
        for part in (self._looking, self._panel, self._file_trouble):
            self._card.content.addWidget(part)
        self._card.content.addWidget(self.right_now)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._card, 1000, Qt.AlignmentFlag.AlignTop)
        middle.addStretch(1)
        self.content.addSpacing(ABOVE)  # and not a stretch: a card that grows must not move its buttons
        self.content.addLayout(middle)
        self.content.addStretch(1)

    def _fit_card(self) -> None:
        self._card.setMaximumWidth(self.theme.px(WIDTH))


def _let_it_be(error: Exception) -> None:
    """Take no notice: where the slot could not be strengthened it is as it was, and the next opening tries again."""
    if not isinstance(error, errors.WaterlineError):
        raise error


def _look_at(door: Door) -> tuple[str, ...]:
    """Return the ways in; raises what is wrong with the files, so that nothing else ever follows from it."""
    found = session.state(door)
    if found is VaultState.HEADER_MISSING:
        raise errors.HeaderMissing(door.files.header)
    if found is VaultState.DATABASE_MISSING:
        raise errors.VaultMissing(door.files.database)
    if found is VaultState.NEW:
        raise JournalGone(door.files.folder)
    return session.ways_in(door)
