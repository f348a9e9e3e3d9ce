"""What one case of a run says against another: one number under two names, one number of a letter on two letters."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from recovery_docs.case import Case, Organisation, Party
from recovery_docs.errors import Fault, Place
from recovery_docs.intake import Row
from recovery_docs.intake.doubted_facts import number_of
from recovery_docs.intake.values.cell_text import shortened
from recovery_docs.messages import Message, say


def doubted_rows(rows: Iterable[Row]) -> Iterator[Row]:
    """The same rows; one that contradicts an earlier row says so, where its own fact stands."""
    names: dict[str, tuple[str, str]] = {}
    letters: dict[str, str] = {}
    for row in rows:
        if row.loaded is None:
            yield row
            continue
        case = row.loaded.case
        found = [*_other_name(row, case, names), *_same_letter(row, case, letters)]
        yield replace(row, loaded=replace(row.loaded, warnings=(*row.loaded.warnings, *found))) if found else row


def _other_name(row: Row, case: Case, names: dict[str, tuple[str, str]]) -> Iterator[Fault]:
    for path, party in _parties(case):
        number = number_of(party)
        if number is None:
            continue
        name, where = names.setdefault(number, (party.name, case.id))
        if name != party.name and where != case.id:
            key = "uscc" if isinstance(party, Organisation) else "resident_id"
            yield _doubt(
                row,
                f"{path}.{key}",
                say("{name}的证件号码与案件“{where}”中{other}的相同", name=party.name, where=_short(where), other=name),
                say("对照证件核对姓名和号码；同一人的写同一个姓名"),
            )


def _same_letter(row: Row, case: Case, letters: dict[str, str]) -> Iterator[Fault]:
    number = case.request.letter.number if case.request.letter else None
    if number is None:
        return
    where = letters.setdefault(number, case.id)
    if where != case.id:
        yield _doubt(
            row,
            "request.letter.number",
            say("函件编号“{number}”与案件“{where}”的相同", number=_short(number), where=_short(where)),
            say("一份函件一个编号，核对后改正"),
        )


def _parties(case: Case) -> Iterator[tuple[str, Party]]:
    yield from ((f"borrowers[{index}]", one) for index, one in enumerate(case.borrowers))
    yield from ((f"guarantees[{index}].guarantor", one.guarantor) for index, one in enumerate(case.guarantees))


def _short(text: str) -> str | None:
    return shortened(text, "label")


def _doubt(row: Row, path: str, problem: Message, remedy: Message) -> Fault:
    places = row.loaded.places if row.loaded else {}
    place = places.get(path) or places.get(path.rpartition(".")[0]) or row.place or Place(key_path=path)
    return Fault(place, problem, remedy, severity="warning")
