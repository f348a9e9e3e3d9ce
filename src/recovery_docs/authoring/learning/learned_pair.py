"""A learned template written to its place, with the `.toml` that makes it a filing where there is none."""

from pathlib import Path

from recovery_docs.authoring.learning.learn import Learned
from recovery_docs.authoring.starting_pair import described
from recovery_docs.errors import Fault, Place, TemplateError
from recovery_docs.messages import say


def write_learned(learned: Learned, target: Path, title: str) -> tuple[Path, ...]:
    """What was written; raises `TemplateError` with everything that stays of the case, and where there is such a file."""
    if learned.refused:
        raise TemplateError(*(one for one in learned.standing if one.severity == "error"))
    if target.exists():
        raise TemplateError(
            Fault(Place(file=target.name), say("已经有这个文件，没有覆盖"), say("换一个名称，或者直接修改已有的文件"))
        )
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(learned.docx)
    description = target.with_suffix(".toml")
    if description.exists():
        return (target,)
    description.write_text(described(title, learned.to), encoding="utf-8")
    return target, description
