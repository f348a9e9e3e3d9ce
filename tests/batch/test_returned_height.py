"""Rows are as high as their problems need, and as the officer made them."""

from recovery_docs.spreadsheet.row_height import with_room


def _row(attributes: str, text: str, *, again: bool = False) -> str:
    row = f'<row r="2"{attributes}><c r="A2"/></row>'.encode()
    return with_room(row, text, width=66, marked_before=again).decode()


def test_a_row_grows_with_its_lines_and_not_without_end() -> None:
    assert _row("", "一行") == '<row r="2"><c r="A2"/></row>'
    assert 'ht="30.00"' in _row("", "一\n二")
    assert 'ht="30.00"' in _row(' ht="14.25"', "字" * 34)  # 33 Chinese characters are 66 columns
    assert "ht=" not in _row("", "字" * 33)
    assert 'ht="150.00"' in _row("", "行\n" * 400)


def test_a_height_of_the_officer_s_stays() -> None:
    assert 'ht="20" customHeight="1"' in _row(' ht="20" customHeight="1"', "一\n二\n三")
    assert 'ht="60.00"' in _row(' ht="60"', "一\n二")


def test_a_height_of_an_earlier_run_goes_with_its_problems() -> None:
    assert "ht=" not in _row(' ht="150"', "", again=True)
    assert 'ht="30.00"' in _row(' ht="150"', "一\n二", again=True)
