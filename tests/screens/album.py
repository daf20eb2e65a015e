"""What is photographed, scene by scene; which of them an empty hall shows too."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.screens.ahead import prereview
from tests.screens.balance import balance
from tests.screens.batches import batches
from tests.screens.camera import Camera
from tests.screens.card_scenes import cards
from tests.screens.checks import checks
from tests.screens.closing import closing
from tests.screens.custody import custody
from tests.screens.mail_panels import mail_panels
from tests.screens.mailroom import packing
from tests.screens.notaries import notaries
from tests.screens.outside import batches_outside, money_midway
from tests.screens.printing import print_tray
from tests.screens.rules import due_days, letters, rule_book
from tests.screens.scenes import cases, intake, round_trip
from tests.screens.sealing import sealing
from tests.screens.sections import blanks, country, sections
from tests.screens.shelf import shelf
from tests.screens.statistics import statistics
from tests.screens.telling import telling
from tests.screens.visas import visas


@dataclass(frozen=True)
class Scene:
    """A name to ask for it by, what is done before the camera, and whether it needs cases."""

    name: str
    play: Callable[[Camera], None]
    in_empty: bool = False


SCENES = (
    Scene("places", round_trip, in_empty=True),
    Scene("custody", custody, in_empty=True),
    Scene("rules", rule_book, in_empty=True),
    Scene("letters", letters),
    Scene("blanks", blanks, in_empty=True),
    Scene("batches", batches, in_empty=True),
    Scene("outside", batches_outside, in_empty=True),
    Scene("shelf", shelf, in_empty=True),
    Scene("packing", packing, in_empty=True),
    Scene("sealing", sealing, in_empty=True),
    Scene("mail-panels", mail_panels),
    Scene("notaries", notaries),
    Scene("printing", print_tray, in_empty=True),
    Scene("days", due_days),
    Scene("country", country),
    Scene("intake", intake),
    Scene("prereview", prereview),
    Scene("cases", cases),
    Scene("sections", sections),
    Scene("money", money_midway),
    Scene("checks", checks),
    Scene("cards", cards),
    Scene("visas", visas),
    Scene("statistics", statistics, in_empty=True),
    Scene("telling", telling, in_empty=True),
    Scene("closing", closing, in_empty=True),
    Scene("balance", balance),  # last: it takes a certificate away
)
