"""A template to read: its clauses in place, and with a case the values of the case on yellow ground."""

from recovery_docs.errors import Fault, Place, TemplateError
from recovery_docs.filings import FILINGS
from recovery_docs.messages import say
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.rendering.engine.library import TemplateLibrary
from recovery_docs.rendering.engine.marked_template import MarkedTemplate
from recovery_docs.rendering.word.painted_tags import with_painted_tags


def reading_copy(template_id: str, library: TemplateLibrary, matter: Matter | None = None) -> bytes:
    """The Word file; raises `TemplateError` where there is no such template, or the case makes no paper of it."""
    info = library.info(template_id)
    if matter is None:
        return with_painted_tags(library.compiled(template_id).docx, info.path.name)
    document = next(
        (
            one
            for filing in FILINGS.values()
            if template_id in filing.templates or filing.id == template_id
            for one in filing.documents(matter)
            if one.template == template_id
        ),
        None,
    )
    if document is None:
        raise TemplateError(
            Fault(
                Place(file=info.path.name),
                say("这个案件做不出这份文书"),
                say("换一个用得到它的案件；不写 --case 的，只把条款放进模板"),
            )
        )
    template = MarkedTemplate.load(info.path, name=info.path.name, pictures=info.pictures, clauses=library.clauses)
    return template.highlighted(document.context)
