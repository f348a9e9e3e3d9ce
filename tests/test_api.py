"""The public names, the page that shows them, and the command line, which uses nothing else."""

import ast
import inspect
import re
import shutil
from pathlib import Path

import pytest

import recovery_docs

ROOT = Path(__file__).resolve().parents[1]
CLI = ROOT / "src" / "recovery_docs" / "cli"


@pytest.mark.parametrize("name", recovery_docs.__all__)
def test_every_public_name_can_be_imported_and_says_what_it_is(name: str) -> None:
    found = getattr(recovery_docs, name)
    assert found.__doc__ if inspect.isclass(found) or inspect.isroutine(found) else found


def test_the_examples_of_the_page_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    page = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    names: dict[str, object] = {}
    for block in re.findall(r"```python\n(.*?)```", page, re.DOTALL):
        exec(compile(block, "docs/api.md", "exec"), names)
    assert [path.name for path in (tmp_path / "out").iterdir() if (path / "manifest.json").is_file()]


def test_the_command_line_uses_nothing_but_the_public_names() -> None:
    inside = [
        f"{path.name}:{node.lineno} {node.module}"
        for path in sorted(CLI.glob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom)
        and (node.module or "").startswith("recovery_docs.")
        and not (node.module or "").startswith("recovery_docs.cli")
    ]
    assert inside == []
