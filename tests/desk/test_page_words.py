"""No page speaks to a terminal: every sentence of the rooms behind the pages, and every hint of every rule, as pages say it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from scripts.catalogue import SOURCE, _said

from open_cases import FILES, looked_at
from recovery_docs.desk.page_words import PageJSON, on_page
from recovery_docs.desk.rendered import _environment
from recovery_docs.intake.heading_words import in_headings, in_titles

FOR_A_TERMINAL = re.compile(
    r"再运行|重新运行|命令|(?<![\w-])--[a-z]|(?<!\w)(?:templates|workbook|rules|law|packet|batch) [a-z]+(?!\w)|recovery-docs"
    r"|写 ?(?:none|true|false|borrower)(?!\w)"
)
NOT_ON_PAGES = ("cli/", "batch/cluster.py", "batch/dask.py", "authoring/learning/", "authoring/reading_copy.py")
"""Commands, the cluster, the learning of old letters: nothing of these is done from a page."""
KEY = re.compile(r"(?<![\w.-])[a-z]+(?:\[\d*\])?\.[a-z_]{2,}|(?<![\w.-])[a-z]+_[a-z_]+|写 ?[a-z]{3,}", re.ASCII)
FILE = re.compile(r"[\w.-]*\.(?:toml|docx|json|xlsx|yaml|pdf)")


def _sentences() -> Iterator[tuple[str, str]]:
    """Every sentence with its values in their places, as far as the module says them."""
    for path in sorted(SOURCE.rglob("*.py")):
        file = path.relative_to(SOURCE).as_posix()
        if file.startswith(NOT_ON_PAGES):
            continue
        code = path.read_text(encoding="utf-8")
        known = re.search(r'^_PATH = "(.+)"', code, re.MULTILINE)
        values = {"option": "--yes", "path": known[1] if known else "某", "command": "register void", "package": "某"}
        for text in _said(code, f"../{file}"):
            yield file, re.sub(r"\{(\w+)[^}]*\}", lambda found, values=values: values.get(found[1], "某"), text)


def test_every_sentence_behind_the_pages_is_said_for_a_page() -> None:
    wrong = [(file, text) for file, text in _sentences() if FOR_A_TERMINAL.search(in_titles(on_page(text)))]
    assert wrong == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_hint_of_every_rule_names_fields_and_words(file: Path) -> None:
    seen = set()
    for matter, finding in looked_at(file):
        for message in filter(None, (finding.message, finding.hint)):
            for said in (in_titles(str(message), matter.case), in_headings(str(message))):
                said = FILE.sub("", on_page(said))
                if KEY.search(said) or FOR_A_TERMINAL.search(said):
                    seen.add((finding.code, said))
    assert seen == set()


def test_a_page_and_an_answer_to_its_script_both_say_it_so() -> None:
    told = "没有这个字段。用 templates fields 查看全部字段。"
    page = _environment().from_string("{{ told }}").render(told=told)
    assert page == "没有这个字段。；全部字段在“模板”页的“字段”里，可以查找、复制。".replace("。；", "。")
    assert PageJSON({"faults": [told]}).body.decode() == '{"faults":["' + page + '"]}'
