# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Second step: how the journal will open, weighed by who else sits at this computer."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from waterline.app.session import KEYCHAIN, MIN_PASSPHRASE, PASSPHRASE
from waterline.ui.shared.callout import Callout
from waterline.ui.shared.chips import ChipGroup
from waterline.ui.shared.choices import RadioLines
from waterline.ui.shared.new_passphrase import NewPassphrase
from waterline.ui.shared.spoken import announce
from waterline.ui.shared.text import display, label, lead, muted
from waterline.ui.theme import Theme

ALONE, SHARED, UNSURE = "alone", "shared", "unsure"


class WayStep(QWidget):
    """Asks who uses the account and offers the two ways; without a keychain only the passphrase is there.

    It looks like "looking" until `offer_keychain` or `offer_passphrase_only` is called.
    """

    entered = Signal()
    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("way_step")
        self.title = display(self.tr("How should it open?"), name="way_title")
        self._looking = muted(self.tr("Looking whether this account has a keychain…"), name="way_looking")
        self._who = self._build_question(theme)
        self._why = Callout(theme, "tip", "", name="way_why")
        self._ways = RadioLines(self._ways_in_words(), label=self.tr("How it opens"), name="way")
        self._only = Callout(
            theme,
            "note",
            self.tr("A passphrase is the way in here"),
            self.tr("This account has no keychain that could keep a key safely, so a passphrase opens the journal."),
            name="way_only",
        )
        self._kept = Callout(
            theme, "note", "", self.tr("Your passphrase is set. Leave this empty to keep it."), name="way_kept"
        )
        self.passphrase = NewPassphrase(theme, MIN_PASSPHRASE, name="way_passphrase")
        self._has_keychain: bool | None = None
        self._passphrase_set = False
        self._passphrase_wanted = False
        self._lay_out()
        self._chips.changed.connect(self._on_who_changed)
        self._ways.changed.connect(self._on_way_changed)
        self.passphrase.entered.connect(self.entered)
        self._show_what_fits()

    # What is chosen -------------------------------------------------------------------------------
    def way(self) -> str | None:
        """Return KEYCHAIN, PASSPHRASE, or None while nothing is chosen or known yet."""
        if self._has_keychain is None:
            return None
        return self._ways.selected() if self._has_keychain else PASSPHRASE

    def keeps_passphrase(self) -> bool:
        """Tell whether the passphrase set before stays: nothing new was typed."""
        return self._passphrase_set and not self.passphrase.words() and not self.passphrase.second.words()

    def complaint(self) -> str | None:
        """Return what is still missing in words, or None."""
        way = self.way()
        if way is None:
            return self.tr("Choose one of the two ways first.") if self._has_keychain else self._looking.text()
        if way == KEYCHAIN or self.keeps_passphrase():
            return None
        return self.passphrase.complaint()

    # What is known --------------------------------------------------------------------------------
    def look_again(self) -> None:
        """Show that the keychain is being looked for."""
        self._has_keychain = None
        self._show_what_fits()

    def offer_keychain(self) -> None:
        """Offer both ways."""
        self._has_keychain = True
        self._show_what_fits()

    def offer_passphrase_only(self) -> None:
        """Say that no keychain is there and offer the passphrase."""
        self._has_keychain = False
        announce(self, self._only.accessibleName())
        self._show_what_fits()

    def choose_passphrase(self) -> None:
        """Choose the passphrase for the person who asked for it, and put the cursor there."""
        self._ways.select(PASSPHRASE)
        self._passphrase_wanted = True
        self._show_what_fits()

    def remember_passphrase(self, is_set: bool) -> None:
        """Know whether a passphrase was set already, and forget the one typed here."""
        self._passphrase_set = is_set
        self.passphrase.forget()
        self._show_what_fits()

    # Inside ---------------------------------------------------------------------------------------
    def _build_question(self, theme: Theme) -> QWidget:
        words = self.tr("Does anyone else use this computer account, or know how to sign in to it?")
        self._chips = ChipGroup(
            theme,
            [(ALONE, self.tr("Only me")), (SHARED, self.tr("Somebody else too")), (UNSURE, self.tr("I am not sure"))],
            label=words,
            several=False,
            name="way_who",
        )
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(label(words, name="way_who_label"))
        column.addWidget(self._chips)
        return box

    def _ways_in_words(self) -> list[tuple[str, str, str]]:
        return [
            (
                PASSPHRASE,
                self.tr("With a passphrase"),
                self.tr("You type it each time. Whoever sits down at this account sees a locked page, and no more."),
            ),
            (
                KEYCHAIN,
                self.tr("With this computer account (keychain)"),
                self.tr(
                    "Nothing to type. Whoever gets to this account while it is signed in can open the journal too."
                ),
            ),
        ]

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        head = QVBoxLayout()
        head.setSpacing(6)
        head.addWidget(self.title)
        head.addWidget(lead(self.tr("You can change this later in Settings."), name="way_lead"))
        column.addLayout(head)
        column.addSpacing(4)
        for part in (self._looking, self._who, self._why, self._ways, self._only, self._kept, self.passphrase):
            column.addWidget(part)

    def _show_what_fits(self) -> None:
        known, keychain = self._has_keychain is not None, bool(self._has_keychain)
        typing = self.way() == PASSPHRASE
        self._looking.setVisible(not known)
        self._who.setVisible(keychain)
        self._ways.setVisible(keychain)
        self._only.setVisible(known and not keychain)
        self._kept.setVisible(typing and self._passphrase_set)
        self.passphrase.setVisible(typing)
        self._say_why()
        if typing and self._passphrase_wanted:
            self._passphrase_wanted = False
            self.passphrase.first.take_focus()

    def _say_why(self) -> None:
        who = self._chips.selected()
        self._why.setVisible(bool(self._has_keychain) and bool(who))
        if who == [ALONE]:
            words = self.tr("Either way is fine. A passphrase also holds on the day the screen was left unlocked.")
            self._why.set_words("", words)
        elif who:
            words = self.tr("Without it, whoever sits down at this account can open the journal and read.")
            self._why.set_words(self.tr("We recommend the passphrase"), words)

    def _on_who_changed(self, who: list[str]) -> None:
        if who and who != [ALONE]:
            self._ways.select(PASSPHRASE)
        elif who and self._ways.selected() is None:
            self._ways.select(KEYCHAIN)
        self._show_what_fits()
        self.changed.emit()

    def _on_way_changed(self, _: str) -> None:
        self._show_what_fits()
        self.changed.emit()
