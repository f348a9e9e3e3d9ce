"""How the house is kept: who may import whom, what every module says of itself, and what is never committed."""

import ast
import re
import subprocess
import tomllib
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "recovery_docs"
PYTHON = [
    path for folder in ("src", "tests", "scripts", "benchmarks") for path in sorted((ROOT / folder).rglob("*.py"))
]
TEXT = (".py", ".md", ".toml", ".yaml", ".yml", ".csv", ".json", ".po", ".txt", ".cfg", ".ini", ".sh", "")


@cache
def rooms() -> list[str]:
    """The rooms in the order in which docs/architecture.md lets facts flow."""
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if line.startswith("`errors, messages, money, value_class →"))
    return [name for step in line.strip("`").split("→") for name in re.findall(r"\w+", step)]


def _room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@cache
def _public() -> dict[str, str]:
    """The public names with the module that each comes from; `cli` asks the package itself for them."""
    stub = (PACKAGE / "__init__.pyi").read_text(encoding="utf-8")
    return {name: f"recovery_docs.{module}" for module, name in re.findall(r"from \.([\w.]+) import (\w+) as", stub)}


def _imports(path: Path) -> Iterator[tuple[int, str]]:
    """Line and room of every import of this package, wherever in the file it stands."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            module = node.module or ""
            names = [_public().get(one.name, f"{module}.{one.name}") for one in node.names]
            names = names if module == "recovery_docs" else [module]
        elif isinstance(node, ast.Import):
            names = [one.name for one in node.names]
        else:
            continue
        for name in names:
            first, *rest = name.split(".")
            if first == "recovery_docs" and rest and rest[0] != "__version__":
                yield node.lineno, rest[0]


def test_every_room_has_its_place_in_the_order() -> None:
    found = {_room(path) for path in PACKAGE.rglob("*.py")} - {"__init__", "__main__"}
    assert found == set(rooms())


def test_every_folder_stands_on_the_page_and_holds_a_room_full_at_most() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    folders = {path.parent for path in PACKAGE.rglob("*.py")} - {PACKAGE}
    unnamed = [
        str(one.relative_to(PACKAGE)) for one in folders if f"`{one.relative_to(PACKAGE).as_posix()}`" not in page
    ]
    crowded = [str(one.relative_to(PACKAGE)) for one in folders if len(list(one.glob("*.py"))) > 18]
    assert (sorted(unnamed), sorted(crowded)) == ([], [])


def test_the_files_that_the_page_names_are_there() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    table = page.partition("## Where to find what")[2].partition("## ")[0]
    for row in table.splitlines()[4:]:
        if not row.startswith("|"):
            continue
        folders, _, examples = (cell for cell in row.split("|")[1:4])
        for name in re.findall(r"`([\w/]+\.\w+)`", examples):
            assert [one for one in re.findall(r"`([\w/]+)`", folders) if list((PACKAGE / one).rglob(name))], name


FOUNDATION = ("errors", "messages", "money", "value_class")
"""These stand on one step, and import one another in this order from the right."""


@pytest.mark.parametrize("room", [*FOUNDATION, *dict.fromkeys(_room(path) for path in PACKAGE.glob("*/*.py"))])
def test_a_room_imports_only_what_stands_before_it(room: str) -> None:
    order = [*reversed(FOUNDATION), *rooms()[len(FOUNDATION) :]]
    allowed = {*order[: order.index(room) + 1]}
    files = [path for path in PACKAGE.rglob("*.py") if _room(path) == room]
    assert files
    wrong = [
        f"{path.relative_to(ROOT)}:{line} imports {other}"
        for path in files
        for line, other in _imports(path)
        if other not in allowed
    ]
    assert wrong == []


def test_rendering_knows_neither_law_nor_cases_nor_filings() -> None:
    known = {other for path in (PACKAGE / "rendering").rglob("*.py") for _, other in _imports(path)}
    assert known == {"rendering", "errors", "messages", "packages", "money", "shipped", "tree", "value_class"}


@pytest.mark.parametrize("room", ["law", "case", "ledger", "prerequisites", "filings", "rendering", "packet"])
def test_only_the_command_line_asks_the_clock_and_exits(room: str) -> None:
    asking = re.compile(r"\b(?:date\.today|datetime\.now|time\.time|sys\.exit|os\._exit|print)\(")
    wrong = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in (PACKAGE / room).rglob("*.py")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if asking.search(line)
    ]
    assert wrong == []


@pytest.mark.parametrize("room", ["case", "ledger", "law", "filings", "prerequisites", "intake", "money"])
def test_no_money_passes_through_a_float(room: str) -> None:
    wrong = []
    for path in PACKAGE.rglob("*.py"):
        if _room(path) != room:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            called = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "float"
            written = isinstance(node, ast.Constant) and isinstance(node.value, float)
            if called or written:
                wrong.append(f"{path.relative_to(ROOT)}:{node.lineno}")  # type: ignore[attr-defined]
    # A cell of a workbook gives a float; intake takes its shortest decimal at once, and no further room sees it.
    assert [place for place in wrong if "/intake/" not in place] == []


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path in PYTHON
        if path.stat().st_size and not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert silent == []


def test_no_room_is_a_lumber_room() -> None:
    names = {path.stem for path in PYTHON} | {path.name for path in PACKAGE.rglob("*") if path.is_dir()}
    assert names & {"utils", "util", "helpers", "common", "manager", "base", "misc"} == set()


@cache
def committed() -> tuple[Path, ...]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("not a git checkout")
    found = (ROOT / name for name in listed.stdout.decode().split("\0") if name)
    return tuple(path for path in found if path.is_file())


def test_no_fonts_archives_or_finished_papers_are_committed() -> None:
    refused = {
        ".ttf",
        ".otf",
        ".ttc",
        ".woff",
        ".woff2",
        ".pdf",
        ".zip",
        ".gz",
        ".whl",
        ".pyc",
        ".png",
        ".jpg",
        ".docm",
        ".db",
    }
    unwanted = [path for path in committed() if path.suffix.lower() in refused]
    # A picture of a finished page belongs to the manual; whatever else is a picture belongs nowhere.
    assert [str(path) for path in unwanted if (path.parent, path.suffix) != (ROOT / "docs", ".png")] == []
    words = {path.parent.parent for path in committed() if path.suffix == ".docx" and path.name != "clauses.docx"}
    assert words == {ROOT / "templates"}


def test_no_template_carries_a_font_a_macro_or_a_picture_of_somebody() -> None:
    for path in (ROOT / "templates").rglob("*.docx"):
        with zipfile.ZipFile(path) as archive:
            parts = archive.namelist()
        assert not [part for part in parts if re.search(r"fonts/|vbaProject|embeddings/|thumbnail", part)], path


MACHINE = re.compile(
    r"/home/\w|/root/|/Users/\w|C:\\Users|/tmp/|/work/"
    r"|(?:index|extra-index)-url|pypi\.org/simple|mirrors?\.[a-z]+\.(?:com|cn|edu)|registry\.npmjs"
)


def test_no_path_of_a_machine_and_no_registry_is_committed() -> None:
    wrong = []
    for path in committed():
        if path.suffix not in TEXT or path == Path(__file__).resolve():
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if MACHINE.search(line):
                wrong.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}")
    assert wrong == []


def test_word_files_and_workbooks_name_nobody_and_no_machine() -> None:
    for path in committed():
        if path.suffix not in (".docx", ".xlsx"):
            continue
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                if name.startswith("docProps/") and name.endswith(".xml"):
                    text = archive.read(name).decode()
                    assert not MACHINE.search(text), path
                    people = re.findall(r"<(?:dc:creator|cp:lastModifiedBy|Manager|Company)>([^<]+)</", text)
                    assert all("{{" in person or person == "recovery-docs" for person in people), (path, people)


_PIN = re.compile(r"(?m)^([a-z0-9-]+)==(\S+)(?: ; .*?)? \\$\n    --hash")


def _locked(name: str) -> dict[str, str]:
    """The version of every package of a lock file; a line without a hash is a fault."""
    text = (ROOT / name).read_text(encoding="utf-8")
    pins = dict(_PIN.findall(text))
    assert len(pins) == len(re.findall(r"(?m)^\S", text))
    return pins


def _asked(requirements: list[str]) -> set[str]:
    return {re.split(r"[^\w-]", one)[0].lower() for one in requirements}


def test_the_locks_name_every_dependency_and_both_the_same_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    run, develop = _locked("requirements.lock"), _locked("requirements-dev.lock")
    groups = project["dependency-groups"]
    built = _asked([*groups["build"], *project["build-system"]["requires"]])
    assert _asked(project["project"]["dependencies"]) | built <= run.keys()
    assert _asked([one for one in groups["dev"] if isinstance(one, str)]) <= develop.keys()
    assert run.items() <= develop.items()


def test_the_locks_name_no_host() -> None:
    text = (ROOT / "requirements.lock").read_text() + (ROOT / "requirements-dev.lock").read_text()
    assert not re.search(r"://|--index|--find-links| @ ", text)


def test_python_of_the_filings_words_little() -> None:
    """What papers say stands in Word; messages to people (`say`) are no words of a paper."""
    words = ""
    for path in sorted((PACKAGE / "filings").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        nodes = list(ast.walk(tree))
        told = [each for each in nodes if isinstance(each, ast.Call) and getattr(each.func, "id", "") == "say"]
        told += [each for each in nodes if isinstance(each, ast.Expr) and isinstance(each.value, ast.Constant)]
        aside = {id(one) for each in told for one in ast.walk(each)}
        words += "".join(
            one.value
            for one in nodes
            if isinstance(one, ast.Constant) and isinstance(one.value, str) and id(one) not in aside
        )
    assert 0 < len(re.findall("[一-鿿]", words)) < 700
