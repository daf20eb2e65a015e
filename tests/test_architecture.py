"""Who may import whom. The table is the architecture; README.md draws it.

A row is a folder or file and what it may import of the project besides itself; the longest row
that fits a file counts. WORD is one of the six journeys, the same on both sides. Imports inside
functions and for type checking count like all others.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
WORDS = ("intake", "progress", "mailout", "dayclose", "queue", "settings")

# Each foundation imports those before it.
WORDS_OF_THE_HALL = "counter.text counter.errors counter.safe_write counter.values"
SHEETS = "counter.sheets"  # for those who take in tables
PICTURES = "counter.pictures"  # for those who take them in; the rest needs none
DECLARED = f"{WORDS_OF_THE_HALL} counter.casetypes counter.rules"
DESK = f"{DECLARED} counter.credentials counter.desk counter.outbox counter.second_person"
RESULTS = (
    "counter.intake.receipt counter.intake.visit_receipt counter.intake.prereview.slip counter.progress.slips"
    " counter.intake.mail_slip counter.mailout.papers"
    " counter.progress.custody.slips counter.intake.notary.slips"
    " counter.progress.visas.slips counter.progress.shelving.slips"
    " counter.settings.erasure.slip"
    " counter.intake.continuity.slips counter.settings.announcing.slips counter.queue.slips"
    " counter.dayclose.report.sheets"
)
JOURNEYS = " ".join(f"counter.{word}" for word in WORDS)

MAY_IMPORT = {
    "resources": "counter.text counter.errors",
    "counter.text": "",
    "counter.errors": "counter.text",
    "counter.safe_write": "counter.text counter.errors",
    "counter.sheets": "counter.text counter.errors",
    "counter.pictures": "counter.text counter.errors counter.pdfium",
    "counter.values": WORDS_OF_THE_HALL,
    "counter.casetypes": WORDS_OF_THE_HALL,
    "counter.rules": f"{DECLARED} resources",
    "counter.store": DECLARED,
    "counter.desk": f"{DECLARED} counter.store",
    "counter.credentials": f"{DECLARED} counter.store",
    "counter.second_person": f"{DECLARED} counter.credentials counter.desk",
    "counter.outbox": f"{DECLARED} counter.store counter.desk",
    "counter.sending": f"{DECLARED} counter.store counter.desk counter.outbox",
    "counter.WORD": f"{DESK} counter.store {PICTURES} {SHEETS}",
    "counter.intake.remote": f"{DESK} counter.store resources",  # the page is put together
    # what goes back to a notary office goes by the moves of its cases
    "counter.intake.notary": f"{DESK} counter.store counter.intake counter.progress.moves {SHEETS}",
    # posting is a move; carriers send tables
    "counter.mailout": f"{DESK} counter.store counter.progress.moves {SHEETS}",
    "counter.pdfium": "",
    "counter.papers": (
        f"{WORDS_OF_THE_HALL} {RESULTS} counter.dayclose.figures counter.dayclose.anchor"
        " counter.dayclose.balance.figures"
        " counter.dayclose.open_work counter.dayclose.period_totals"
        " counter.dayclose.shift.figures counter.dayclose.shift.x_report"
        " counter.pdfium resources.fonts"
    ),
    "counter.papers.sheet_types": f"{WORDS_OF_THE_HALL} resources",  # a table of sheets
    "counter.practice": f"{DESK} counter.store {JOURNEYS} counter.papers {PICTURES}",
    # a carrier sends tables
    "counter.practice.carrier": f"{DESK} counter.store {JOURNEYS} {SHEETS} counter.practice",
    "counter.commands": f"{DESK} counter.store {JOURNEYS} counter.papers counter.pdfium "
    f"counter.practice {PICTURES} {SHEETS}",
    "counter.commandline": "counter.errors counter.text counter.commands",
    "ui.kit": f"{DESK} counter.sending counter.queue.history counter.papers.register resources",
    "ui.WORD": f"{DESK} counter.WORD counter.queue counter.papers {PICTURES} ui.kit",
    # several papers on one sheet: it writes down itself that they are on their way
    "ui.mailout.sheet_panel": f"{DESK} counter.sending counter.mailout counter.papers ui.kit",
    # all that one case may need
    "ui.progress": f"{DESK} counter.sending {JOURNEYS} counter.papers {PICTURES} ui.kit",
    "ui": f"{DESK} counter.sending {JOURNEYS} counter.papers ui",  # the window, its rail and head
    "ui.app": f"{DESK} {JOURNEYS} counter.store counter.papers counter.practice resources ui",
    "main": "counter.commandline counter.errors ui.app ui.pictures",
}
ONLY_IN = {  # a library, or a module of Python's: where it may be imported
    "PySide6": "ui",
    "shiboken6": "ui",
    "peewee": f"counter.store counter.outbox counter.sending {JOURNEYS}",
    "playhouse": "counter.store",
    "sqlcipher3": "counter.store counter.settings.safekeeping",
    "reportlab": "counter.papers",
    "python_calamine": SHEETS,
    "xlrd": SHEETS,
    "PIL": f"{PICTURES} counter.papers.proof",  # proof: the name of what it draws
    "pi_heif": PICTURES,
    "pypdfium2": f"{PICTURES} counter.pdfium counter.papers.proof",
    "pypdf": "counter.papers.glyphs counter.papers.offset",
    "zxingcpp": f"{PICTURES} counter.papers.proof",
    # locks, no threads, outside of the window
    "threading": "ui.kit.background counter.papers.faces counter.pdfium",
    "concurrent": "resources.fonts",
}
ONLY_SAID_IN = {  # a pattern of code: where it may stand
    r"\.now\(|\.today\(\)|\.utcnow\(|\btime\.time\(": "ui.app counter.commands",
    r"except( Base)?( ?Exception)?( as \w+)?:": "ui.kit.background main",
}


def _name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


FILES = {
    _name(path): ast.parse(path.read_text("utf-8"))
    for place in ("main.py", "counter/**/*.py", "ui/**/*.py", "resources/**/*.py")
    for path in sorted(ROOT.glob(place))
}


def _lies_in(name: str, places: str) -> bool:
    return any(name == place or name.startswith(f"{place}.") for place in places.split())


def _imports(name: str) -> Iterator[str]:
    """What the file imports: a module of ours by its full name, of others as written."""
    for node in ast.walk(FILES[name]):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name}: write imports in full"
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                yield whole if whole in FILES else str(node.module)


def _allowed(name: str) -> str:
    """The longest row that fits, with the WORD filled in, and the file's own folder."""
    word = next((part for part in name.split(".")[1:2] if part in WORDS), "WORD")
    rows = {row.replace("WORD", word): places for row, places in MAY_IMPORT.items()}
    rows |= {row: MAY_IMPORT[row] for row in MAY_IMPORT if "WORD" not in row}
    row = max((row for row in rows if _lies_in(name, row)), key=len)
    return f"{row} {rows[row].replace('WORD', word)}"


