# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The tour: the real app in a throw-away profile, walked by clicks and keys alone, with a picture of every screen.

python -m tests.journeys.tour FOLDER
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView, QTableView

from tests.journeys import ways
from tests.journeys.hands import Hands
from tests.journeys.ways import Moment
from waterline import bootstrap

CONTROL = Qt.KeyboardModifier.ControlModifier

LATE = Moment(
    feelings=("jealous", "anxious", "left_out"),
    intensity=8,
    body=("chest", "stomach"),
    what_happened="The plan was home by one. At four the key turned. No message in between.",
    triggers=("plan_changed", "silence_or_distance"),
    person="Rue",
    layers=("I lay there waiting again", "I am the one who always fits in", "I am not sure I come first"),
    iceberg=("fear", "unmet_need"),
    fears=("slipping_down",),
    needs=("reassurance", "clarity"),
    root="I’m afraid of slipping down the list, and I need to be told when a plan changes.",
    triage="both",
    next_step="request",
    next_words="When it gets later than one, would you be willing to send me one line?",
    intensity_after=5,
)
OTHERS = (
    Moment(
        feelings=("envious",),
        fears=("not_enough",),
        needs=("affection",),
        triage="inside",
        root="I felt plain beside her.",
    ),
    Moment(feelings=("anxious",), intensity=6, fears=("being_left",), needs=("reassurance",), triage="inside"),
    Moment(
        feelings=("left_out", "sad"),
        intensity=5,
        what_happened="They told the story together, and I was not in it.",
        fears=("slipping_down",),
        needs=("time",),
        triage="inside",
        intensity_after=3,
    ),
    Moment(
        feelings=("angry", "lied_to"),
        intensity=9,
        what_happened="We had agreed to tell each other first. I read it in the group chat.",
        fears=("shut_out",),
        needs=("clarity",),
        triage="between",
    ),
    Moment(
        feelings=("jealous",),
        intensity=7,
        what_happened="A photo of the two of them at our place by the lake.",
        fears=("slipping_down",),
        needs=("reassurance",),
        triage="cannot_tell",
    ),
    Moment(
        feelings=("sad",),
        intensity=4,
        what_happened="Third evening alone this week.",
        fears=("being_left", "not_enough"),
        needs=("time", "reassurance"),
        root="I’m short of evenings that are ours.",
        triage="inside",
    ),
)


