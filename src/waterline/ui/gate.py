# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who may see what: first run, closed door or open journal, and the ways from one to the other."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import QObject, QTimer, Signal

from waterline.app import preferences as keeping
from waterline.app import session as doors
from waterline.app.preferences import Preferences
from waterline.app.session import Door, Session, VaultState
from waterline.domain.errors import SidecarDamaged, WaterlineError
from waterline.system.clipboard import PrivateClipboard
from waterline.system.network_folder import is_on_the_network
from waterline.ui.desk import Asking
from waterline.ui.messages import sentence
from waterline.ui.onboarding.onboarding_page import OnboardingPage
from waterline.ui.quick_exit import QuickExit, close_what_is_on_top
from waterline.ui.rescue.rescue_page import RescuePage
from waterline.ui.safekeeper import Safekeeper
from waterline.ui.shared.closing_work import ClosingWork
from waterline.ui.shared.page import Page
from waterline.ui.sidebar import Place
from waterline.ui.support.support_page import SupportPage
from waterline.ui.theme import FontChoice, Mode, Theme
from waterline.ui.unlock.unlock_page import UnlockPage
from waterline.ui.window import Window
from waterline.ui.workspace import Where, Workspace

INTERRUPT_AFTER_MS = 300
BACKUP_AT_LOCK_MS, BACKUP_ON_LEAVING_MS, LEAVE_AT_MOST_MS = 8_000, 20_000, 25_000
"""How long a backup may keep the journal open on locking, the program alive on leaving, and a stuck disk either."""
LOCK_AWAY_SECONDS = 0.9
"""How long Quick exit waits for the keychain to forget its key; the header, which comes first, takes milliseconds."""


def dress(theme: Theme, preferences: Preferences) -> None:
    """Bring the whole program to the look that was chosen."""
    theme.apply(
        mode=cast(Mode, preferences.mode),
        scale=preferences.scale,
        font_choice=cast(FontChoice, preferences.font),
        reduced_motion=preferences.reduced_motion,
    )


