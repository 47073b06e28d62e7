# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Spelling, offline: the dictionaries there are, the language chosen, and the words that are the person's own."""

from __future__ import annotations

import importlib.util
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from waterline.app import journal
from waterline.app.session import Session

OFF = "off"
IN_PROFILE = "dictionaries"
"""The folder of a profile where a person may lay a dictionary: a .aff and a .dic file of the same name."""

_LANGUAGE = "spelling"
_OWN_WORDS = "spelling_words"
_LINUX = ("/usr/share/hunspell", "/usr/share/myspell/dicts", "/usr/share/myspell")
_MACOS = ("/Library/Spelling",)
_MOST_KNOWN = 50_000


@dataclass(frozen=True, slots=True)
class Choice:
    """The languages there is a dictionary for, and the one chosen (OFF: none)."""

    languages: tuple[str, ...]
    chosen: str


class Speller:
    """Tells whether a word is spelled as its dictionary has it. Own words and names always are."""

    def __init__(self, dictionary: Any, own: frozenset[str] = frozenset(), names: frozenset[str] = frozenset()) -> None:
        self._dictionary = dictionary
        self._own = own
        self._names = names
        self._known: dict[str, bool] = {}

    def knows(self, word: str) -> bool:
        """Tell whether nothing is to be said about this word."""
        plain = _plain(word)
        if plain not in self._known:
            if len(self._known) > _MOST_KNOWN:
                self._known.clear()
            self._known[plain] = self._looked_up(plain)
        return self._known[plain]

    def suggest(self, word: str, most: int = 5) -> tuple[str, ...]:
        """Return what may have been meant, the likeliest first."""
        try:
            return tuple(self._dictionary.suggest(_plain(word)))[:most]
        except UnicodeEncodeError:
            return ()

    def with_words(self, own: frozenset[str], names: frozenset[str]) -> Speller:
        """Return one with the same dictionary and these words."""
        return self if (own, names) == (self._own, self._names) else Speller(self._dictionary, own, names)

    def is_own(self, word: str) -> bool:
        """Tell whether the person added this word."""
        return _plain(word).casefold() in self._own

    def _looked_up(self, word: str) -> bool:
        folded = word.casefold()
        if folded in self._own or folded in self._names or folded.removesuffix("'s") in self._names:
            return True
        try:
            return bool(self._dictionary.spell(word))
        except UnicodeEncodeError:  # letters the dictionary cannot even write are of another language
            return True


def dictionaries(session: Session) -> dict[str, Path]:
    """Return the folder of each language's dictionary; one in the profile comes before the system's and our own."""
    if importlib.util.find_spec("hunspell") is None:
        return {}
    found: dict[str, Path] = {}
    for folder in _folders(session):
        for words in sorted(folder.glob("*.dic")) if folder.is_dir() else ():
            if words.with_suffix(".aff").is_file() and not words.name.startswith("hyph_"):
                found.setdefault(words.stem, folder)
    return found


def choice(session: Session, system: str) -> Choice:
    """Return what can be chosen and what is; else that of the `system` (such as "en_GB") if it is there."""
    languages = tuple(sorted(dictionaries(session)))
    kept = session.vault.meta.get(_LANGUAGE)
    if kept == OFF or kept in languages:
        return Choice(languages, kept)
    same = [each for each in languages if each.split("_")[0] == system.split("_")[0]]
    return Choice(languages, system if system in languages else next(iter(same), OFF))


def choose(session: Session, language: str) -> None:
    """Check the spelling in this language from now on, or not at all (OFF)."""
    session.vault.meta.keep(_LANGUAGE, language)


def speller(session: Session, system: str) -> Speller | None:
    """Return what checks the spelling as it is chosen, or None where nothing does. Loading takes a moment."""
    chosen = choice(session, system).chosen
    folder = dictionaries(session).get(chosen)
    if folder is None:
        return None
    import hunspell  # noqa: PLC0415  15 ms, only for who has a dictionary

    try:
        dictionary = hunspell.Hunspell(chosen, hunspell_data_dir=str(folder))
    except (OSError, ValueError):  # a file that went away, or one with a name that has no path here
        return None
    return Speller(dictionary, frozenset(own_words(session)), _names(session))


def refreshed(session: Session, before: Speller) -> Speller:
    """Return the speller with the own words and the names there are now; where both are the same, itself."""
    return before.with_words(frozenset(own_words(session)), _names(session))


def own_words(session: Session) -> tuple[str, ...]:
    """Return the words the person added, in their order."""
    return tuple(json.loads(session.vault.meta.get(_OWN_WORDS) or "[]"))


def add_word(session: Session, word: str) -> None:
    """Never mark this word again. It is kept inside the vault and nowhere else."""
    folded = _plain(word).casefold()
    _keep_words(session, (*(each for each in own_words(session) if each != folded), folded))


def take_out_word(session: Session, word: str) -> None:
    """Let a word the person added be checked again."""
    folded = _plain(word).casefold()
    _keep_words(session, tuple(each for each in own_words(session) if each != folded))


def _names(session: Session) -> frozenset[str]:
    return frozenset(part for each in journal.people(session) for part in _plain(each.nickname).casefold().split())


def _keep_words(session: Session, words: tuple[str, ...]) -> None:
    session.vault.meta.keep(_OWN_WORDS, json.dumps(words, ensure_ascii=False))


def _folders(session: Session) -> list[Path]:
    system = _MACOS if sys.platform == "darwin" else _LINUX if sys.platform.startswith("linux") else ()
    spec = importlib.util.find_spec("hunspell")
    own = [Path(each) / "dictionaries" for each in (spec.submodule_search_locations or ())] if spec else []
    return [session.door.files.folder / IN_PROFILE, *map(Path, system), *own]


def _plain(word: str) -> str:
    return word.replace("\u2019", "'")
