# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is told beside fears and needs: requests, HEARTS, kind words, hot moments, what was feared; each for itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median

from waterline.domain.pattern.written import Tally, Written, in_order, named, newest_first
from waterline.domain.request import NEED_MET, STANDINGS
from waterline.domain.sheets import LANDINGS, LETTERS, ledger_comes_first
from waterline.domain.vocabulary import NEEDS

REQUESTS_THRESHOLD = 1
HEARTS_THRESHOLD = 2
"""Check-ins with the same person."""
KIND_WORDS_THRESHOLD = 3
EASED_THRESHOLD, MEDIAN_THRESHOLD, COMPARED_THRESHOLD = 3, 6, 10
"""Hot moments with a number before and after: to be listed; to have a middle; of each tool, to stand side by side."""


@dataclass(frozen=True, slots=True)
class Asked(Written):
    """A request: where it stands (one of STANDINGS), and whether the need was met, if that was said."""

    standing: str = STANDINGS[0]
    met: str | None = None


@dataclass(frozen=True, slots=True)
class CheckIn(Written):
    """A HEARTS check-in: what was said of each letter, in the order of LETTERS."""

    letters: tuple[str | None, ...] = (None,) * len(LETTERS)


@dataclass(frozen=True, slots=True)
class KindWord(Written):
    """Reassurance, and what became of it (one of LANDINGS), if that was said."""

    landed: str | None = None


@dataclass(frozen=True, slots=True)
class HotMoment(Written):
    """A hot moment: the tools used, their seconds together, and the feeling before and after, if those were said."""

    tools: tuple[str, ...] = ()
    seconds: int = 0
    before: int | None = None
    after: int | None = None


@dataclass(frozen=True, slots=True)
class Foreseen(Written):
    """A dig that says what somebody thought would happen, and, where that was written later, what did."""

    feared: str = ""
    turned_out: str = ""


Beside = Asked | CheckIn | KindWord | HotMoment | Foreseen


# Requests ---------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Answered:
    """One need ("" for all): its requests in the order of STANDINGS, and of NEED_MET for those where it was said."""

    need: str
    found: Tally
    standings: tuple[Tally, ...]
    met: tuple[Tally, ...]


@dataclass(frozen=True, slots=True)
class Requests:
    """What became of what was asked for. A request for two needs stands with both, one that names none with neither.

    What this cannot say: why an answer was given, or whether asking otherwise would have brought another.
    """

    everything: Answered
    needs: tuple[Answered, ...] = ()
    entries: tuple[Written, ...] = ()


def requests(entries: Sequence[Beside]) -> Requests:
    """Count requests by need."""
    made = [each for each in entries if isinstance(each, Asked)]
    by_need: defaultdict[str, list[Asked]] = defaultdict(list)
    for each in made:
        for need in named(each.needs):
            by_need[need].append(each)
    return Requests(
        everything=_answered("", made),
        needs=tuple(_answered(need, by_need[need]) for need in in_order(NEEDS, by_need) if need in by_need),
        entries=tuple(made),
    )


def _answered(need: str, made: list[Asked]) -> Answered:
    standings = tuple(Tally.of([each for each in made if each.standing == standing]) for standing in STANDINGS)
    met = tuple(Tally.of([each for each in made if each.met == met]) for met in NEED_MET)
    return Answered(need, Tally.of(made), standings, met)


# HEARTS -------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class WithPerson:
    """The check-ins with one person, the earliest first; person "" is nobody named.

    Letters stand for themselves: there is no sum of them, and none of one letter over time.
    """

    person: str
    check_ins: tuple[CheckIn, ...]


@dataclass(frozen=True, slots=True)
class Hearts:
    """Everybody with two check-ins or more. `entries` are all check-ins, newest first, also the only one."""

    people: tuple[WithPerson, ...] = ()
    entries: tuple[CheckIn, ...] = ()

    @property
    def n(self) -> int:
        """Incidents with a check-in."""
        return Tally.of(self.entries).count


def hearts(entries: Sequence[Beside]) -> Hearts:
    """Put check-ins by person; `entries` are newest first."""
    made = [each for each in reversed(entries) if isinstance(each, CheckIn)]
    by_person: defaultdict[str, list[CheckIn]] = defaultdict(list)
    for each in made:
        for person in dict.fromkeys(each.people) if each.people else ("",):
            by_person[person].append(each)
    often = {person: tuple(found) for person, found in by_person.items() if Tally.of(found).count >= HEARTS_THRESHOLD}
    return Hearts(tuple(WithPerson(person, often[person]) for person in sorted(often)), tuple(made[::-1]))


# Kind words ---------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class KindWords:
    """What became of reassurance, in the order of LANDINGS; `unsaid` is where that was left open.

    `ledger_first`: of the latest, so many did not hold that what was agreed is looked at before any word points inward.
    What this cannot say: why a kind word does not hold.
    """

    landings: tuple[Tally, ...] = (Tally(),) * len(LANDINGS)
    unsaid: Tally = field(default_factory=Tally)
    ledger_first: bool = False
    entries: tuple[Written, ...] = ()

    @property
    def n(self) -> int:
        """Incidents in which it was said what became of a kind word."""
        return len({each.incident for each in self.entries})