class Tour:
    """Walks the app and numbers its pictures."""

    def __init__(self, hands: Hands, folder: Path) -> None:
        self._hands = hands
        self._folder = folder
        self._began = time.monotonic()
        self.pictures: list[Path] = []

    def picture(self, name: str, said: str) -> None:
        """Save a picture and say what was done to get here."""
        path = self._folder / f"{len(self.pictures) + 1:02}-{name}.png"
        self._hands.picture(path)
        self.pictures.append(path)
        print(f"{time.monotonic() - self._began:6.1f} s  {said}  → {path.name}", flush=True)

    def walk(self) -> None:
        """Take the whole main job, then the same screens in other looks."""
        self._first_run()
        self._one_moment()
        self._some_more()
        self._search()
        self._short_flow()
        self._request()
        self._right_now()
        self._patterns()
        self._course()
        self._beside()
        self._other_looks()

    def _first_run(self) -> None:
        hands = self._hands
        hands.see("limits_title")
        self.picture("limits", "Started: what it protects, and what it cannot")
        hands.click("onboarding_next")
        ways.choose_way(hands, ways.PASSPHRASE)
        self.picture("way-in", "Chose a passphrase")
        hands.click("onboarding_next")
        code = ways.read_code(hands)
        self.picture("recovery-code", "Wrote down the recovery code")
        hands.click("onboarding_next")
        hands.write("code_field", code)
        hands.click("onboarding_next")
        hands.see("ready_title")
        self.picture("ready", "Typed the code back")
        hands.click("onboarding_next")
        hands.see("now_page")
        self.picture("now-first", "Opened the new journal")

    def _one_moment(self) -> None:
        self._hands.click("begin_dig")
        names = iter(
            ("feeling", "what-happened", "layers", "iceberg", "fear", "need", "root", "triage", "next", "after")
        )
        ways.dig(self._hands, LATE, lambda: self.picture(f"dig-{next(names)}", "Answered a step of the dig"))
        self.picture("entry", "Kept the entry")

    def _some_more(self) -> None:
        for moment in OTHERS:
            self._hands.click("place_now")
            self._hands.click("begin_dig")
            ways.dig(self._hands, moment)
        self._hands.click("place_journal")
        self._hands.click("begin_dig")
        self._hands.write("feeling_words", "something about the party")
        self._hands.click("stop_here")
        self._hands.see("now_page")
        self.picture("now", "Stopped a dig midway: it waits as a draft")
        self._hands.click("place_journal")
        self._hands.see("journal_page")
        self.picture("journal", "Wrote a few more moments")

    def _right_now(self) -> None:
        hands = self._hands
        hands.click("right_now_button")
        hands.click("before_8")
        self.picture("right-now", "Opened Right now and said how strong it is")
        for tool in ("pause_timer", "paced_breath", "grounding", "unsent_message", "check_facts", "ride_the_wave"):
            hands.click(f"tool_{tool}")
            hands.see("tool_screen")
            self.picture(f"tool-{tool.replace('_', '-')}", "Took a tool")
            hands.click("tool_back")
        hands.click("right_now_after")
        hands.click("after_5")
        self.picture("right-now-after", "Said how strong it is afterwards")
        hands.click("after_stop")
        hands.see("entry_page")
        self.picture("right-now-entry", "Kept the moment")

    def _search(self) -> None:
        hands = self._hands
        hands.write("looking_field", "agreed")
        rows = hands.see("entries", QListView).model()
        hands.wait(lambda: rows.rowCount() == 1, "one entry holds the word")
        self.picture("search", "Looked for a word, as one types")
        hands.press(Qt.Key.Key_Escape)

    def _short_flow(self) -> None:
        hands = self._hands
        hands.choose_from("other_flows", "begin_hearts")
        hands.see("hearts_page")
        for chip in ("people_myself", "here_okay", "rituals_thin", "with_self_full", "chosen_rituals"):
            hands.click(chip)
        hands.write("what_happened", "Tea on the stairs every Thursday, just us.")
        self.picture("hearts", "Checked in with HEARTS")
        hands.click("flow_keep")
        hands.see("entry_page")

    def _request(self) -> None:
        hands = self._hands
        hands.click("place_requests")
        hands.click("new_request")
        hands.see("request_page")
        hands.write("request_rule", "Always tell me before you leave.")
        hands.write("request_ask", "text me by four when your plans change?")
        self.picture("request", "Turned a rule into a request")
        hands.click("request_safe_yes")
        self.picture("request-whole", "Read the whole request")
        hands.click("request_keep")
        hands.see("one_request_page")
        hands.click("place_requests")
        hands.see("requests_page")
        self.picture("requests", "Looked at what was asked")

    def _patterns(self) -> None:
        hands = self._hands
        hands.click("place_patterns")
        grid = hands.see("grid", QTableView)
        self.picture("patterns", "Looked at what keeps coming back")
        hands.click_cell(grid, *self._fullest(grid))
        hands.see("drill_down")
        self.picture("patterns-cell", "Opened the moments behind a number")

    @staticmethod
    def _fullest(grid: QTableView) -> tuple[int, int]:
        model = grid.model()
        places = [(row, column) for row in range(model.rowCount()) for column in range(model.columnCount())]
        shown = {place: str(model.index(*place).data(Qt.ItemDataRole.DisplayRole)) for place in places}
        return max(places, key=lambda place: int(shown[place]) if shown[place].isdigit() else 0)

    def _course(self) -> None:
        hands = self._hands
        hands.click("place_course")
        hands.see("contents_title")
        self.picture("course", "Opened the course")
        hands.click_line("iceberg")
        hands.see("section_title")
        self.picture("section", "Read a section")
        hands.click("iceberg/diagram-iceberg_picture_fear")
        self.picture("iceberg", "Touched a part of the iceberg")
        hands.click("iceberg/exercise-map_moment_button")
        hands.see("iceberg_step")
        hands.click("stop_here")
        hands.see("section_title")
        self.picture("back-in-the-section", "Tried the exercise, stopped, and came back to the same line")

    def _beside(self) -> None:
        hands = self._hands
        hands.click("support_button")
        hands.see("support_page")
        self.picture("support", "Opened Support")
        hands.click("place_settings")
        hands.see("settings_page")
        self.picture("settings", "Opened Settings")
        hands.click("settings_privacy")
        hands.see("privacy_page")
        self.picture("privacy", "Opened what is protected, and from whom")

    def _other_looks(self) -> None:
        hands = self._hands
        for mode in ("dark", "contrast"):
            hands.click("place_settings")
            hands.click(f"settings_mode_{mode}")
            self._four_screens(mode)
        hands.click("place_settings")
        hands.click("settings_mode_light")
        for _ in range(10):
            hands.press(Qt.Key.Key_Plus, CONTROL)
        self._four_screens("200-percent")
        hands.press(Qt.Key.Key_0, CONTROL)
        hands.click("lock_button")
        hands.see("unlock_page")
        self.picture("locked", "Locked: nothing shows any more")

    def _four_screens(self, look: str) -> None:
        hands = self._hands
        hands.click("place_now")
        self.picture(f"now-{look}", f"Looked at it in {look}")
        hands.click("begin_dig")
        hands.see("name_step")
        self.picture(f"dig-{look}", f"Looked at it in {look}")
        hands.click("place_patterns")
        hands.see("grid")
        self.picture(f"patterns-{look}", f"Looked at it in {look}")
        hands.click("place_course")
        hands.click_line("iceberg")
        hands.see("section_title")
        hands.click("iceberg/diagram-iceberg_picture_comparison")
        self.picture(f"section-{look}", f"Looked at it in {look}")


def main() -> int:
    """Take the tour and leave by Quick exit."""
    folder = Path(sys.argv[1])
    for old in folder.glob("*.png"):
        old.unlink()
    with tempfile.TemporaryDirectory(prefix="waterline-tour-") as profile:
        app = bootstrap.application()
        program = bootstrap.build(app, bootstrap.door_of(bootstrap.profile_files(Path(profile))))
        left: list[bool] = []
        program.gate.left.connect(lambda: left.append(True))
        program.window.show()
        program.window.activateWindow()
        program.gate.start()
        hands = Hands(lambda: program.window)
        tour = Tour(hands, folder)
        tour.walk()
        QTest.keyClick(program.window, Qt.Key.Key_X, CONTROL | Qt.KeyboardModifier.ShiftModifier)
        print(f"Quick exit: {'gone' if not program.window.isVisible() else 'STILL THERE'}")
        hands.wait(lambda: left, "the journal closes")
        program.quick_exit.finished()
        program.desk.stop()
    print(f"{len(tour.pictures)} pictures are in {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
