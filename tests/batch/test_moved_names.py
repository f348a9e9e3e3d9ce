"""A run in which names moved against the numbers beside them stops before it makes anything; `--yes` goes on."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from batch_runs import Ran, run
from openpyxl import Workbook
from stdnum.cn import ric

from recovery_docs.errors import InputError

HEADINGS = (
    *("案件编号", "债权人名称", "案由", "借款人姓名", "身份证号码", "本金余额", "采用的金额", "截至日"),
    *("到期日", "地址", "联系电话", "合同编号"),
)
NAMES = ("赵示例", "钱示例", "孙示例", "李示例", "周示例", "吴示例")
NOTICE = ("--filing", "collection-notice", "--as-of", "2026-11-20")


def _identity(number: int) -> str:
    stem = f"33048119850312{number:03d}"
    return stem + ric.calc_check_digit(f"{stem}0")


def _book(path: Path, names: Sequence[str], *, first: int = 1, numbers: Sequence[int] = range(1000)) -> Path:
    book = Workbook()
    book.active.append(HEADINGS)
    for row, name in enumerate(names):
        bank = ("示例银行股份有限公司", "金融借款合同纠纷")
        owed = (1000, "银行", "2026-10-31", "2026-01-05", "浙江省海宁市示例路1号", f"139{row:08d}", f"示借字第{row}号")
        book.active.append([f"A{first + row}", *bank, name, _identity(numbers[row]), *owed])
    book.save(path)
    return path


def _letters(out: Path) -> dict[str, bytes]:
    return {str(path.relative_to(out)): path.read_bytes() for path in sorted(out.glob("*/*.docx"))}


def _refused(ran: Ran) -> str:
    assert isinstance(ran.result.exception, InputError)  # exit code 2
    return str(ran.result.exception)


@pytest.fixture
def made(tmp_path: Path) -> Ran:
    ran = run(_book(tmp_path / "台账.xlsx", NAMES), tmp_path / "out", *NOTICE)
    assert ran.result.exit_code == 0, ran.result.output
    return ran


@pytest.mark.parametrize("moved", [(*NAMES[1:], NAMES[0]), (*NAMES[:4], NAMES[5], NAMES[4])])
def test_names_that_moved_by_a_row_stop_the_run_and_nothing_is_made(
    tmp_path: Path, made: Ran, moved: Sequence[str]
) -> None:
    before = _letters(made.out)
    again = run(_book(tmp_path / "台账.xlsx", moved), made.out, *NOTICE)
    renamed = sum(old != new for old, new in zip(NAMES, moved, strict=True))
    said = _refused(again)
    assert f"{renamed}案的姓名与上次做的不同" in said
    assert "--yes" in said
    assert "单元格D" in said
    assert not any(name in said for name in NAMES)
    assert _letters(made.out) == before
    asked = run(tmp_path / "台账.xlsx", made.out, *NOTICE, "--yes")
    assert (asked.result.exit_code, f"已制作：{renamed}" in asked.result.stdout) == (0, True)
    assert run(tmp_path / "台账.xlsx", made.out, *NOTICE).result.exit_code == 0


def test_case_numbers_that_moved_against_the_people_stop_it_too(tmp_path: Path, made: Ran) -> None:
    order = [1, 2, 3, 4, 5, 0]
    again = run(_book(tmp_path / "台账.xlsx", [NAMES[one] for one in order], numbers=order), made.out, *NOTICE)
    assert "6案的姓名与上次做的不同" in _refused(again)


def test_one_name_put_right_stops_nothing(tmp_path: Path, made: Ran) -> None:
    again = run(_book(tmp_path / "台账.xlsx", ("赵示列", *NAMES[1:])), made.out, *NOTICE)
    assert (again.result.exit_code, "已制作：1" in again.result.stdout) == (0, True)


@pytest.mark.parametrize(("put_right", "stops"), [(9, False), (10, True)])
def test_ten_are_many_however_large_the_workbook(tmp_path: Path, put_right: int, stops: bool) -> None:
    names = [f"赵{'甲乙丙丁戊己庚辛壬癸'[one // 11]}{'一二三四五六七八九十百'[one % 11]}" for one in range(101)]
    run(_book(tmp_path / "台账.xlsx", names), tmp_path / "out", *NOTICE)
    right = [f"钱{name[1:]}" for name in names[:put_right]]
    again = run(_book(tmp_path / "台账.xlsx", [*right, *names[put_right:]]), tmp_path / "out", *NOTICE)
    assert isinstance(again.result.exception, InputError) is stops


def test_new_cases_are_no_change_of_names(tmp_path: Path, made: Ran) -> None:
    book = _book(tmp_path / "台账.xlsx", (*NAMES, "郑示例", "王示例"))
    again = run(book, made.out, *NOTICE)
    assert (again.result.exit_code, "无变化：6" in again.result.stdout) == (0, True)
