"""What a filing is: its title, its prerequisites in the order of the article, its documents and its annexes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from recovery_docs.fields.writings import WritingFields
from recovery_docs.messages import Message
from recovery_docs.prerequisites import load_rules
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.rule import RULES
from recovery_docs.value_class import value_class

Folder = Literal["notices", "mediation", "court", "annexes"]
PostedAs = Literal["demand", "acceleration", "assignment_notice", "other", "unsaid"]
"""What has happened once a letter was delivered: an event of that kind, none, or nobody said what the letter is."""


@value_class(slots=False)
class Document:
    """One paper to render: a template and the final words for it.

    `context` holds strings, booleans for conditionals, and lists or frozen dataclasses of these; a template computes
    nothing. `subject` is the party to whom alone the paper goes, `None` where it concerns the whole case.
    """

    template: str
    title: str
    context: Mapping[str, Any]
    subject: str | None = None
    about: str | None = None
    """The party on whose findings it depends, where it goes to another, as to an heir."""
    number: str | None = None
    """The number that a letter was given."""

    @property
    def of(self) -> str | None:
        """The party whose findings stop it."""
        return self.about or self.subject

    @property
    def from_creditor(self) -> bool:
        """Whether it is a letter that the creditor signs."""
        writing = self.context.get("文书")
        return isinstance(writing, WritingFields) and writing.on.sender is None

    def numbered(self, number: str) -> "Document":
        """The same letter with its number on it."""
        unnumbered: WritingFields = self.context["文书"]
        writing = WritingFields(unnumbered.on, number)
        writing.path = unnumbered.path
        return replace(self, context=self.context | {"文书": writing}, number=number)  # type: ignore[operator]


@dataclass(frozen=True)
class Filing:
    """One kind of filing. `excuse` says why a case has no use for it, or nothing when it does."""

    id: str
    title: str
    folder: Folder
    prerequisites: tuple[str, ...]
    documents: Callable[[Matter], tuple[Document, ...]]
    annexes: tuple[str, ...] = ()
    templates: tuple[str, ...] = ()
    """Ids of the templates that its documents may use."""
    excuse: Callable[[Matter], Message | None] = field(default=lambda matter: None)
    subjects: Callable[[Matter], tuple[str, ...]] = field(default=lambda matter: ())
    """The parties that get a document each; a finding on one of them stops that document alone."""
    names: Callable[[Matter], tuple[str, ...]] | None = None
    """Those whom it addresses or names and of whom it asks something; the subjects where there are any, else the defendants."""
    asked_only: bool = False
    """Whether it is made only when asked for by name, since it takes the place of another filing."""
    posted_as: PostedAs | None = None
    """What a letter is once it was delivered; nothing where the paper does not go by post."""

    beside: Callable[[Matter, frozenset[str]], Message | None] = field(default=lambda matter, others: None)
    """Why it does not go into one packet with these other filings, or nothing where it does."""

    filed_with: tuple[str, ...] = ()
    """Filings to which it goes along, to the same court at the same time, where one of them is in the packet."""

    outside: tuple[str, ...] = ()
    """The papers from outside that go with it: keys of `outside_papers.toml`, or what an office calls one of its own."""
    copies: str | int | None = None
    """In how many copies it is handed in: a number, or one of `COPIES` of `outside_papers`; nothing where no source says."""

    def named(self, matter: Matter) -> frozenset[str]:
        """The parties that must be able to receive the paper or to be sued by it."""
        if self.names is not None:
            return frozenset(self.names(matter))
        return frozenset(self.subjects(matter)) or matter.sued


FILINGS: dict[str, Filing] = {}


def on_their_own() -> tuple[Filing, ...]:
    """What is looked at when nobody names a filing: all but the annexes and what must be asked for."""
    return tuple(one for one in FILINGS.values() if one.folder != "annexes" and not one.asked_only)


def rule_codes(codes: str) -> tuple[str, ...]:
    """The rules that a filing must pass, in the order of the articles that ask for them; `KeyError` for an unknown code."""
    load_rules()
    return tuple(RULES[code].code for code in codes.split())


def register(filing: Filing) -> Filing:
    """Make a filing known by its id."""
    if filing.id in FILINGS:
        raise ValueError(f"{filing.id} is registered twice")
    FILINGS[filing.id] = filing
    return filing