class Gate(QObject):
    """Holds the session, and with it the one decision what the window may show.

    `entered` fires when a page can be used; `left` when the vault is closed and the program should end.
    """

    entered = Signal()
    unlocked = Signal()
    locked = Signal()
    preferences_changed = Signal()
    left = Signal()

    def __init__(
        self,
        window: Window,
        door: Door,
        desk: Asking,
        theme: Theme,
        quick_exit: QuickExit,
        lessons: Path,
        preferences: Preferences,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._door = door
        self._desk = desk
        self._theme = theme
        self._quick_exit = quick_exit
        self._lessons = lessons
        self._preferences = preferences
        self._clipboard = PrivateClipboard(self)
        self._session: Session | None = None
        self._workspace: Workspace | None = None
        self._entrance: Page | None = None
        self._support: SupportPage | None = None
        self._behind_support: Page | None = None
        self._where: Where | None = None
        self._leaving = False
        self._closing = False
        self._looked_where_it_lies = False
        self._safekeeper = Safekeeper(desk, self)
        self._connect()
        quick_exit.triple_shift = preferences.triple_shift

    @property
    def preferences(self) -> Preferences:
        """How the app looks and leaves now."""
        return self._preferences

    @property
    def session(self) -> Session | None:
        """The open journal, or None while the door is closed."""
        return self._session

    @property
    def closing(self) -> bool:
        """Tell whether the journal is being closed behind the door: `locked` follows when its key is forgotten."""
        return self._closing

    # Coming in ------------------------------------------------------------------------------------
    def start(self, *, by_itself: bool = True) -> None:
        """Look what the profile holds and show the first run or the closed door.

        `by_itself` lets a journal that opens with the account do so without another click.
        """
        self._desk.ask(
            self, partial(doors.state, self._door), partial(self._show_entrance, by_itself), self._on_no_look
        )
        if not self._looked_where_it_lies:
            self._looked_where_it_lies = True
            self._desk.ask(self, partial(is_on_the_network, self._door.files.folder), self._on_place_known)

    def _on_place_known(self, on_the_network: bool) -> None:
        if on_the_network:
            words = self.tr(
                "The journal’s folder, {folder}, lies on another computer. It can be damaged there, and whoever runs "
                "that computer has a copy, though an encrypted one. Better move it to a disk of this computer."
            )
            self._window.say(words.format(folder=self._door.files.folder), "tip")

    def summon(self) -> None:
        """Show the window again: somebody started the program a second time, perhaps while it was still leaving."""
        self._leaving = False
        self._safekeeper.give_way()
        if self._session is None and self._entrance is None:
            self.start(by_itself=False)
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()

    def _on_no_look(self, error: Exception) -> None:
        self._show_entrance(False, VaultState.READY)
        self._window.say_error(error)

    def _show_entrance(self, by_itself: bool, state: VaultState) -> None:
        page: OnboardingPage | UnlockPage
        if state is VaultState.NEW:
            page = OnboardingPage(self._door, self._desk, self._theme)
        else:
            page = UnlockPage(self._door, self._desk, self._theme, auto=by_itself)
            page.key_lost.connect(self._on_key_lost)
        page.rescue_requested.connect(self._show_rescue)
        page.opened.connect(self._on_opened)
        page.support_requested.connect(self.show_support)
        self._entrance = page
        self._window.show_page(page, places=False)
        self.entered.emit()

    def _show_rescue(self, damaged: bool) -> None:
        self._drop_entrance()
        page = RescuePage(self._door, self._desk, self._theme, damaged=damaged)
        page.opened.connect(self._on_opened)
        page.said.connect(lambda words: self._window.say(words, "tip"))
        page.back_requested.connect(self._leave_rescue)
        self._entrance = page
        self._window.show_page(page, places=False)

    def _leave_rescue(self) -> None:
        self._drop_entrance()
        self.start(by_itself=False)

    def _on_opened(self, session: Session) -> None:
        self._session = session
        workspace = Workspace(self._window, session, self._desk, self._theme, self._lessons, self._preferences)
        workspace.preferences_changed.connect(self._on_preferences_changed)
        workspace.lock_requested.connect(self.lock)
        workspace.support_requested.connect(self.show_support)
        workspace.replacing.connect(self.close_for)
        workspace.copy_requested.connect(self._clipboard.copy_privately)
        workspace.keeper.waiting.connect(self._safekeeper.give_way)
        self._workspace = workspace
        workspace.come_back_to(self._where)
        if isinstance(self._entrance, UnlockPage) and self._entrance.right_now.is_checked():
            workspace.right_now()
        self._drop_entrance()
        if session.draft_lost:
            self._window.say_error(SidecarDamaged(self._door.files.folder))
        self._safekeeper.begin(session)
        self.entered.emit()
        self.unlocked.emit()

    def _on_key_lost(self) -> None:
        self._window.say(
            self.tr("This account's keychain no longer holds the key. You can put a new one there."),
            "tip",
            action=(self.tr("Open Settings"), lambda: self._workspace and self._workspace.go(Place.SETTINGS)),
        )

    def _on_no_backup(self, error: Exception) -> None:
        settings = (self.tr("Open Settings"), lambda: self._workspace and self._workspace.go(Place.SETTINGS))
        self._window.say(sentence(cast(WaterlineError, error)), action=settings)

    # Going out ------------------------------------------------------------------------------------
    def lock(self, *, at_once: bool = False) -> None:
        """Show the closed door and close the journal behind it; refused, with a sentence, while words cannot be kept.

        A backup that is due is made before it is closed; not `at_once`, when the computer goes to sleep: then one that
        is being made gives way.
        """
        if at_once:
            self._safekeeper.give_way()
        if self._seal_or_say():
            last = self._safekeeper.last_one(0 if at_once else BACKUP_AT_LOCK_MS)
            self._shut_door(None if at_once else last)

    def close_for(self, work: ClosingWork) -> None:
        """Close the journal for work that needs it closed, and say at the closed door what came of it."""
        if self._seal_or_say():
            self._safekeeper.let_go()
            self._shut_door(work.operation, lambda result: self._window.say(work.words(result), "tip"))
            self._where = None  # it may lead to what is not there any more

    def leave(self) -> None:
        """Close the journal in order, with a backup if one is due, and end the program.

        Where the last words cannot be kept it stays open and says so; leaving without them is the person's choice.
        """
        try:
            if self._workspace is not None:
                self._workspace.keeper.seal_now()
        except WaterlineError as error:
            words = self.tr("{trouble} Or close without the last words.").format(trouble=sentence(error))
            self._window.say(words, "tip", action=(self.tr("Close without them"), self._leave_now))
        else:
            self._leave_now()

    def _leave_now(self) -> None:
        self._leaving = True
        self._window.hide()
        self._clipboard.clear_if_ours()
        self._seal_if_possible()
        last = self._safekeeper.last_one(BACKUP_ON_LEAVING_MS)
        if last is not None:
            QTimer.singleShot(LEAVE_AT_MOST_MS, self, self._on_closed_for_good)
        self._close_session(self._on_closed_for_good, last)

    def _on_closed_for_good(self) -> None:
        if self._leaving:  # else somebody started it again meanwhile
            self._leaving = False
            self.left.emit()

    def _seal_or_say(self) -> bool:
        if self._workspace is None:
            return False
        try:
            self._workspace.keeper.seal_now()
        except WaterlineError as error:
            self._window.say_error(error)
            return False
        close_what_is_on_top()
        self._clipboard.clear_if_ours()
        return True

    def _shut_door(self, first: Callable[[], object] | None, told: Callable[[Any], None] | None = None) -> None:
        """Show the door at once; what it asks is answered once `first` is done and the journal closed."""
        self._close_session(lambda: None, first, told)
        self._show_entrance(False, VaultState.READY)

    def _on_hidden(self) -> None:
        """Go on behind Quick exit: nothing is on the screen any more, now keep the words and lock, without a backup."""
        self._safekeeper.let_go()
        self._clipboard.clear_if_ours()
        self._seal_if_possible()
        if self._session is not None:
            QTimer.singleShot(INTERRUPT_AFTER_MS, self._session.interrupt)
        to_do = {"close"}

        def done(what: str, _: object = None) -> None:
            to_do.discard(what)
            if not to_do:
                self._on_gone()

        if self._preferences.lock_away_on_exit:
            to_do.add("lock away")
            away, gone = partial(doors.lock_away, self._door), partial(done, "lock away")
            self._desk.ask_keychain(self, away, gone, gone, LOCK_AWAY_SECONDS)
        self._close_session(partial(done, "close"))

    def _on_gone(self) -> None:
        if self._preferences.after_exit == "close":
            self.left.emit()
        else:
            self._quick_exit.finished()

    def _seal_if_possible(self) -> None:
        if self._workspace is not None:
            with suppress(WaterlineError):  # nobody may see a message now; the vault gets the same words next
                self._workspace.keeper.seal_now()

    def _close_session(
        self,
        then: Callable[[], object],
        first: Callable[[], object] | None = None,
        told: Callable[[Any], None] | None = None,
    ) -> None:
        """Give the vault the last words, close it behind them, and take every page that shows any off the window.

        `first` runs between the last words and the closing; `told` takes its result.
        """
        workspace, self._workspace, self._session = self._workspace, None, None
        self._behind_support = None
        if workspace is not None:
            self._where = workspace.where
            workspace.keeper.keep_now()
            workspace.close()
        self._drop_entrance()

        self._closing = True

        def go_on(_: object) -> None:
            self._closing = False
            self.locked.emit()
            then()

        if first is not None:
            self._desk.ask(self, first, told, self._window.say_error)
        self._desk.ask(self, partial(doors.close_what_is_open, self._door), go_on, go_on)

    def _drop_entrance(self) -> None:
        entrance, self._entrance = self._entrance, None
        if entrance is not None:
            self._window.drop(entrance)

    # Beside the way -------------------------------------------------------------------------------
    def show_support(self) -> None:
        """Show the Support page, from wherever, and lead back there."""
        if self._support is None:
            self._support = SupportPage(self._theme)
            self._support.back_requested.connect(self._leave_support)
        page = self._window.page
        if page is not None and page is not self._support:
            self._behind_support = page
        self._window.show_page(self._support, places=self._workspace is not None)
        if self._workspace is not None and self._session is not None:
            self._support.own.open_journal(self._session, self._desk)

    def _leave_support(self) -> None:
        if self._behind_support is not None:
            self._window.show_page(self._behind_support, places=self._workspace is not None)
        elif self._workspace is not None:
            self._workspace.go(Place.NOW)

    def _on_preferences_changed(self, preferences: Preferences) -> None:
        self._preferences = preferences
        self._quick_exit.triple_shift = preferences.triple_shift
        dress(self._theme, preferences)
        self.preferences_changed.emit()
        self._desk.ask(self, partial(keeping.save, self._door.files, preferences), otherwise=self._window.say_error)

    def zoom(self, by: float | None) -> None:
        """Make the text larger or smaller by a step, or, with None, its own size again."""
        scale = 1.0 if by is None else self._preferences.scale + by
        scale = round(min(max(scale, keeping.SCALE_MIN), keeping.SCALE_MAX), 2)
        self._on_preferences_changed(replace(self._preferences, scale=scale))

    def go(self, place: str) -> None:
        """Show a place, while the journal is open."""
        if self._workspace is not None:
            self._workspace.go(place)

    def right_now(self) -> None:
        """Open a hot moment; at the closed door, have it opened first thing after unlocking."""
        if self._workspace is not None:
            self._workspace.right_now()
        elif isinstance(self._entrance, UnlockPage):
            self._entrance.right_now.set_checked(True)

    def _connect(self) -> None:
        self._quick_exit.hidden.connect(self._on_hidden)
        self._window.quick_exit.clicked.connect(self._quick_exit.go)
        self._window.close_requested.connect(self.leave)
        self._window.support.clicked.connect(self.show_support)
        self._window.sidebar.chosen.connect(self.go)
        self._window.sidebar.right_now_requested.connect(self.right_now)
        self._window.sidebar.lock_requested.connect(self.lock)
        self._safekeeper.failed.connect(self._on_no_backup)