@pytest.mark.parametrize("name", sorted(set(FILES) - {"counter"}))
def test_a_file_imports_only_what_its_row_allows(name: str) -> None:
    ours = {module for module in _imports(name) if _lies_in(module, "counter ui resources main")}
    ours.discard("counter")  # the version
    assert {module for module in ours if not _lies_in(module, _allowed(name))} == set()
    strangers = {
        library
        for library in {module.partition(".")[0] for module in _imports(name)}
        if library in ONLY_IN and not _lies_in(name, ONLY_IN[library])
    }
    assert strangers == set()


def test_no_imports_run_in_a_circle() -> None:
    graph = {name: set(_imports(name)) & set(FILES) for name in FILES}
    TopologicalSorter(graph).prepare()  # CycleError names the circle


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_file_says_what_it_is_and_so_does_each_public_function(name: str) -> None:
    tree = FILES[name]
    assert ast.get_docstring(tree), "no docstring opens the file"
    classes = [node for node in _public(tree) if isinstance(node, ast.ClassDef)]
    parents: list[ast.Module | ast.ClassDef] = [tree, *classes]
    inside = [node for parent in parents for node in _public(parent)]
    functions = [node for node in inside if isinstance(node, ast.FunctionDef)]
    both: list[ast.ClassDef | ast.FunctionDef] = [*classes, *functions]
    if ".migrations." not in name:  # frozen copies of tables, told where the tables are
        assert [node.name for node in both if not _is_told(node)] == []
    assert [node.name for node in functions if node.returns is None] == []


def _public(parent: ast.Module | ast.ClassDef) -> Iterator[ast.ClassDef | ast.FunctionDef]:
    for node in parent.body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_"):
            yield node


def _is_told(node: ast.ClassDef | ast.FunctionDef) -> bool:
    """Its docstring tells, or Qt does (`rowCount`, `paint`), or its protocol's."""
    is_qts = re.fullmatch(r"[a-z]+[A-Z]\w*|paint", node.name) is not None
    return is_qts or ast.unparse(node.body[-1]) == "..." or ast.get_docstring(node) is not None


@pytest.mark.parametrize(("words", "places"), ONLY_SAID_IN.items())
def test_the_clock_is_given_and_errors_are_not_swallowed(words: str, places: str) -> None:
    said = {name for name, tree in FILES.items() if re.search(words, ast.unparse(tree))}
    assert {name for name in said if not _lies_in(name, places)} == set()
