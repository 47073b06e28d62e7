# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The first start as one path of four steps; nothing is made before the last of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from waterline.app import session
from waterline.app.session import KEYCHAIN, PASSPHRASE, Door, NewVault, Session
from waterline.domain import errors
from waterline.ui.desk import Asking
from waterline.ui.messages import sentence
from waterline.ui.onboarding.limits_step import LimitsStep
from waterline.ui.onboarding.ready_step import ReadyStep
from waterline.ui.onboarding.step_frame import StepFrame
from waterline.ui.onboarding.way_step import WayStep
from waterline.ui.shared.code_step import CodeStep
from waterline.ui.shared.page import Page
from waterline.ui.shared.spoken import announce
from waterline.ui.shared.trouble_box import Choice, TroubleBox
from waterline.ui.theme import Theme

LIMITS, WAY, CODE, READY = range(4)

T = TypeVar("T")


class OnboardingPage(Page):
    """Leads to a new vault. `opened` carries its session; `rescue_requested` follows where there is a backup."""

    opened = Signal(object)
    support_requested = Signal()
    rescue_requested = Signal(bool)

    def __init__(self, door: Door, desk: Asking, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", scrolls=False, reading=True, name="onboarding_page", parent=parent)
        self._door = door
        self._desk = desk
        self._step = LIMITS
        self._new: NewVault | None = None
        self._way: str | None = None
        self._visit = 0
        self._build(theme)
        self._connect()
        self._go(LIMITS)

    def arrive(self) -> None:
        """Come into view on the step where one was."""
        self._show_step()

    def leave(self) -> None:
        """Let no field hold a secret once the page is out of view, and take no late answer."""
        self._visit += 1
        self._busy(None)
        self._way_step.remember_passphrase(self._way == PASSPHRASE)
        self._code_step.forget()

    # Building -------------------------------------------------------------------------------------
    def _build(self, theme: Theme) -> None:
        self._limits_step = LimitsStep(theme)
        self._way_step = WayStep(theme)
        self._code_step = CodeStep(theme)
        self._ready_step = ReadyStep(theme, self._door.files.folder)
        self._steps: tuple[QWidget, ...] = (self._limits_step, self._way_step, self._code_step, self._ready_step)
        self._trouble = TroubleBox(theme, name="onboarding_trouble")
        self._frame = StepFrame(theme, len(self._steps), (*self._steps, self._trouble))
        self.content.addWidget(self._frame)

    def _connect(self) -> None:
        self._limits_step.support_requested.connect(self.support_requested)
        self._limits_step.rescue_requested.connect(lambda: self.rescue_requested.emit(False))
        self._way_step.entered.connect(self._on_next)
        self._way_step.changed.connect(self._trouble.quiet)
        self._code_step.entered.connect(self._on_next)
        self._code_step.show_again_requested.connect(self._show_code)
        self._frame.back_requested.connect(self._on_back)
        self._frame.next_requested.connect(self._on_next)

    # Walking --------------------------------------------------------------------------------------
    def _go(self, step: int) -> None:
        self._step = step
        self._show_step()

    def _show_step(self) -> None:
        self._trouble.quiet()
        for number, widget in enumerate(self._steps):
            widget.setVisible(number == self._step)
        if self._step == WAY:
            self._look_for_keychain()
        elif self._step == CODE:
            self._show_code()
        elif self._step == READY and self._way is not None:
            self._ready_step.sum_up(self._way)
        self._settle()

    def _settle(self) -> None:
        """Bring title, words of the button, scroll and focus in line with the step."""
        titles = (self._limits_step.title, self._way_step.title, self._code_step.title(), self._ready_step.title)
        self.set_title(self.tr("First start"))
        self._say_next()
        where = self._frame.set_step(self._step + 1)
        self._frame.to_top()
        announce(self, f"{where}. {titles[self._step].text()}")
        if self._step == CODE and self._code_step.is_asking():
            self._code_step.field.take_focus()
        elif self.theme.is_large:  # the buttons may lie far below: begin where reading begins
            titles[self._step].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._frame.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_next(self) -> None:
        words = {
            LIMITS: self.tr("Continue"),
            WAY: self.tr("Continue"),
            CODE: self.tr("Check it") if self._code_step.is_asking() else self.tr("It is on paper"),
            READY: self.tr("Open the journal"),
        }
        self._frame.next.set_words(words[self._step])

    def _on_back(self) -> None:
        if not self._frame.back.isEnabled():
            return
        if self._step == CODE and self._code_step.is_asking():
            self._show_code()
        elif self._step == READY:
            self._go(CODE)
        elif self._step != LIMITS:
            self._code_step.forget()
            self._go(self._step - 1)

    def _on_next(self) -> None:
        if not self._frame.next.isEnabled():
            return
        self._trouble.quiet()
        if self._step == LIMITS:
            self._go(WAY)
        elif self._step == WAY:
            self._choose_way()
        elif self._step == CODE and not self._code_step.is_asking():
            self._code_step.ask_for_it()
            self._settle()
        elif self._step == CODE:
            self._check_code()
        else:
            self._make()

    # How it opens ---------------------------------------------------------------------------------
    def _look_for_keychain(self) -> None:
        self._way_step.remember_passphrase(self._way == PASSPHRASE and self._new is not None)
        self._way_step.look_again()
        self._ask_keychain(partial(session.keychain_name, self._door), self._on_keychain, self._on_no_keychain)

    def _on_keychain(self, _: str) -> None:
        self._way_step.offer_keychain()

    def _on_no_keychain(self, error: errors.WaterlineError) -> None:
        self._way_step.offer_passphrase_only()

    def _choose_way(self) -> None:
        complaint = self._way_step.complaint()
        if complaint is not None:
            self._say(complaint)
            return
        way = self._way_step.way() or PASSPHRASE
        unchanged = (
            self._new is not None and way == self._way and (way == KEYCHAIN or self._way_step.keeps_passphrase())
        )
        if unchanged:
            self._go(CODE)
            return
        passphrase = self._way_step.passphrase.words() if way == PASSPHRASE else None
        self._busy(self.tr("One moment…"))
        self._ask(partial(session.prepare, self._door, passphrase, self._new), partial(self._on_prepared, way))

    def _on_prepared(self, way: str, new: NewVault) -> None:
        self._busy(None)
        if self._new is not None and self._new.reserved:  # a key put aside for a way in that was given up
            forget = partial(session.forget_items, self._door, self._new.reserved)
            self._desk.ask_keychain(self, forget, _let_it_be, _let_it_be)
        self._new, self._way = new, way
        self._way_step.remember_passphrase(way == PASSPHRASE)
        self._go(CODE)

    # The recovery code ----------------------------------------------------------------------------
    def _show_code(self) -> None:
        if self._new is not None:
            self._trouble.quiet()
            self._code_step.show_code(self._new.recovery_code)
            self._settle()

    def _check_code(self) -> None:
        if self._new is not None:
            typed = self._code_step.field.words()
            self._ask(partial(session.code_matches, self._new, typed), lambda _: self._go(READY))

    # Making it ------------------------------------------------------------------------------------
    def _make(self) -> None:
        if self._new is None:
            return
        self._busy(self.tr("Making it…"))
        if self._way == KEYCHAIN and not self._new.reserved:
            self._ready_step.say_keychain_asked(True)
            self._ask_keychain(partial(session.reserve_key, self._door, self._new), self._on_reserved)
        else:
            self._create()

    def _on_reserved(self, new: NewVault) -> None:
        self._new = new
        self._ready_step.say_keychain_asked(False)
        self._create()

    def _create(self) -> None:
        if self._new is not None:
            self._ask(partial(session.create, self._door, self._new), self._on_created)

    def _on_created(self, opened: Session) -> None:
        self._busy(None)
        self._new = self._way = None
        self._way_step.remember_passphrase(False)
        self._code_step.forget()
        self.opened.emit(opened)

    # Troubles -------------------------------------------------------------------------------------
    def _on_trouble(self, error: errors.WaterlineError) -> None:
        about_keychain = isinstance(error, _KEYCHAIN_TROUBLES)
        if self._step == CODE:
            self._say(self._code_step.trouble(error, self._new.recovery_code if self._new else ""))
            self._code_step.field.take_focus()
        elif self._step == READY and about_keychain:
            self._say(sentence(error), self._instead_of_keychain())
        elif isinstance(error, errors.DiskFull | errors.StorageFailed):
            self._say(self._about_disk())
        else:
            self._say(sentence(error))
            if isinstance(error, errors.PassphraseTooShort):
                self._way_step.passphrase.first.take_focus(again=True)

    def _about_disk(self) -> str:
        return self.tr(
            "The disk did not take it: there is no room, or it has a fault. Nothing is left behind. Make room or "
            "check the drive, then try again."
        )

    def _instead_of_keychain(self) -> list[Choice]:
        return [
            ("onboarding_use_passphrase", self.tr("Use a passphrase instead"), self._use_passphrase),
            ("onboarding_try_again", self.tr("Try again"), self._on_next),
        ]

    def _use_passphrase(self) -> None:
        self._go(WAY)
        self._way_step.choose_passphrase()

    def _say(self, words: str, choices: list[Choice] | None = None) -> None:
        self._trouble.say(words, choices or [])

    # Asking ---------------------------------------------------------------------------------------
    def _busy(self, words: str | None) -> None:
        self._frame.hold(words is not None)
        self._way_step.passphrase.hold(words is not None)
        if words is None:
            self._say_next()
        else:
            self._frame.next.set_words(words)
            announce(self, words)

    def _ask(self, operation: Callable[[], T], then: Callable[[T], object]) -> None:
        self._desk.ask(self, operation, self._if_still_here(then), self._if_still_here(self._on_error))

    def _ask_keychain(
        self,
        operation: Callable[[], T],
        then: Callable[[T], object],
        otherwise: Callable[[errors.WaterlineError], object] | None = None,
    ) -> None:
        failed = self._if_still_here(partial(self._on_error, otherwise=otherwise))
        self._desk.ask_keychain(self, operation, self._if_still_here(then), failed)

    def _if_still_here(self, take: Callable[[T], object]) -> Callable[[T], None]:
        visit = self._visit

        def take_if_current(value: T) -> None:
            if visit == self._visit:
                take(value)
            elif isinstance(value, Session):
                self._desk.ask(self, value.close)

        return take_if_current

    def _on_error(self, error: Exception, otherwise: Callable[[errors.WaterlineError], object] | None = None) -> None:
        self._busy(None)
        self._ready_step.say_keychain_asked(False)
        if not isinstance(error, errors.WaterlineError):
            raise error
        if otherwise is not None:
            otherwise(error)
        else:
            self._frame.next.setFocus(Qt.FocusReason.OtherFocusReason)
            self._on_trouble(error)


def _let_it_be(_: object) -> None:
    """Take no notice: an item that could not be removed opens nothing."""


_KEYCHAIN_TROUBLES = (
    errors.KeychainUnavailable,
    errors.KeychainLocked,
    errors.KeychainDismissed,
    errors.KeychainTimeout,
    errors.KeychainSwallowed,
)