def kind_words(entries: Sequence[Beside]) -> KindWords:
    """Count kind words by what became of them; `entries` are newest first."""
    made = [each for each in entries if isinstance(each, KindWord)]
    return KindWords(
        landings=tuple(Tally.of([each for each in made if each.landed == landed]) for landed in LANDINGS),
        unsaid=Tally.of([each for each in made if each.landed is None]),
        ledger_first=ledger_comes_first(each.landed for each in made),
        entries=tuple(each for each in made if each.landed is not None),
    )


# Before and after ---------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Middle:
    """The middle (median) of the feeling before and after and of the seconds between; `tool` "" is of all tools.

    An incident with several such moments goes in by its earliest. What this cannot say: that a tool did it. Feelings
    fall by themselves too, and one reaches for a tool when they are high.
    """

    tool: str
    found: Tally
    before: float
    after: float
    seconds: float


@dataclass(frozen=True, slots=True)
class Eased:
    """Hot moments with a tool and a number before and after, newest first, whichever way it went.

    `middle` from 6 incidents on. `tools`: those with 10 each, where there are two of them or more.
    """

    pairs: tuple[HotMoment, ...] = ()
    n: int = 0
    middle: Middle | None = None
    tools: tuple[Middle, ...] = ()

    @property
    def enough(self) -> bool:
        """True from 3 incidents on."""
        return self.n >= EASED_THRESHOLD


def eased(entries: Sequence[Beside]) -> Eased:
    """Put the feeling before beside the feeling after; `entries` are newest first."""
    made = [each for each in entries if isinstance(each, HotMoment) and each.tools]
    pairs = tuple(each for each in made if each.before is not None and each.after is not None)
    n = Tally.of(pairs).count
    by_tool: defaultdict[str, list[HotMoment]] = defaultdict(list)
    for each in pairs:
        for tool in dict.fromkeys(each.tools):
            by_tool[tool].append(each)
    often = [_middle(tool, found) for tool, found in sorted(by_tool.items())]
    often = [each for each in often if each.found.count >= COMPARED_THRESHOLD]
    return Eased(
        pairs, n, _middle("", pairs) if n >= MEDIAN_THRESHOLD else None, tuple(often) if len(often) > 1 else ()
    )


def _middle(tool: str, pairs: Sequence[HotMoment]) -> Middle:
    once = {each.incident: each for each in pairs}.values()  # newest first: the earliest is what stays
    return Middle(
        tool,
        Tally.of(pairs),
        median(each.before or 0 for each in once),
        median(each.after or 0 for each in once),
        median(each.seconds for each in once),
    )


# Feared and happened ------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Foretold:
    """What was feared beside what happened, one moment at a time, newest first, from the first one on.

    `told` are the moments where what happened was written down, `open` those where it was not. What this cannot say:
    whether a fear came true. Only the words do, each for its moment; nothing reads or adds them up.
    """

    entries: tuple[Foreseen, ...] = ()
    told: Tally = field(default_factory=Tally)
    open: Tally = field(default_factory=Tally)

    @property
    def n(self) -> int:
        """Incidents in which it was said what was feared."""
        return Tally.of(self.entries).count


def foretold(entries: Sequence[Beside]) -> Foretold:
    """Put what happened beside what was feared; `entries` are newest first."""
    made = tuple(each for each in entries if isinstance(each, Foreseen))
    return Foretold(
        made,
        told=Tally.of([each for each in made if each.turned_out]),
        open=Tally.of([each for each in made if not each.turned_out]),
    )


# All of them --------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Others:
    """Every summary beside those of the digs."""

    requests: Requests = field(default_factory=lambda: requests(()))
    hearts: Hearts = field(default_factory=Hearts)
    kind_words: KindWords = field(default_factory=KindWords)
    eased: Eased = field(default_factory=Eased)
    foretold: Foretold = field(default_factory=Foretold)
    between_us: tuple[Written, ...] = ()
    """What is between two people and was asked for with the rest, counted or not, newest first."""

    def between(self, kind: type[Beside]) -> Tally:
        """Return what of one kind is between two people."""
        return Tally.of([each for each in self.between_us if isinstance(each, kind)])

    @property
    def any(self) -> bool:
        """True where there is anything to tell."""
        told = self.requests.entries or self.hearts.n or self.kind_words.entries or self.eased.pairs
        return bool(told or self.kind_words.unsaid.count or self.foretold.entries)


def others(entries: Iterable[Written], between_us: tuple[Written, ...] = ()) -> Others:
    """Count what was picked already; its order never matters. `between_us` is what `included` found between two."""
    found = [each for each in newest_first(entries) if isinstance(each, Beside)]
    return Others(requests(found), hearts(found), kind_words(found), eased(found), foretold(found), between_us)
