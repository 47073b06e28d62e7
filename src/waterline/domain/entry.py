# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the journal keeps: the answers of a moment, the entry they become, and the draft on the way there."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields, replace
from typing import Any, Self

from waterline.domain.looking import Excerpt
from waterline.domain.times import Stamp
from waterline.domain.vocabulary import INTENSITY_MAX, INTENSITY_MIN, TRIAGE

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")

DIG = "dig"
"""The kind of an entry written through the dig; the other kinds stand in `domain.flows`."""


def faithful(words: str) -> str:
    """Return `words` as they can be stored: only lone surrogates, which no encoding holds, become U+FFFD."""
    if words.isascii() or not _LONE_SURROGATE.search(words):  # asked of every word at every keystroke
        return words
    return _LONE_SURROGATE.sub("\ufffd", words)


@dataclass(frozen=True, slots=True)
class Answers:
    """Everything one dig can hold. Every field may stay empty; empty means "not said", never "no".

    The other flows (`domain.flows`) have classes below this one: a field they share means the same in all of them,
    and each adds what only it asks for: text, numbers, truth values, None, or tuples of these or of such tuples.

    `what_happened` holds the main words of any flow.

    Key tuples hold keys of `domain.vocabulary` in the order they were chosen; `people` holds person ids.
    `nickname` is a name typed and not added yet: part of a draft, and somebody among `people` once it is an entry.
    `feared` is what somebody is afraid will happen, `turned_out` what did: written later, and never counted.
    `tags` holds tag ids; no flow asks for them, they are given on the page of the entry.
    `intensity_*` is 0 to 10 or None. `happened` is None while the person has not said when.
    `happened_time_known` is False where only the day is known, so that nothing is read out of the clock time.
    """

    feelings: tuple[str, ...] = ()
    feeling_words: str = ""
    intensity_before: int | None = None
    body: tuple[str, ...] = ()
    body_words: str = ""
    what_happened: str = ""
    triggers: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    nickname: str = ""
    happened: Stamp | None = None
    happened_time_known: bool = True
    layers: tuple[str, ...] = ()
    iceberg: tuple[str, ...] = ()
    fears: tuple[str, ...] = ()
    fear_words: str = ""
    needs: tuple[str, ...] = ()
    need_words: str = ""
    root: str = ""
    triage: str | None = None
    talk_to: tuple[str, ...] = ()
    ask_again_days: int | None = None
    next_step: str | None = None
    next_words: str = ""
    intensity_after: int | None = None
    feared: str = ""
    turned_out: str = ""
    tags: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for value in (self.intensity_before, self.intensity_after):
            if value is not None and not INTENSITY_MIN <= value <= INTENSITY_MAX:
                raise ValueError("intensity lies between 0 and 10")
        if self.triage is not None and self.triage not in TRIAGE:
            raise ValueError("unknown triage key")
        for each in fields(self):
            object.__setattr__(self, each.name, _faithful(getattr(self, each.name)))

    @property
    def said_anything(self) -> bool:
        """True once any field differs from an untouched flow."""
        return self != type(self)()

    def as_dict(self) -> dict[str, Any]:
        """Return plain JSON-ready data: tuples as lists, the stamp as [utc_ms, zone, offset_minutes]."""
        return {each.name: _plain(getattr(self, each.name)) for each in fields(self)}

    @classmethod
    def from_dict(cls, plain: dict[str, Any]) -> Self:
        """Rebuild what `as_dict` gave; fields an older version did not write keep their empty value."""
        known = {each.name for each in fields(cls)}
        values: dict[str, Any] = {name: value for name, value in plain.items() if name in known}
        if values.get("happened") is not None:
            values["happened"] = Stamp(*values["happened"])
        return cls(**{name: tuples(value) for name, value in values.items()})


def _faithful(value: Any) -> Any:
    if isinstance(value, str):
        return faithful(value)
    return tuple(_faithful(each) for each in value) if isinstance(value, tuple) else value


def _plain(value: Any) -> Any:
    if isinstance(value, Stamp):
        return [value.utc_ms, value.zone, value.offset_minutes]
    return [_plain(each) for each in value] if isinstance(value, tuple) else value


def tuples(value: Any) -> Any:
    """Return JSON data with every list, also one in another, as a tuple."""
    return tuple(tuples(each) for each in value) if isinstance(value, list) else value


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the journal, known by a nickname or initials only.

    An archived one is not offered any more; what names them still does.
    """

    id: str
    nickname: str
    archived: bool = False


@dataclass(frozen=True, slots=True)
class Tag:
    """A free word that entries carry; `uses` counts those outside the trash."""

    id: str
    name: str
    uses: int = 0


@dataclass(frozen=True, slots=True)
class Origin:
    """The line of the course a flow was opened from, so that it can lead back there."""

    course: str
    section: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A flow that was begun and not finished. It becomes the entry of the same id, or a new version of `entry_id`."""

    id: str
    kind: str
    step: str
    answers: Answers
    started: Stamp
    changed_ms: int
    entry_id: str | None = None
    origin: Origin | None = None

    def with_answers(self, answers: Answers, step: str, now: Stamp) -> Draft:
        """Return the draft as it stands `now`; later than before by at least 1 ms, also where the clock was set back.

        For what was typed last is known by `changed_ms` alone, when two states of a draft come together.
        """
        return replace(self, answers=answers, step=step, changed_ms=max(now.utc_ms, self.changed_ms + 1))


@dataclass(frozen=True, slots=True)
class Entry:
    """One saved record. `happened` is what the answers say, or else when it was written; ids are UUIDs."""

    id: str
    kind: str
    answers: Answers
    written: Stamp
    changed_ms: int
    incident: str | None = None
    trashed_ms: int | None = None
    ask_again_ms: int | None = None
    origin: Origin | None = None
    happened: Stamp = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "happened", self.answers.happened or self.written)

    @property
    def incident_or_self(self) -> str:
        """The unit every pattern counts: the incident, or the entry itself where it belongs to none."""
        return self.incident or self.id


@dataclass(frozen=True, slots=True)
class EntryLine:
    """An entry as one line of a list: enough to recognise it, cheap to read by the thousand."""

    id: str
    kind: str
    happened: Stamp
    feelings: tuple[str, ...]
    feeling_words: str
    intensity_before: int | None
    intensity_after: int | None
    what_happened: str
    root: str
    fears: tuple[str, ...]
    needs: tuple[str, ...]
    triage: str | None
    trashed_ms: int | None = None
    happened_time_known: bool = True
    found: Excerpt | None = None
    ask: str = ""
    title: str = ""
    tools: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EntryVersion:
    """How an entry stood before it was changed at `saved_ms`; `number` is what it is asked for by."""

    saved_ms: int
    answers: Answers
    number: int = 0
