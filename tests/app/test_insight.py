# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the patterns say of a real vault file, another program that reads the same file in SQL says too."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import apsw
import pytest

from tests.domain.pattern.second_opinion import second_opinion
from waterline.app import insight, journal
from waterline.app.session import Session
from waterline.domain import vocabulary as keys
from waterline.domain.entry import Answers, Entry
from waterline.domain.flows import kind_of
from waterline.domain.pattern.beside import Middle, Others
from waterline.domain.pattern.wanted import Wanted
from waterline.domain.pattern.written import Tally, Written
from waterline.domain.request import NEED_MET, REPLIES, STANDINGS, Outcome, RequestAnswers
from waterline.domain.right_now import RightNow
from waterline.domain.sheets import FILLED, LANDINGS, LETTERS, Hearts, Reassurance
from waterline.domain.times import DAY_MS, Stamp

TOOLS = ("pause_timer", "move", "cool_water")


def any_answers(dice: random.Random, people: tuple[str, ...]) -> Answers:
    """Something of every kind that is told, and a free page, which is not."""
    shared: dict[str, Any] = {
        "happened": Stamp(1_790_000_000_000 - dice.randrange(500 * DAY_MS) // 1000 * 1000, "x", dice.choice((-60, 0))),
        "needs": tuple(dice.sample(keys.NEEDS[:4], dice.choice((0, 1, 2)))),
        "people": tuple(dice.sample(people, dice.choice((0, 1, 2)))),
        "triage": dice.choice((*keys.TRIAGE, None)),
    }
    made = dice.choice(("dig", "dig", "request", "hearts", "kind word", "hot moment", "hot moment"))
    if made == "request":
        return RequestAnswers(**shared, ask="sit with me")
    if made == "hearts":
        said = {letter: dice.choice((*FILLED, None)) for letter in LETTERS}
        return Hearts(**shared, **said)  # pyright: ignore[reportArgumentType]
    if made == "kind word":
        return Reassurance(**shared, landed=dice.choice((*LANDINGS, None)))
    if made == "hot moment":
        used = tuple((tool, dice.randrange(900)) for tool in dice.sample(TOOLS, dice.choice((0, 1, 1, 2))))
        before, after = (dice.choice((None, *range(11), *range(11))) for _ in range(2))
        return RightNow(**shared, tools=used, intensity_before=before, intensity_after=after)
    return Answers(
        **shared,
        fears=tuple(dice.sample(keys.FEARS[:4], dice.choice((0, 1, 2)))),
        feelings=tuple(dice.sample(keys.FEELINGS[:4], dice.choice((0, 1, 2)))),
        triggers=tuple(dice.sample(keys.TRIGGERS[:3], dice.choice((0, 1)))),
        feared=dice.choice(("", "", "She leaves.")),
        turned_out=dice.choice(("", "She stayed.")),
    )


@pytest.fixture(params=[0, 1, 5, 60, 400])
def filled(request: pytest.FixtureRequest, session: Session) -> Session:
    """A journal with shared incidents, two moments of one instant, answered requests, and a full trash."""
    dice = random.Random(request.param)
    people = (keys.MYSELF, journal.add_person(session, "Ada").id, journal.add_person(session, "Bo").id)
    vault = session.vault
    with vault.transaction():
        for number in range(request.param):
            answers, name = any_answers(dice, people), f"{dice.randrange(10**6):06}-{number}"
            vault.entries.add(Entry(name, kind_of(answers), answers, session.now(), session.now().utc_ms))
            if dice.random() < 0.4:
                vault.incidents.put({name: f"incident-{dice.randrange(request.param // 4 + 1)}"})
            if isinstance(answers, RequestAnswers):
                reply, met = dice.choice((None, *REPLIES)), dice.choice((None, *NEED_MET))
                vault.requests.keep(name, Outcome(asked_ms=dice.choice((None, 1)), reply=reply, met=met))
            if dice.random() < 0.1:
                vault.entries.trash(name, 1)
    return session


class Reader:
    """Asks the tables of the file itself; `between` tells whether what is between two people is asked for."""

    _AMONG = "trashed_ms IS NULL AND (:between OR triage IS NOT 'between')"

    def __init__(self, tables: apsw.Connection, between: bool) -> None:
        self._tables = tables
        self._between = between

    def ask(self, what: str, kind: str, also: str = "1", **values: Any) -> list[tuple[Any, ...]]:
        """Return rows of entries of a kind, newest first."""
        statement = (
            f"SELECT {what} FROM entry LEFT JOIN request_outcome AS o ON o.entry = entry.row"
            f" WHERE {self._AMONG} AND kind = :kind AND {also} ORDER BY happened_ms DESC, id"
        )
        return list(self._tables.execute(statement, {"between": self._between, "kind": kind, **values}))

    def number(self, kind: str, also: str = "1", **values: Any) -> tuple[int, tuple[str, ...]]:
        """Return how many incidents there are, and their entries."""
        rows = self.ask("id, coalesce(incident, id)", kind, also, **values)
        return len({incident for _, incident in rows}), tuple(entry for entry, _ in rows)

    def written(self) -> Iterator[Written]:
        """Return the digs as they stand in the tables."""
        terms = (
            f"(SELECT json_group_array(term) FROM (SELECT term FROM entry_term WHERE entry = row AND role = '{role}'"
            " ORDER BY position))"
            for role in ("fear", "need", "feeling", "trigger")
        )
        columns = "id, coalesce(incident, id), happened_ms, happened_zone, happened_offset_minutes, triage"
        known = "happened_said AND happened_time_known"
        for *head, zoned, triage, fears, needs, feelings, triggers, timed in self.ask(
            f"{columns}, {', '.join(terms)}, {known}", "dig"
        ):
            lists = (tuple(json.loads(each)) for each in (fears, needs, feelings, triggers))
            yield Written(head[0], head[1], Stamp(head[2], head[3], zoned), triage, *lists, time_known=bool(timed))


@contextmanager
def reader(session: Session, *, between: bool) -> Iterator[Reader]:
    """Open the vault file a second time, in another program's way."""
    tables = apsw.Connection(str(session.door.files.database), flags=apsw.SQLITE_OPEN_READONLY)
    for statement in ("cipher = 'sqlcipher'", "legacy = 4", f"key = \"x'{session.vault.data_key.hex()}'\""):
        tables.execute(f"PRAGMA {statement}")
    yield Reader(tables, between)
    tables.close()


@pytest.mark.parametrize("between", [False, True])
def test_every_number_told_of_a_vault_is_the_one_another_reader_finds_in_its_file(
    filled: Session, between: bool
) -> None:
    found = insight.patterns(filled, Wanted(between=between))
    with reader(filled, between=between) as file:
        with second_opinion(file.written()) as opinion:
            cells = [cell for row in found.grid.cells for cell in row]
            assert found.grid.n == opinion.n
            assert {(each.fear, each.need): each.count for each in cells if each.count} == opinion.together(
                "fear", "need"
            )
            assert all(each.entries == opinion.behind("fear", each.fear, "need", each.need) for each in cells)
            assert {trail.feeling: trail.found.count for trail in found.trails} == {
                key: count for key, count in opinion.naming("feeling").items() if key != keys.NONE_NAMED
            }
        _the_requests_agree(found.others, file)
        _the_check_ins_agree(found.others, file)
        _the_kind_words_agree(found.others, file)
        _before_and_after_agree(found.others, file)
        _what_was_feared_agrees(found.others, file)


def _is(tally: Tally, number: tuple[int, tuple[str, ...]]) -> bool:
    return (tally.count, tally.entries) == number


def _the_requests_agree(told: Others, file: Reader) -> None:
    standing = "coalesce(reply, iif(asked_ms IS NULL, 'not_asked', 'waiting')) = :which"
    names = "EXISTS (SELECT 1 FROM entry_term AS t WHERE t.entry = entry.row AND role = 'need' AND term = :need)"
    none = "NOT EXISTS (SELECT 1 FROM entry_term AS t WHERE t.entry = entry.row AND role = 'need')"
    for each in (told.requests.everything, *told.requests.needs):
        of_it = {"": "1", keys.NONE_NAMED: none}.get(each.need, names)
        assert _is(each.found, file.number("request", of_it, need=each.need))
        for which, tally in zip(STANDINGS, each.standings, strict=True):
            assert _is(tally, file.number("request", f"{of_it} AND {standing}", need=each.need, which=which))
        for which, tally in zip(NEED_MET, each.met, strict=True):
            assert _is(tally, file.number("request", f"{of_it} AND met = :which", need=each.need, which=which))
    assert {each.need for each in told.requests.needs} == _needs_of_requests(file)


def _needs_of_requests(file: Reader) -> set[str]:
    listed = "(SELECT json_group_array(term) FROM entry_term AS t WHERE t.entry = entry.row AND role = 'need')"
    found = [json.loads(needs) or [keys.NONE_NAMED] for (needs,) in file.ask(listed, "request")]
    return {need for needs in found for need in needs}


def _the_check_ins_agree(told: Others, file: Reader) -> None:
    listed = "(SELECT json_group_array(person) FROM entry_person AS p WHERE p.entry = entry.row)"
    rows = file.ask(f"id, coalesce(incident, id), {listed}, particulars", "hearts")
    assert told.hearts.n == len({incident for _, incident, _, _ in rows})
    expected: dict[str, list[tuple[str, str, tuple[Any, ...]]]] = {}
    for entry, incident, people, text in reversed(rows):
        said = json.loads(text)
        for person in json.loads(people) or [""]:
            expected.setdefault(person, []).append((entry, incident, tuple(said.get(letter) for letter in LETTERS)))
    often = {person: found for person, found in expected.items() if len({each[1] for each in found}) >= 2}
    assert {
        each.person: [(one.entry_id, one.incident, one.letters) for one in each.check_ins]
        for each in told.hearts.people
    } == often


def _the_kind_words_agree(told: Others, file: Reader) -> None:
    landed = "particulars ->> '$.landed'"
    for which, tally in zip(LANDINGS, told.kind_words.landings, strict=True):
        assert _is(tally, file.number("reassurance", f"{landed} = :which", which=which))
    assert _is(told.kind_words.unsaid, file.number("reassurance", f"{landed} IS NULL"))
    assert told.kind_words.n == file.number("reassurance", f"{landed} IS NOT NULL")[0]


def _before_and_after_agree(told: Others, file: Reader) -> None:
    used = "json_array_length(particulars, '$.tools') > 0"
    both = f"{used} AND intensity_before IS NOT NULL AND intensity_after IS NOT NULL"
    assert (told.eased.n, tuple(each.entry_id for each in told.eased.pairs)) == file.number("right_now", both)
    assert (told.eased.middle is not None) is (told.eased.n >= 6)
    if told.eased.middle:
        _the_middle_agrees(told.eased.middle, file, both)
    often = []
    for tool in sorted(TOOLS):
        with_it = f"{both} AND EXISTS (SELECT 1 FROM json_each(particulars, '$.tools') WHERE value ->> 0 = '{tool}')"
        if file.number("right_now", with_it)[0] >= 10:
            often.append((tool, with_it))
    assert [each.tool for each in told.eased.tools] == ([tool for tool, _ in often] if len(often) > 1 else [])
    for each, (_, with_it) in zip(told.eased.tools, often, strict=False):
        _the_middle_agrees(each, file, with_it)


def _the_middle_agrees(told: Middle, file: Reader, among: str) -> None:
    seconds = "(SELECT sum(value ->> 1) FROM json_each(particulars, '$.tools'))"
    rows = file.ask(f"coalesce(incident, id), intensity_before, intensity_after, {seconds}", "right_now", among)
    earliest = {incident: numbers for incident, *numbers in rows}
    assert _is(told.found, file.number("right_now", among))
    for at, middle in enumerate((told.before, told.after, told.seconds)):
        ranked = sorted(numbers[at] for numbers in earliest.values())
        half = len(ranked) // 2
        assert middle == (ranked[half] + ranked[~half]) / 2


def _what_was_feared_agrees(told: Others, file: Reader) -> None:
    feared, happened = (f"coalesce(trim(particulars ->> '$.{name}'), '')" for name in ("feared", "turned_out"))
    assert (told.foretold.n, tuple(each.entry_id for each in told.foretold.entries)) == file.number(
        "dig", f"{feared} <> ''"
    )
    assert _is(told.foretold.told, file.number("dig", f"{feared} <> '' AND {happened} <> ''"))
    assert _is(told.foretold.open, file.number("dig", f"{feared} <> '' AND {happened} = ''"))
