"""A field that a form requires is never left empty without a word."""

from itertools import accumulate

import pytest

from recovery_docs.errors import TemplateError
from recovery_docs.rendering.engine.library import TemplateLibrary
from recovery_docs.rendering.engine.required_fields import refuse_empty

CONTEXT = {
    "court": "海宁市人民法院",
    "parties": [{"name": "甲", "phone": "1"}, {"name": "乙", "phone": " "}],
    "claims": [],
}


def test_every_empty_field_is_named_with_its_place_in_the_list() -> None:
    with pytest.raises(TemplateError) as caught:
        refuse_empty(CONTEXT, ("court", "parties.name", "parties.phone", "claims"), "01_申请书.docx")
    assert [fault.place.key_path for fault in caught.value.faults] == ["parties[1].phone", "claims"]


def test_a_context_with_everything_passes() -> None:
    refuse_empty(CONTEXT, ("court", "parties.name"), "01_申请书.docx")


def test_what_a_template_requires_are_fields_that_it_has() -> None:
    """Printed themselves, or as part of what is printed whole: {{ 执行依据 }} holds the 案号."""
    library = TemplateLibrary()
    for info in library:
        fields = library.compiled(info.id).fields
        for name in info.required:
            wholes = accumulate(name.split("."), "{}.{}".format)
            assert any(field.startswith(f"{name}.") for field in fields) or not fields.isdisjoint(wholes), (
                info.id,
                name,
            )
