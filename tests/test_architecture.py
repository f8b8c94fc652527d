"""The house rules of the package: one-way imports, a light face, short files and functions, telling names."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

import factcheck

PACKAGE = Path(factcheck.__file__).parent  # of the source tree, or as installed from the wheel

#: floor -> its rooms; an import runs to a lower floor only, and rooms of one floor are strangers to each other
FLOORS: dict[str, frozenset[str]] = {
    "ground": frozenset({"datatypes", "errors", "passages", "words"}),
    "data": frozenset({"lexicon"}),
    "expressions": frozenset({"quantities", "moments", "sameness", "calibration"}),
    "phrases": frozenset({"acts"}),
    "steps": frozenset(
        """articles readers sentences speakers mentions roles claims pairs verdicts participants decisions reports
        models excerpts comparisons suppressions references facts earlier""".split()
    ),
    "pages": frozenset({"formats"}),
    "records": frozenset({"baselines", "changes", "settings", "results"}),
    "sieve": frozenset({"filters"}),
    "conductor": frozenset({"street"}),
    "desk": frozenset({"checker", "explanations"}),
    "workshop": frozenset({"train"}),
    "porch": frozenset({"arguments", "inputs", "terminal", "runs"}),  # parts of the command line
    "doors": frozenset({"cli", "testing", "batch", "pytest_plugin", "__main__"}),
}
FLOOR_OF = {room: floor for floor, rooms in FLOORS.items() for room in rooms}
HEIGHT = {floor: height for height, floor in enumerate(FLOORS)}
FACE = "factcheck"

#: neighbours that may know each other all the same
NEIGHBOURS = {
    ("datatypes", "passages"),
    ("words", "datatypes"),
    ("__main__", "cli"),
    ("cli", "batch"),
}
#: arrows that run upwards, on purpose and only inside a function: Report.to_html() and its like
LAZY = {("reports", "formats")}

HEAVY = frozenset({"torch", "transformers", "numpy", "safetensors", "tokenizers", "onnxruntime", "trafilatura", "ray"})


class Arrow(NamedTuple):
    """An import of one room by another."""

    source: str
    target: str
    file: str
    line: int
    lazy: bool
    names: tuple[str, ...]

    @property
    def where(self) -> str:
        return f"{self.file}:{self.line}: {self.source} -> {self.target}"


@cache
def trees() -> dict[Path, ast.Module]:
    return {path: ast.parse(path.read_text(encoding="utf-8"), str(path)) for path in sorted(PACKAGE.rglob("*.py"))}


def room_of(path: Path) -> str:
    """The room that a file belongs to; ``factcheck/__init__.py`` is the face."""
    first = path.relative_to(PACKAGE).parts[0]
    return FACE if first == "__init__.py" else first.removesuffix(".py")


def imports(path: Path, tree: ast.Module) -> Iterator[tuple[str, tuple[str, ...], int, bool]]:
    """Absolute module, names, line, and whether the import stands inside a function."""
    inner = {id(n) for f in ast.walk(tree) if isinstance(f, ast.FunctionDef) for n in ast.walk(f) if n is not f}
    package = ("factcheck", *path.relative_to(PACKAGE).parts[:-1])
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, (), node.lineno, id(node) in inner
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join([*above, *([node.module] if node.module else [])])
            yield module, tuple(alias.name for alias in node.names), node.lineno, id(node) in inner


def arrows_of(path: Path, tree: ast.Module) -> Iterator[Arrow]:
    """Imports between rooms; ``from factcheck import claims`` counts as one of the room ``claims``."""
    source, file = room_of(path), str(path.relative_to(PACKAGE.parent))
    for module, names, line, lazy in imports(path, tree):
        parts = module.split(".")
        if parts[0] != "factcheck":
            continue
        rooms = [parts[1]] if len(parts) > 1 else [n if n in FLOOR_OF else FACE for n in names] or [FACE]
        for target in dict.fromkeys(rooms):
            if target != source:
                yield Arrow(source, target, file, line, lazy, names)


def fault(arrow: Arrow) -> str | None:
    """What is wrong with an arrow, or ``None``."""
    source, target = FLOOR_OF.get(arrow.source), FLOOR_OF.get(arrow.target)
    if arrow.target == FACE:
        version_only = arrow.lazy and arrow.names == ("__version__",)
        return None if source in {"porch", "doors"} or version_only else "only doors come in by the face"
    if target is None:
        return "leads to a room that stands on no floor"
    if target == "doors" and (arrow.source, arrow.target) not in NEIGHBOURS:
        return "nobody imports a door"
    if arrow.source == FACE:
        return "the face does not show the workshop" if target == "workshop" else None
    if (arrow.source, arrow.target) in NEIGHBOURS or ((arrow.source, arrow.target) in LAZY and arrow.lazy):
        return None
    if source == "workshop":
        return (
            None
            if target == "ground" or arrow.target in {"models", "calibration"}
            else "train knows only the ground and models"
        )
    if target == "workshop":
        return "nobody imports the workshop"
    return None if HEIGHT[source or "ground"] > HEIGHT[target] else "runs upwards or to a neighbour"


def test_every_room_stands_on_a_floor() -> None:
    rooms = {room_of(path) for path in trees()} - {FACE}
    assert rooms <= set(FLOOR_OF), f"give these a floor in {Path(__file__).name}: {sorted(rooms - set(FLOOR_OF))}"


def test_imports_run_down_the_ladder() -> None:
    arrows = [arrow for path, tree in trees().items() for arrow in arrows_of(path, tree)]
    assert arrows
    faults = [f"{arrow.where}: {why}" for arrow in arrows if (why := fault(arrow))]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(
    ("file", "code", "why"),
    [
        ("claims.py", "from factcheck.pairs import propose", "neighbour"),
        ("claims.py", "from factcheck import pairs", "neighbour"),
        ("claims.py", "def f():\n    from .checker import Checker", "upwards"),
        ("readers/html.py", "from ..articles import read", "neighbour"),
        ("lexicon/__init__.py", "import factcheck.roles", "upwards"),
        ("datatypes.py", "from factcheck.lexicon import tables", "upwards"),
        ("checker.py", "from factcheck.cli import main", "door"),
        ("checker.py", "from factcheck.train import data", "workshop"),
        ("train/fit.py", "from factcheck.claims import extract", "train knows"),
        ("reports.py", "from factcheck.formats import wire", "upwards"),
        ("pairs.py", "import factcheck", "face"),
        ("__init__.py", "from factcheck import cli", "door"),
    ],
)
def test_a_wrong_arrow_is_seen(file: str, code: str, why: str) -> None:
    (arrow,) = arrows_of(PACKAGE / file, ast.parse(code))
    assert why in (fault(arrow) or "no fault")


@pytest.mark.parametrize(
    ("file", "code"),
    [
        ("claims.py", "from factcheck.datatypes import Claim"),
        ("roles.py", "from .lexicon import tables"),
        ("reports.py", "def f():\n    from factcheck.formats import wire"),
        ("train/fit.py", "from ..models import load"),
        ("cli.py", "from factcheck import __version__"),
        ("checker.py", "from factcheck import claims"),
        ("__init__.py", "from factcheck.checker import Checker"),
    ],
)
def test_a_right_arrow_passes(file: str, code: str) -> None:
    (arrow,) = arrows_of(PACKAGE / file, ast.parse(code))
    assert fault(arrow) is None


def test_numeric_libraries_stay_in_models_and_train() -> None:
    found = [
        f"{path.relative_to(PACKAGE)}:{line}: {module}"
        for path, tree in trees().items()
        for module, _, line, lazy in imports(path, tree)
        if module.split(".")[0] in HEAVY and room_of(path) not in {"models", "train"} and not lazy
    ]
    assert not found, "\n".join(found)


def test_the_package_imports_neither_tests_nor_benchmarks() -> None:
    modules = {module.split(".")[0] for path, tree in trees().items() for module, *_ in imports(path, tree)}
    assert not modules & {"tests", "benchmarks", "hypothesis"}


# --- the face --------------------------------------------------------------------------------------------------------


def test_all_is_what_can_be_imported() -> None:
    import factcheck

    public = set(factcheck.__all__)
    missing = [name for name in public if not hasattr(factcheck, name)]
    assert not missing, f"__all__ promises {missing}"
    assert len(public) == len(factcheck.__all__), "__all__ names something twice"
    submodules = {path.stem for path in PACKAGE.iterdir()}
    own = {name for name in vars(factcheck) if name[0] not in "_@"} - {"annotations", "TYPE_CHECKING", "Any"}
    stray = own - public - submodules
    assert not stray, f"importable, but not in __all__: {sorted(stray)}"


def test_the_face_has_the_names_of_the_contract() -> None:
    import factcheck

    promised = {"Article", "Checker", "Claim", "Contradiction", "NliModel", "Probs", "Report", "Span"}
    promised |= {"check", "load_model", "split_claims"}
    assert promised <= set(factcheck.__all__)


# --- the import budget: modules loaded; the CPU time is told by `python -m benchmarks imports` -----------------------


def loaded_by(statement: str) -> set[str]:
    """Modules that a fresh interpreter has loaded after ``statement`` and had not before."""
    code = f"import sys, json; before = set(sys.modules); {statement}; print(json.dumps([*set(sys.modules) - before]))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=PACKAGE.parent, capture_output=True, text=True, check=True, timeout=60
    )
    modules: list[str] = json.loads(done.stdout)
    return set(modules)


#: standard library modules that cost more than they are worth on the way in
SLOW_STDLIB = frozenset(
    """asyncio concurrent ctypes email http importlib.metadata multiprocessing socket sqlite3 ssl unittest
    urllib.request xml""".split()
)


@pytest.mark.parametrize(
    ("statement", "limit"),
    [
        ("import factcheck", 60),
        ("import factcheck.cli", 90),
        ("from factcheck import *", 100),  # the names are there before any model is
    ],
)
def test_import_is_light(statement: str, limit: int) -> None:
    if "cli" in statement and not (PACKAGE / "cli.py").exists():
        pytest.skip("no cli yet")
    modules = loaded_by(statement)
    tops = {name.split(".")[0] for name in modules}
    stdlib = {name for name in modules if name.split(".")[0] in sys.stdlib_module_names}
    assert not tops & HEAVY
    assert tops - sys.stdlib_module_names <= {"factcheck", "regex"}
    assert not {name for name in stdlib if name in SLOW_STDLIB}
    assert len(stdlib) <= limit, f"{len(stdlib)} modules of the standard library: {sorted(stdlib)}"


# --- size and names --------------------------------------------------------------------------------------------------

FILE_LINES, FUNCTION_LINES = 260, 45
EMPTY_NAMES = frozenset("util utils helper helpers core common misc base tools stuff shared lib types json".split())


def test_files_are_short() -> None:
    lengths = {str(p.relative_to(PACKAGE)): len(p.read_text(encoding="utf-8").splitlines()) for p in trees()}
    long = [f"{name} has {lines} lines" for name, lines in lengths.items() if lines > FILE_LINES]
    assert not long, "\n".join(long)


def body_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines from ``def`` to the end, docstring not counted."""
    first = function.body[0]
    doc = ast.get_docstring(function, clean=False) is not None
    return (function.end_lineno or 0) - function.lineno + 1 - ((first.end_lineno or 0) - first.lineno + 1 if doc else 0)


def test_functions_are_short() -> None:
    long = [
        f"{path.relative_to(PACKAGE)}:{node.lineno}: {node.name} has {lines} lines"
        for path, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and (lines := body_lines(node)) > FUNCTION_LINES
    ]
    assert not long, "\n".join(long)


def test_files_are_named_by_what_they_make() -> None:
    named = {part.removesuffix(".py") for path in trees() for part in path.relative_to(PACKAGE).parts}
    assert not named & EMPTY_NAMES


def test_nothing_runs_code_that_it_reads() -> None:
    """No eval, exec, pickle or shell, whatever a draft, a model or a cache holds."""
    forbidden = {"eval", "exec", "compile", "__import__", "os.system", "os.popen", "pickle", "marshal", "shelve"}
    faults = []
    for path, tree in trees().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                called = ast.unparse(node.func)
                shell = any(word.arg == "shell" for word in node.keywords)
                if called in forbidden or shell:
                    faults.append(f"{path.name}:{node.lineno}: {called}")
            elif isinstance(node, ast.Import | ast.ImportFrom):
                names = {getattr(node, "module", None), *(alias.name for alias in node.names)}
                faults += [f"{path.name}:{node.lineno}: {name}" for name in names & forbidden]
    assert faults == []
