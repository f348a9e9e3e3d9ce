"""The example cases, read as a clerk's file is read, for a test to change what it is about."""

import re
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import settings

from recovery_docs.case import Case
from recovery_docs.errors import Fault
from recovery_docs.filings import FILINGS
from recovery_docs.filings.filing import Document
from recovery_docs.law.parameters import read_law_again
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.rendering.check_document.scan import document_text
from recovery_docs.rendering.engine.library import TemplateLibrary

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
EVERYTHING = Path(__file__).resolve().parent / "packet" / "everything.yaml"

settings.register_profile(
    "busy machine", deadline=None, derandomize=True
)  # how long an example takes says nothing of the code
settings.load_profile("busy machine")


@cache
def _data(path: Path) -> dict[str, Any]:
    # Every plain value as the text that stands there, which is how a case file is read.
    facts: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
    return facts


def matter_on(data: Mapping[str, Any]) -> Matter:
    """The matter of these facts on the case's own day."""
    case = Case.model_validate(data)
    assert case.request.as_of is not None
    return Matter.on(case, case.request.as_of)


@pytest.fixture(autouse=True)
def only_our_filings() -> Iterator[None]:
    """An own paper that a test makes known is known to no other."""
    known = dict(FILINGS)
    yield
    if known != FILINGS:
        FILINGS.clear()
        FILINGS.update(known)


_QUOTED = re.compile(
    r"“[^”]*”|\{%.*?%\}|\{\{.*?\}\}|[\w ]+（[A-Z]+）"
    r"|(?:recovery-docs|pip install|dask worker)[-\[\]'./:=\w ]*"
)
"""What a library says, tags, headings with their columns, and commands to be typed."""
_ENGLISH = re.compile(r"[A-Za-z]{2,}(?:[ ,'\"]+[A-Za-z]{2,}){2,}")


@pytest.fixture(autouse=True)
def faults_speak_chinese(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No fault that a test meets puts the words of a library into a sentence of ours, but in quotation marks."""
    met: list[Fault] = []
    make = Fault.__init__

    def noted(self: Fault, *args: Any, **kwargs: Any) -> None:
        make(self, *args, **kwargs)
        met.append(self)

    monkeypatch.setattr(Fault, "__init__", noted)
    yield
    said = {str(words) for fault in met for words in (fault.problem, fault.remedy)}
    assert not [words for words in said if _ENGLISH.search(_QUOTED.sub("", words))]


@pytest.fixture(autouse=True, scope="session")
def no_figures_of_an_office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What whoever runs the tests keeps in his own folder changes none of them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RECOVERY_DOCS_LAW", str(tmp_path_factory.mktemp("law")))
        read_law_again()
        yield


@pytest.fixture
def example() -> Callable[[str], dict[str, Any]]:
    """The facts of an example by name; `everything` is a case in which nearly every key is written."""
    return lambda name: deepcopy(_data(EVERYTHING if name == "everything" else EXAMPLES / f"{name}.yaml"))


@pytest.fixture
def matter() -> Callable[[Mapping[str, Any]], Matter]:
    return matter_on


@pytest.fixture
def papers() -> Callable[[Mapping[str, Any], str], tuple[Document, ...]]:
    """The documents of one filing, in final words, whether or not they may go out."""
    return lambda data, filing: FILINGS[filing].documents(matter_on(data))


@pytest.fixture
def said(library: TemplateLibrary) -> Callable[[Document], str]:
    """The finished words of a document, a line for each paragraph."""
    return lambda document: document_text(library.compiled(document.template).render(document.context))


@pytest.fixture(scope="session")
def library() -> TemplateLibrary:
    return TemplateLibrary()
