# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads an entry back as words for paper, whatever kind it is; what was not said is left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QCoreApplication

from waterline.domain.agreement import ConversationPlan
from waterline.domain.dig import Dig, Step
from waterline.domain.entry import Answers, Entry
from waterline.domain.paper import Block, Look, Part, Words
from waterline.domain.request import RequestAnswers
from waterline.domain.right_now import RightNow
from waterline.domain.sheets import SHEETS
from waterline.ui.journal.field_words import name_of
from waterline.ui.journal.kinds import title
from waterline.ui.journal.own_words import called, dotted, of_ten
from waterline.ui.journal.sheets.sheet_read import ORDER, chosen
from waterline.ui.shared import agreement_words, words
from waterline.ui.shared.request_words import whole
from waterline.ui.shared.time_words import clock_words, date_words
from waterline.ui.shared.tool_words import used_words

translate = QCoreApplication.translate

_LONGEST = 8000
"""Characters of one paragraph on paper: Qt lays a paragraph out as a whole."""

Said = tuple[str, Look]


def entry_part(entry: Entry, people: Mapping[str, str], tools: Mapping[str, str]) -> Part:
    """Return an entry for paper. `people` gives the nickname of each id, `tools` the name of each own tool."""
    when = date_words(entry.happened)
    if entry.answers.happened is None or entry.answers.happened_time_known:
        when = translate("OnPaper", "{day}, {time}").format(day=when, time=clock_words(entry.happened))
    kind = title(entry.kind)
    heading = translate("OnPaper", "{when} · {kind}").format(when=when, kind=kind) if kind else when
    return Part(entry.id, heading, tuple(_blocks(entry, people, tools)))


def _blocks(entry: Entry, people: Mapping[str, str], tools: Mapping[str, str]) -> Iterator[Block]:
    for heading, said in _read(entry, people, tools):
        found = [Words(part, look) for text, look in said if text.strip() for part in _parted(text.strip())]
        if found:
            yield Words(heading, "heading")
            yield from found


def _parted(text: str) -> Iterator[str]:
    """Yield a text of many pages in parts, each ending where a paragraph, a sentence or at least a word does."""
    while len(text) > _LONGEST:
        ends = (text.rfind(sign, 1, _LONGEST) + len(sign) for sign in ("\n", ". ", " ") if sign in text[1:_LONGEST])
        stop = next(ends, _LONGEST)
        yield text[:stop]
        text = text[stop:]
    yield text


def _read(entry: Entry, people: Mapping[str, str], tools: Mapping[str, str]) -> Iterator[tuple[str, list[Said]]]:
    answers = entry.answers
    if entry.kind in SHEETS:
        yield from _sheet(entry.kind, answers, people)
    elif isinstance(answers, RequestAnswers):
        yield from _request(answers, people)
    elif isinstance(answers, ConversationPlan):
        yield from _plan(answers, people)
    elif isinstance(answers, RightNow):
        yield from _right_now(answers, tools)
    else:
        yield from _dig(answers, people)
    if answers.turned_out.strip():
        yield translate("OnPaper", "What did happen"), [(answers.turned_out, "quote")]


def _dig(answers: Answers, people: Mapping[str, str]) -> Iterator[tuple[str, list[Said]]]:
    tell = {
        Step.NAME: _name,
        Step.HAPPENED: lambda each: _happened(each, people),
        Step.LAYERS: lambda each: [(layer, "quote") for layer in each.layers],
        Step.ICEBERG: lambda each: [(dotted(words.ICEBERG, each.iceberg), "line")],
        Step.FEAR: _fear,
        Step.NEED: lambda each: [(dotted(words.NEEDS_AT_LENGTH, each.needs), "line"), (each.need_words, "quote")],
        Step.ROOT: lambda each: [(each.root, "quote")],
        Step.TRIAGE: _triage,
        Step.NEXT: lambda each: [
            (words.label(words.NEXT_STEPS, each.next_step) if each.next_step else "", "line"),
            (each.next_words, "quote"),
        ],
        Step.AFTER: lambda each: [
            ("" if each.intensity_after is None else _after(of_ten(each.intensity_after)), "line")
        ],
    }
    for step in Dig(answers).so_far():
        yield words.label(words.STEPS, step), tell[step](answers)


def _name(answers: Answers) -> list[Said]:
    strong = ""
    if answers.intensity_before is not None:
        strong = translate("OnPaper", "{number} in the beginning").format(number=of_ten(answers.intensity_before))
    return [
        (dotted(words.FEELINGS, answers.feelings), "line"),
        (answers.feeling_words, "quote"),
        (strong, "quiet"),
        (dotted(words.BODY, answers.body, answers.body_words), "quiet"),
    ]


