"""The words in which a kind of business is declared. No kind is named here."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from counter.casetypes.conditions import ALWAYS, Condition
from counter.text import Text
from counter.values.clerk import Right

QuestionKind = Literal[
    "text",  # one line
    "name",  # a person's or firm's name: any character of GB 18030-2022
    "identity",  # an identity paper's number, checked by the answer to `id_kind` beside it
    "uscc",  # unified social credit code (GB 32100-2015)
    "phone",
    "country",  # ISO 3166 alpha-2
    "choice",
    "count",  # a whole number, 1 to `most`
    "date",
    "day_ahead",  # a date that may lie ahead: until when a document is valid
    "pinyin",  # a name in capitals as the document in hand spells it; proposed from the holder's
    "address",  # several lines
    "post_address",  # where a parcel goes: taken apart into its divisions while it is typed
]
Group = Literal["who", "matter", "delivery", "piece"]
Verb = Literal[
    "accept",
    "hand_over",
    "post",
    "post_back",
    "examine",  # the checks at the window are told with it
    "seal",  # the result's sticker numbers are recorded, piece by piece
    "remake",  # a result is void, before a second person
    "send_out",  # goes outside with a consignment, on a list
    "bring_back",  # comes back from outside, whole or in part
    "card",  # the card is ordered once every economy has answered
    "early_card",  # the card is ordered for the economies that have agreed so far
    "card_arrived",  # the card is here, with its number, its last day and its economies
    "cancel_card",  # the card's end is noted, with what became of it
    "note_passport",  # an open application follows its holder to another passport
    "note_verbale",  # the note to the consulate is read over, mended and drawn
    "visas",  # what each person of a group got; the case goes on when nobody waits any more
]


@dataclass(frozen=True)
class Choice:
    """One answer of a closed question."""

    code: str
    title: Text


@dataclass(frozen=True)
class Question:
    """Something the clerk asks at the window.

    `group` says where it stands in the form (`piece`: once for each certificate or traveller);
    `keep` names the column that holds the answer where it is counted, sorted or searched;
    everything else rides in the case's answers. `default` is the commonest answer.
    """

    code: str
    title: Text
    kind: QuestionKind
    group: Group = "matter"
    choices: tuple[Choice, ...] = ()
    when: Condition = ALWAYS
    required: bool = True
    default: object = None
    keep: str | None = None
    most: int = 99
    hint: Text | None = None


@dataclass(frozen=True)
class Measure:
    """The unit in which a kind is counted; units are never added together.

    `counts` is a piece question whose answers are summed, or None: the pieces themselves.
    """

    code: str
    unit: Text
    counts: str | None = None


CASES = Text("件", "cases")


@dataclass(frozen=True)
class Step:
    """Where a case may stand. `stage` groups steps for the queue and its colours."""

    code: str
    title: Text
    stage: Literal["received", "waiting", "working", "outside", "ready", "done", "ended"]


@dataclass(frozen=True)
class Move:
    """A way from one step to another.

    `when` looks at the case's answers together with `route` and `delivery`; `asks` is what the
    clerk must tell; `figure` is the figure of the day that the move adds the case's units to;
    `clock` says what it does to the promised day; `paper` names the paper that it queues.
    `verb` names the journey's own verb where the move needs more than a click (a hand-over asks
    who takes it, a posting needs a manifest); such a move is not made by `moves.advance`.
    """

    start: tuple[str, ...]
    code: str
    title: Text
    to: str
    right: Right = Right.ADVANCE
    when: Condition = ALWAYS
    asks: tuple[Question, ...] = ()
    figure: str | None = None
    clock: Literal["start", "pause", "resume", "stop"] | None = None
    paper: str | None = None
    needs_payment: bool = False
    verb: Verb | None = None


@dataclass(frozen=True)
class Workflow:
    """All steps and moves of a kind; the first step is where a received case begins."""

    steps: tuple[Step, ...]
    moves: tuple[Move, ...]

    def step(self, code: str) -> Step:
        """The step with this code (`KeyError`: the books name a step that no program knows)."""
        for step in self.steps:
            if step.code == code:
                return step
        raise KeyError(code)

    def move(self, start: str, code: str) -> Move | None:
        """The move `code` from the step `start`, if there is one."""
        for move in self.moves:
            if move.code == code and start in move.start:
                return move
        return None

    def from_step(self, start: str) -> tuple[Move, ...]:
        """Every move from `start`, the usual one first."""
        return tuple(move for move in self.moves if start in move.start)


@dataclass(frozen=True)
class CaseType:
    """A kind of business (事项).

    `letters` begin its case numbers, `digits` stand for it in a tag; both are for ever.
    `code` names it in rule rows, on the command line and in exports. `sections` name what the
    case's card offers beside moves, papers and money (`ui/progress/sections.py` shows them).
    """

    code: str
    letters: str
    digits: str
    title: Text
    measure: Measure
    questions: tuple[Question, ...]
    workflow: Workflow
    piece: Text  # what one line of the form is: a certificate, a traveller
    piece_summary: tuple[str, ...] = field(default=())  # piece answers that name it on paper
    sections: tuple[str, ...] = ()
    hurried_at: tuple[str, ...] = ()  # the steps at which 平件 may still become 急件
    doubled_at: tuple[str, ...] = ()  # the steps at which 单认证 may still become 双认证
    case_unit: Text = CASES
    makes: Measure | None = None  # what it makes besides, counted apart and never added

    def asked(self, group: Group) -> tuple[Question, ...]:
        """The questions of one part of the form."""
        return tuple(question for question in self.questions if question.group == group)

    def question(self, code: str) -> Question:
        """The question with this code (`KeyError` where it is not asked)."""
        for question in self.questions:
            if question.code == code:
                return question
        raise KeyError(code)
