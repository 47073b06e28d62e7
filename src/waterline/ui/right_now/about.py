# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said of each tool: how it goes, when to leave it, and where it comes from, as the course has it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from waterline.domain import right_now as tools

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class About:
    """The icon and the words of one tool; `helps` is what is said of it among all."""

    icon: str
    helps: str
    how: str
    leave_if: str
    source: str


_ABOUT: dict[str, tuple[str, object, object, object, object]] = {
    tools.PAUSE_TIMER: (
        "hourglass",
        QT_TRANSLATE_NOOP("Tools", "In the middle of a quarrel"),
        QT_TRANSLATE_NOOP(
            "Tools",
            "Twenty minutes in which you decide nothing and send nothing. If somebody is waiting, say when you will be "
            "back.",
        ),
        QT_TRANSLATE_NOOP("Tools", "Leave it if you would use it as a silent punishment."),
        QT_TRANSLATE_NOOP("Tools", "From couples counselling; twenty minutes is a rule of thumb."),
    ),
    tools.PACED_BREATH: (
        "wind",
        QT_TRANSLATE_NOOP("Tools", "When the body is racing"),
        QT_TRANSLATE_NOOP("Tools", "In for a while, out a little longer, about six times a minute."),
        QT_TRANSLATE_NOOP(
            "Tools", "Leave it if you get dizzy or it makes you more anxious; then only watch the still picture."
        ),
        QT_TRANSLATE_NOOP(
            "Tools", "Many studies: it calms a little, on average and for a while. Reviewers still ask for better ones."
        ),
    ),
    tools.NAME_ALOUD: (
        "message-circle-heart",
        QT_TRANSLATE_NOOP("Tools", "As a first step"),
        QT_TRANSLATE_NOOP("Tools", "Say what it is and how strong, aloud if you can. That is all."),
        QT_TRANSLATE_NOOP("Tools", "Leave it if you catch yourself building a speech."),
        QT_TRANSLATE_NOOP(
            "Tools", "From studies of affect labelling (Lieberman and others): a modest effect, seen often."
        ),
    ),
    tools.GROUNDING: (
        "footprints",
        QT_TRANSLATE_NOOP("Tools", "When your head is elsewhere"),
        QT_TRANSLATE_NOOP("Tools", "Look for what is here, one sense after another. Any thing will do."),
        QT_TRANSLATE_NOOP("Tools", "Leave it if the place you are in isn’t safe: go elsewhere first."),
        QT_TRANSLATE_NOOP("Tools", "Called grounding; widely taught, little studied by itself."),
    ),
    tools.COOL_WATER: (
        "droplets",
        QT_TRANSLATE_NOOP("Tools", "When you are boiling"),
        QT_TRANSLATE_NOOP("Tools", "Cool water over your wrists or on your face, for half a minute."),
        QT_TRANSLATE_NOOP(
            "Tools",
            "Leave it, unless a doctor says it is fine, if you have heart trouble, low blood pressure or an eating "
            "disorder, faint easily, are pregnant, or take medicine that slows the heart.",
        ),
        QT_TRANSLATE_NOOP(
            "Tools",
            "From dialectical behaviour therapy, where colder water is used; the gentle form is practice wisdom.",
        ),
    ),
    tools.MOVE: (
        "sun",
        QT_TRANSLATE_NOOP("Tools", "With anger and jitters"),
        QT_TRANSLATE_NOOP("Tools", "Give the body something to do with it, for a few minutes."),
        QT_TRANSLATE_NOOP("Tools", "Leave it if you would walk to their place, or drive."),
        QT_TRANSLATE_NOOP("Tools", "There is good evidence that moving lifts mood."),
    ),
    tools.RIDE_THE_WAVE: (
        "waves",
        QT_TRANSLATE_NOOP("Tools", "When you want to check or text"),
        QT_TRANSLATE_NOOP(
            "Tools",
            "Watch the urge as it climbs, peaks and sinks, and mark where it is. You need not do what it says.",
        ),
        QT_TRANSLATE_NOOP(
            "Tools", "Leave it if the urge is to harm yourself or anyone: reach a person, or open Support."
        ),
        QT_TRANSLATE_NOOP("Tools", "Alan Marlatt’s urge surfing, made for addiction and borrowed here."),
    ),
    tools.UNSENT_MESSAGE: (
        "feather",
        QT_TRANSLATE_NOOP("Tools", "When words are bursting out"),
        QT_TRANSLATE_NOOP(
            "Tools", "Write all of it, as unfair as it comes. It cannot be sent from here. Then let it lie for a while."
        ),
        QT_TRANSLATE_NOOP("Tools", "Leave it if writing winds you up further."),
        QT_TRANSLATE_NOOP("Tools", "Practice wisdom."),
    ),
    tools.KIND_WORD: (
        "heart",
        QT_TRANSLATE_NOOP("Tools", "With shame"),
        QT_TRANSLATE_NOOP("Tools", "Three short sentences, slowly. A hand on your chest, if you like."),
        QT_TRANSLATE_NOOP("Tools", "Leave it if kindness feels false; then say only “this is hard”."),
        QT_TRANSLATE_NOOP("Tools", "Kristin Neff’s self-compassion break; promising studies."),
    ),
    tools.REACH_SOMEONE: (
        "phone",
        QT_TRANSLATE_NOOP("Tools", "When you are alone with it"),
        QT_TRANSLATE_NOOP("Tools", "Somebody who will listen without fanning it. Ten minutes are enough to ask for."),
        QT_TRANSLATE_NOOP("Tools", "Leave it if that person would spread it, or take sides."),
        QT_TRANSLATE_NOOP("Tools", "Everyday wisdom; that good company eases distress is well studied."),
    ),
    tools.CHECK_FACTS: (
        "search",
        QT_TRANSLATE_NOOP("Tools", "Once you are below a seven"),
        QT_TRANSLATE_NOOP("Tools", "Two columns: what a camera would have seen, and what you made of it."),
        QT_TRANSLATE_NOOP(
            "Tools", "Leave it if you would begin to search for evidence: use only what you already have."
        ),
        QT_TRANSLATE_NOOP("Tools", "From cognitive and dialectical behaviour therapy."),
    ),
    tools.LATER_LIST: (
        "list-checks",
        QT_TRANSLATE_NOOP("Tools", "At two in the morning"),
        QT_TRANSLATE_NOOP("Tools", "Write the worry down and give it an hour. Until then it may wait."),
        QT_TRANSLATE_NOOP("Tools", "Leave it if it would be the tenth time."),
        QT_TRANSLATE_NOOP("Tools", "From therapy for worry and sleeplessness."),
    ),
    tools.IF_THEN_PLAN: (
        "corner-down-right",
        QT_TRANSLATE_NOOP("Tools", "Best made on a calm day"),
        QT_TRANSLATE_NOOP("Tools", "Tie one small thing to one moment. When that moment comes, it has been chosen."),
        QT_TRANSLATE_NOOP("Tools", "Leave the making of it if it is hot right now; use another tool first."),
        QT_TRANSLATE_NOOP(
            "Tools",
            "Peter Gollwitzer’s research: well supported over many studies, though most were not about jealousy.",
        ),
    ),
}


def about(key: str) -> About:
    """Return what is said of a tool; of one's own only what the person says."""
    if key not in _ABOUT:
        return About("sparkles", "", "", "", "")
    icon, *said = _ABOUT[key]
    return About(icon, *(translate("Tools", str(each)) for each in said))