def _happened(answers: Answers, people: Mapping[str, str]) -> list[Said]:
    with_whom = called(people, answers.people)
    if with_whom:
        with_whom = translate("OnPaper", "Part of it: {people}").format(people=with_whom)
    return [
        (answers.what_happened, "quote"),
        (dotted(words.TRIGGERS, answers.triggers), "quiet"),
        (with_whom, "quiet"),
    ]


def _fear(answers: Answers) -> list[Said]:
    feared = translate("OnPaper", "What I thought would happen") if answers.feared.strip() else ""
    return [
        (dotted(words.FEARS, answers.fears), "line"),
        (answers.fear_words, "quote"),
        (feared, "quiet"),
        (answers.feared, "quote"),
    ]


def _triage(answers: Answers) -> list[Said]:
    talk_to = dotted(words.TALK_TO, answers.talk_to)
    if talk_to:
        talk_to = translate("OnPaper", "To talk it through with: {people}").format(people=talk_to)
    return [(words.label(words.TRIAGE, answers.triage) if answers.triage else "", "line"), (talk_to, "quiet")]


def _after(number: str) -> str:
    return translate("OnPaper", "{number} after writing").format(number=number)


def _sheet(kind: str, answers: Answers, people: Mapping[str, str]) -> Iterator[tuple[str, list[Said]]]:
    for field in ORDER[kind]:
        said = chosen(kind, answers, field, people)
        typed = getattr(answers, field) if not said and isinstance(getattr(answers, field), str) else ""
        yield name_of(kind, field), [(said, "line"), (typed, "quote")]


def _request(answers: RequestAnswers, people: Mapping[str, str]) -> Iterator[tuple[str, list[Said]]]:
    yield translate("OnPaper", "The request"), [(each, "quote") for each in whole(answers).split("\n\n")]
    if answers.what_happened.strip() and not (answers.feelings or answers.feeling_words.strip()):
        yield translate("OnPaper", "When"), [(answers.what_happened, "quote")]
    yield translate("OnPaper", "The rule it might have been"), [(answers.rule, "quote")]
    yield translate("OnPaper", "If they say no"), [(answers.if_no, "quote")]
    yield translate("OnPaper", "For"), [(called(people, answers.people), "line")]


def _plan(answers: ConversationPlan, people: Mapping[str, str]) -> Iterator[tuple[str, list[Said]]]:
    became = words.label(agreement_words.EVENTS, answers.event) if answers.event else ""
    yield translate("OnPaper", "What was agreed"), [(answers.agreed, "quote")]
    yield translate("OnPaper", "Since"), [(agreement_words.day_of(answers.since), "line")]
    yield translate("OnPaper", "With"), [(called(people, answers.people), "line")]
    yield translate("OnPaper", "What happened"), [(answers.what_happened, "quote")]
    yield translate("OnPaper", "What became of the agreement"), [(became, "line")]
    yield translate("OnPaper", "What I want to say"), [(answers.say, "quote")]
    yield translate("OnPaper", "What I want to ask"), [(answers.ask, "quote")]
    yield translate("OnPaper", "What I want us to decide"), [(answers.decide, "quote")]


def _right_now(answers: RightNow, tools: Mapping[str, str]) -> Iterator[tuple[str, list[Said]]]:
    yield translate("OnPaper", "How strong"), [(_strength(answers), "line")]
    yield translate("OnPaper", "What I did"), [(used_words(answers.tools, tools), "line")]
    named = dotted(words.FEELINGS, answers.feelings, answers.feeling_words)
    yield translate("OnPaper", "Named"), [(named, "line")]
    yield translate("OnPaper", "What set it off"), [(words.listed(words.TRIGGERS, answers.triggers), "line")]
    yield translate("OnPaper", "The wave"), [(", ".join(str(urge) for urge in answers.urges), "line")]
    for heading, said in (
        (translate("OnPaper", "In my words"), answers.what_happened),
        (translate("OnPaper", "What I saw"), answers.seen),
        (translate("OnPaper", "What I made of it"), answers.made_of_it),
        (translate("OnPaper", "A kind word"), answers.kind_words),
        (translate("OnPaper", "Whom I could reach"), answers.whom),
        (translate("OnPaper", "What I could say"), answers.reach_words),
        (translate("OnPaper", "Not sent"), answers.unsent),
        (translate("OnPaper", "For later"), answers.later),
        (translate("OnPaper", "A plan begun"), "\n".join(filter(None, (answers.plan_if, answers.plan_then)))),
        (translate("OnPaper", "A tool begun"), "\n".join(filter(None, (answers.own_name, answers.own_how)))),
    ):
        yield heading, [(said, "quote")]


def _strength(answers: RightNow) -> str:
    before, after = answers.intensity_before, answers.intensity_after
    return ", ".join(
        said
        for said in (
            "" if before is None else translate("OnPaper", "{number} before").format(number=of_ten(before)),
            "" if after is None else translate("OnPaper", "{number} after").format(number=of_ten(after)),
            translate("OnPaper", "steadier") if answers.steadier else "",
        )
        if said
    )
