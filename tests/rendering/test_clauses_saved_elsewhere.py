"""Templates and clauses that LibreOffice has saved: it renames the ids of styles, and splits runs its own way."""

import shutil
import subprocess
from pathlib import Path

import pytest
from clause_files import document, opened
from shown import words

from conftest import saved
from recovery_docs.rendering.engine.compiled_template import CompiledTemplate
from recovery_docs.rendering.word.clauses import read_clauses
from recovery_docs.rendering.word.painted_tags import with_painted_tags

pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed"),
]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The folder with two files as we made them, and the folder with the same as LibreOffice saved them."""
    folder = tmp_path_factory.mktemp("made")
    clauses = document()
    clauses.add_paragraph("后果", style="条款")
    clauses.add_paragraph("只写依法可以采取的步骤。", style="条款说明")
    paragraph = clauses.add_paragraph("逾期的，")
    paragraph.add_run("{% if 保证 %}", style="条件")
    paragraph.add_run("要求").bold = True
    paragraph.add_run("{{ 保证人 }}", style="字段")
    paragraph.add_run("承担{% endif %}责任。")
    clauses.add_paragraph("期限", style="条款")
    clauses.add_paragraph("于").add_run("{{ 日 }}", style="字段")
    (folder / "clauses.docx").write_bytes(saved(clauses))
    template = document()
    template.add_paragraph().add_run("{{p 条款.后果 }}", style="字段")
    template.add_paragraph("请{{ 条款.期限 }}前还款，")
    template.add_paragraph("{%p set 各项 %}")
    template.add_paragraph("{{ 保证人 }}")
    template.add_paragraph("{%p endset %}")
    template.add_paragraph("{{ 各项|顿号 }}。")
    (folder / "notice.docx").write_bytes(with_painted_tags(saved(template), "notice.docx"))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        [
            *("soffice", profile, "--headless", "--convert-to", "docx", "--outdir", folder / "saved"),
            *(folder / "clauses.docx", folder / "notice.docx"),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return folder, folder / "saved"


def test_they_print_the_same(files):
    context = {"保证": True, "保证人": "甲&乙", "日": "5月1日"}
    for template in files:
        for clauses in files:
            loaded = CompiledTemplate.load(
                template / "notice.docx", clauses=read_clauses((clauses / "clauses.docx").read_bytes())
            )
            docx = loaded.render(context)
            assert words(docx) == ["逾期的，要求甲&乙承担责任。", "请于5月1日前还款，", "甲&乙。"]
            first = opened(docx).paragraphs[0]
            assert [run.text for run in first.runs if run.bold] == ["要求"]
            assert {run.style.name for run in first.runs} <= {"Default Paragraph Font", "默认段落字体"}


def test_the_ids_of_the_styles_are_others(files):
    ids = [opened((folder / "clauses.docx").read_bytes()).styles["条款"].style_id for folder in files]
    assert ids[0] != ids[1]
