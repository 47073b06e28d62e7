# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the Support page says beside the help lines, part by part.

Plain statements only: no figures, no studies, no advice that could be wrong for the person who reads it in fear.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Part:
    """One part of the page: what it is called, how it begins, its points, and how it ends. `key` names its widgets."""

    key: str
    title: str
    opening: str
    points: tuple[str, ...]
    closing: str = ""


def done_to_you() -> Part:
    """Return the signs of being controlled."""
    return Part(
        "done_to_you",
        translate("Support", "When it is done to you"),
        translate(
            "Support",
            "Jealousy is often given as the reason. It explains a feeling; it gives nobody a right. Some signs:",
        ),
        (
            translate(
                "Support", "Your messages, your accounts or the place where you are get checked, and a no is not taken."
            ),
            translate("Support", "You have to account for your time, your money, your clothes, or whom you talk to."),
            translate("Support", "You see fewer people than you used to, because each meeting costs you a scene."),
            translate("Support", "Rules bind you and not them, and they change once you have kept them."),
            translate("Support", "You are told, again and again, that you remember it wrong."),
            translate(
                "Support",
                "There are threats: to leave, to tell, to take the children, to hurt you, a pet, or themselves.",
            ),
            translate("Support", "You plan your sentences by what will happen if they go down badly."),
        ),
        translate(
            "Support",
            "What two people have both agreed to, and either can take back at any time, is something else, however it "
            "looks from outside. You need not find a name for it, nor decide anything today. Talking it over with "
            "somebody who knows these things is a step of its own. Saying that you will leave, and leaving, can make "
            "it more dangerous for a while: plan that with somebody first.",
        ),
    )


def done_by_you() -> Part:
    """Return the signs that one’s own urge to monitor has begun to lead."""
    return Part(
        "done_by_you",
        translate("Support", "When the urge is yours"),
        translate(
            "Support",
            "Wanting to know where somebody is, or what they write, is a human urge, and it makes nobody a bad "
            "person. Acting on it takes something from the other. Some signs that it has begun to lead:",
        ),
        (
            translate(
                "Support", "You look into their phone, their accounts or their location, and it calms you for an hour."
            ),
            translate("Support", "You ask the same question until the answer fits, or set small traps to test it."),
            translate(
                "Support", "You make it hard for them to go: by a quarrel, by silence, by falling apart at the door."
            ),
            translate("Support", "You ask for proof, and after the proof for more."),
            translate("Support", "They have begun to be careful around you."),
            translate("Support", "You are afraid of what you might do."),
        ),
        translate(
            "Support",
            "What can help now: put the phone in another room and give the urge twenty minutes; go out of the door; "
            "say to somebody “I want to check on them, and I do not want to do it.” Some of the lines on this page "
            "are there for people who worry about their own behaviour; they say so under “for”.",
        ),
    )


def diary() -> Part:
    """Return how a diary is found, and how less easily."""
    return Part(
        "diary",
        translate("Support", "A diary can be found"),
        "",
        (
            translate(
                "Support",
                "Keep the recovery code out of the home you share: with a friend, at work, among papers nobody reads. "
                "Not in a photo, a note on the phone or a mail.",
            ),
            translate(
                "Support",
                "If the journal opens with the computer account, anyone who sits down there can read it. Settings can "
                "add a passphrase.",
            ),
            translate(
                "Support",
                "Use initials. And where it would be dangerous if certain words were read, do not write them here.",
            ),
        ),
    )


def traces() -> Part:
    """Return what calls and searches leave behind."""
    return Part(
        "traces",
        translate("Support", "Calls and searches leave traces"),
        "",
        (
            translate(
                "Support",
                "A call stays in the phone’s list, and can stand on the bill, above all where a plan is shared.",
            ),
            translate("Support", "Messages can show up on a tablet, a watch or a computer that uses the same account."),
            translate(
                "Support",
                "Searches stay in the browser, and in the account it is signed in to. A private window keeps less on "
                "the device; it hides nothing from whoever runs the network.",
            ),
            translate("Support", "An emptied history is noticed too. Taking out single lines draws less attention."),
            translate("Support", "This page was not looked up anywhere: it is part of the program."),
        ),
    )


def device() -> Part:
    """Return what makes a device safer."""
    return Part(
        "device",
        translate("Support", "A safer device"),
        "",
        (
            translate(
                "Support", "One that the other person never had in their hands: a friend’s, a library’s, one at work."
            ),
            translate("Support", "Do not sign in there with accounts whose password they know or could guess."),
            translate(
                "Support",
                "If you think that your own is watched, leave it as it is for now. Cleaning it can be noticed, and "
                "can wipe out proof. Ask somebody about it from the safer one first.",
            ),
        ),
    )


def friend() -> Part:
    """Return what a friend can do."""
    return Part(
        "friend",
        translate("Support", "A friend can do a lot"),
        "",
        (
            translate("Support", "Sit beside you while you call, or make the call and pass you the phone."),
            translate("Support", "Keep things for you: the recovery code, copies of papers, a bag, a key."),
            translate("Support", "Know a word that means “come”, or “call somebody for me”."),
            translate("Support", "Just hear it. One sentence is enough to begin: “Something at home is not right.”"),
        ),
    )
