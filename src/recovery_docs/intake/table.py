"""One sheet as a table: where its headings stand, what each column means, which rows below are cases."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from openpyxl.utils import get_column_letter

from recovery_docs.case.grammar.text import cleaned, compact
from recovery_docs.errors import FactError, Fault, Place
from recovery_docs.intake.headings import Column, Heading, Unread, book
from recovery_docs.intake.values.cell_text import is_blank
from recovery_docs.messages import say
from recovery_docs.spreadsheet.reading.sheet import Cells, Sheet
from recovery_docs.spreadsheet.reading.untold import NEVER_COMPUTED, NOT_FOUND

EXAMPLE = "示例行"
_SUM = re.compile(
    r"(?:本[页表行期]|全[部行]|各[项户])?(?:总?合计|总计|小计|共计)(?:\d+[户笔件人条])?(?:\([^()]*\))*:?(?:\d+[户笔件人条])?"
)
"""How the first words of a row of sums read, without spaces and in narrow letters."""
HEADER_ROWS = 15


@dataclass(frozen=True, slots=True)
class Placed:
    """A column of a table: where it stands, as headed, and what it means. `rivals` also claim to be that fact."""

    position: int
    letter: str
    text: str
    heading: Heading
    rivals: tuple[str, ...] = ()

    @property
    def column(self) -> Column:
        """What it means."""
        return self.heading.column


@dataclass(frozen=True)
class Table:
    """One sheet with its headings understood. `group` is `None` for the sheet of cases."""

    path: Path
    sheet: Sheet
    group: str | None
    header_row: int
    headings: tuple[tuple[int, str], ...]
    """As they are written, each with the number of its column."""
    columns: tuple[Placed, ...]
    faults: tuple[Fault, ...]

    def rows(self) -> Iterator[tuple[int, Cells]]:
        """The rows below the headings with their row numbers, without empty rows, sums and example rows."""
        positions = [placed.position for placed in self.columns]
        for number, cells in self.sheet.rows():
            if number > self.header_row and (
                any(not is_blank(cells[position]) for position in positions) or self._is_broken(number)
            ):
                first = next((cell for cell in cells if isinstance(cell, str) and not is_blank(cell)), "")
                if not _is_sum(first) and not any(isinstance(cell, str) and EXAMPLE in cell for cell in cells):
                    yield number, cells

    def only_amounts(self, row: int, cells: Cells) -> bool:
        """Whether all that stands in the columns that are read are amounts, as in a row of sums without that word."""
        errors = self.sheet.errors
        written = (
            placed.column.kind
            for placed in self.columns
            if not is_blank(cells[placed.position]) or f"{placed.letter}{row}" in errors
        )
        return set(written) == {"amount"}

    def _is_broken(self, row: int) -> bool:
        """Whether something stands in the row, though nothing can be read."""
        errors = self.sheet.errors
        return bool(errors) and any(
            errors.get(f"{placed.letter}{row}", NOT_FOUND) != NOT_FOUND for placed in self.columns
        )

    def place(self, row: int, placed: Placed | None = None) -> Place:
        """A row of the table, or one cell of it."""
        file, sheet = self._names
        if placed is None:
            return Place(file=file, sheet=sheet, row=row)
        return Place(file=file, sheet=sheet, row=row, heading=placed.text, cell=f"{placed.letter}{row}")

    def heading_place(self, text: str, letter: str) -> Place:
        """The cell of a heading."""
        file, sheet = self._names
        return Place(file=file, sheet=sheet, row=self.header_row, heading=text, cell=f"{letter}{self.header_row}")

    @cached_property
    def _names(self) -> tuple[str, str]:
        return self.path.name, self.sheet.name

    def is_percent(self, row: int, placed: Placed) -> bool:
        """Whether a rate in a row is shown as a percentage."""
        return self.sheet.is_percent(f"{placed.letter}{row}")


def unreadable_cell(error: str) -> FactError:
    """What is wrong with a cell of this error value, and what to do."""
    if error == NEVER_COMPUTED:
        return FactError(
            say("单元格里是公式，文件里没有它的计算结果"),
            say("在 Excel 或者 WPS 中打开这个文件，保存一次，再重新运行"),
        )
    return FactError(
        say("公式的结果是错误值 {value}", value=error), say("改正公式，或者对照原件直接填写；本来没有的，清空单元格")
    )


def _is_sum(first: str) -> bool:
    """Whether a row that begins with these words is one of sums."""
    return "计" in first and _SUM.fullmatch(compact(first)) is not None


def table_of(path: Path, sheet: Sheet, group: str | None) -> Table:
    """The table of a sheet: its headings are the row, of the first few, in which most are known."""
    best: tuple[int, int, Cells] = (-1, 1, ())
    for number, cells in sheet.rows():
        if number > HEADER_ROWS:
            break
        score = sum(
            isinstance(book().meaning(cell, group), Heading) for cell in cells if isinstance(cell, str) and cell
        )
        if score > best[0]:
            best = (score, number, cells)
    _, header_row, headings = best
    written = tuple((column, str(text)) for column, text in enumerate(headings, start=sheet.left + 1) if text)
    table = Table(path, sheet, group, header_row, written, (), ())
    columns, faults = _understood(table, headings, sheet.errors)
    return replace(table, columns=columns, faults=faults)


def _understood(table: Table, headings: Cells, lost: Mapping[str, str]) -> tuple[tuple[Placed, ...], tuple[Fault, ...]]:
    claims: dict[tuple[str, str, int], list[Placed]] = defaultdict(list)
    faults: list[Fault] = []
    for position, text in enumerate(headings):
        letter = get_column_letter(table.sheet.left + position + 1)
        if (error := lost.get(f"{letter}{table.header_row}")) is not None:
            faults.append(_broken_heading(table.heading_place("", letter), error))
        if not isinstance(text, str) or not text.strip():
            continue
        match book().meaning(text, table.group):
            case Heading() as heading:
                key = (heading.column.group, heading.column.fact, heading.ordinal)
                claims[key].append(Placed(position, letter, cleaned(text), heading))
            case Unread() as unread:
                faults.append(_unread_heading(table.heading_place(cleaned(text), letter), unread))
    columns: list[Placed] = []
    for rivals in claims.values():
        if len(rivals) == 1 or rivals[0].column.kind == "phones":
            columns += rivals
            continue
        names = tuple(rival.text for rival in rivals)
        columns += [Placed(one.position, one.letter, one.text, one.heading, names) for one in rivals]
        faults += [_doubly_matched(table.heading_place(one.text, one.letter), one, rivals) for one in rivals[1:]]
    return tuple(sorted(columns, key=lambda placed: placed.position)), tuple(faults)


def _unread_heading(place: Place, unread: Unread) -> Fault:
    if unread.could_be:
        problem = say("这个标题可能是 {could_be}，没有读取", could_be=unread.could_be)
        return Fault(place, problem, say("改成其中确切的一个；不用的在标题前加“备注”"), severity="warning")
    return Fault(
        place,
        say("不认识这个标题，没有读取"),
        say("需要的改用 workbook new 所生成工作簿中的标题，不用的在标题前加“备注”"),
        severity="warning",
    )


def _broken_heading(place: Place, error: str) -> Fault:
    wrong = unreadable_cell(error)
    return Fault(
        replace(place, heading=None), say("标题读不出来，这一列没有读取：{why}", why=wrong.problem), wrong.remedy
    )


def _doubly_matched(place: Place, placed: Placed, rivals: Sequence[Placed]) -> Fault:
    others = [f"{rival.text}（{rival.letter} 列）" for rival in rivals if rival is not placed]
    return Fault(
        place,
        say("与 {others} 是同一项，不知道读哪一列", others=others),
        say("只留一列；另一列删去，或者在标题前加“备注”"),
    )
