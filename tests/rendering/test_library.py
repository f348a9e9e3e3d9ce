"""Every template that travels with the program compiles, and asks for nothing that its description does not name."""

import pytest

from recovery_docs.authoring.own_library import lint_in
from recovery_docs.errors import TemplateError
from recovery_docs.rendering.engine.library import TemplateLibrary

LIBRARY = TemplateLibrary()


@pytest.mark.parametrize("info", list(LIBRARY), ids=lambda info: info.id)
def test_a_template_of_ours_has_no_fault(info):
    assert lint_in(LIBRARY, info.path, info) == []


@pytest.mark.parametrize("info", list(LIBRARY), ids=lambda info: info.id)
def test_a_template_of_ours_says_where_it_comes_from(info):
    assert info.grade in "ABC"
    assert info.source
    assert info.title
    assert info.path.stem == info.id


def test_a_banks_own_file_replaces_ours_in_its_folder_or_beside(tmp_path, word):
    (tmp_path / "collection-notice.docx").write_bytes(word("{{ title }}"))
    library = TemplateLibrary(tmp_path)
    assert library.info("collection-notice").own
    assert library.compiled("collection-notice").fields == {"title"}
    assert not library.info("guarantor-demand").own


def test_a_template_folder_that_does_not_exist_is_refused(tmp_path):
    with pytest.raises(TemplateError, match="模板目录不存在"):
        TemplateLibrary(tmp_path / "nosuch")
