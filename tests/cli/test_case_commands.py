"""`check`, `packet`, `demo`, `schema`, `rules` as they are typed: what they print, where, and the code they end with."""

import json
import os
import re
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

import recovery_docs.cli.check  # noqa: F401
from recovery_docs import __version__, cli
from recovery_docs.answers import check_data
from recovery_docs.answers.check_data import CheckReport
from recovery_docs.case import Case
from recovery_docs.cli import COMMANDS, group
from recovery_docs.errors import Fault, LawError, Place
from recovery_docs.messages import say
from recovery_docs.packet.draft import MARK
from recovery_docs.rendering.check_document.scan import document_text

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
GOOD = EXAMPLES / "two-notes-published.yaml"

Example = Callable[[str], dict[str, Any]]


@pytest.fixture(autouse=True)
def _chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RECOVERY_DOCS_LANG", "zh")
    monkeypatch.setattr(sys, "argv", ["recovery-docs"])


def run(*arguments: object) -> Result:
    result = CliRunner().invoke(group, [str(argument) for argument in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    return result


@pytest.fixture
def exits(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """What the program itself ends with and prints: code, output, error stream."""

    def ended(*arguments: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["recovery-docs", *map(str, arguments)])
        with pytest.raises(SystemExit) as caught:
            cli.main()
        out, err = capsys.readouterr()
        code = caught.value.code
        return code if isinstance(code, int) else 0, out, err

    return ended


@pytest.fixture
def case(tmp_path: Path, example: Example) -> Callable[..., Path]:
    """A case file of an example with keys of its request changed, or taken away by `None`."""

    def write(name: str = "two-notes-published", **request: object) -> Path:
        facts = example(name)
        for key, value in request.items():
            facts["request"].pop(key, None)
            if value is not None:
                facts["request"][key] = value
        path = tmp_path / "case.yaml"
        path.write_text(yaml.safe_dump(facts, allow_unicode=True), encoding="utf-8")
        return path

    return write


# --- exit codes ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", ["check", "packet"])
def test_0_when_what_was_asked_for_is_ready(
    command: str, exits: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    out = ("--out", tmp_path) if command == "packet" else ()
    code, printed, _ = exits(command, GOOD, "--filing", "civil-complaint", *out)
    assert code == 0
    assert "民事起诉状" in printed


@pytest.mark.parametrize("command", ["check", "packet"])
def test_1_when_a_filing_is_refused(
    command: str, exits: Callable[..., tuple[int, str, str]], case: Callable[..., Path], tmp_path: Path
) -> None:
    out = ("--out", tmp_path / "out") if command == "packet" else ()
    code, printed, errors = exits(command, case(court=None), "--filing", "civil-complaint", *out)
    assert code == 1
    assert "request.court" in (errors if command == "packet" else printed)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("command", ["check", "packet"])
def test_1_when_a_filing_is_asked_for_that_the_case_has_no_use_for(
    command: str, exits: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    out = ("--out", tmp_path) if command == "packet" else ()
    code, printed, errors = exits(command, GOOD, "--filing", "guarantor-demand", *out)
    assert code == 1
    assert "本案没有保证人" in printed + errors


@pytest.mark.parametrize("command", ["check", "packet"])
def test_2_when_the_case_file_has_faults_and_all_of_them_on_the_error_stream(
    command: str, exits: Callable[..., tuple[int, str, str]], case: Callable[..., Path], tmp_path: Path
) -> None:
    out = ("--out", tmp_path / "out") if command == "packet" else ()
    code, printed, errors = exits(command, case(cuort="x", as_of="2024-02-30"), *out)
    assert code == 2
    assert printed == ""
    assert "是不是“court”" in errors
    assert "没有这一天" in errors
    assert str(tmp_path) not in errors
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "no-such-file.yaml"),
        ("check", GOOD, "--filing", "no-such-filing"),
        ("check", GOOD, "--as-of", "18.12.2024"),
        ("check", GOOD, "--format", "pdf"),
        ("check", GOOD, "--format", "xlsx"),
        ("packet", EXAMPLES / "workbook-flat.xlsx"),
        ("rules", "show", "XYZ999"),
        ("no-such-command",),
    ],
)
def test_2_when_the_command_is_typed_wrong(
    arguments: tuple[object, ...], exits: Callable[..., tuple[int, str, str]]
) -> None:
    code, _, errors = exits(*arguments)
    assert code == 2
    assert errors


def test_a_debt_that_cannot_be_computed_is_bad_input_of_check(
    tmp_path: Path, example: Example, exits: Callable[..., tuple[int, str, str]]
) -> None:
    facts = example("working-capital")
    del facts["loan"]["rate"]
    path = tmp_path / "case.yaml"
    path.write_text(yaml.safe_dump(facts, allow_unicode=True), encoding="utf-8")
    code, printed, _ = exits("check", path, "--format", "json")
    assert code == 2
    (told,) = json.loads(printed)["cases"]
    assert "loan.rate" in told["faults"][0]["place"]


def test_no_traceback_reaches_the_clerk(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_bytes(b"\xff\xfe")
    run = subprocess.run([sys.executable, "-m", "recovery_docs", "check", str(path)], capture_output=True, check=False)
    assert run.returncode == 2
    assert b"Traceback" not in run.stderr
    assert "UTF-8" in run.stderr.decode()


# --- check --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
def test_the_answer_as_data_has_the_documented_shape(path: Path) -> None:
    result = run("check", path, "--format", "json")
    report = CheckReport.model_validate_json(result.stdout)
    assert report.cases[0].filings
    assert report.program == f"recovery-docs {__version__}"
    schema = json.loads(run("schema", "check").stdout)
    assert _faults(json.loads(result.stdout), schema, schema) == []


KINDS: dict[str, Any] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "number": int | float,
    "boolean": bool,
    "null": type(None),
}


def _faults(value: Any, schema: dict[str, Any], root: dict[str, Any], path: str = "$") -> list[str]:
    """Where a value departs from a JSON Schema of the kind that pydantic prints: a small second reader of it."""
    if "$ref" in schema:
        return _faults(value, root["$defs"][schema["$ref"].rpartition("/")[2]], root, path)
    if "anyOf" in schema:
        tried = [_faults(value, one, root, path) for one in schema["anyOf"]]
        return [] if any(not found for found in tried) else tried[0]
    if "type" in schema and not isinstance(value, KINDS[schema["type"]]):
        return [f"{path}: not {schema['type']}"]
    if "enum" in schema and value not in schema["enum"]:
        return [f"{path}: not one of {schema['enum']}"]
    found = []
    if isinstance(value, dict):
        known = schema.get("properties", {})
        found += [f"{path}.{key}: not allowed" for key in value if key not in known]
        found += [f"{path}.{key}: missing" for key in schema.get("required", []) if key not in value]
        for key in value.keys() & known.keys():
            found += _faults(value[key], known[key], root, f"{path}.{key}")
    elif isinstance(value, list) and "items" in schema:
        for index, item in enumerate(value):
            found += _faults(item, schema["items"], root, f"{path}[{index}]")
    return found


def test_the_second_reader_of_schemas_sees_faults() -> None:
    schema = json.loads(run("schema", "check").stdout)
    good = json.loads(run("check", GOOD, "--format", "json").stdout)
    assert _faults(good, schema, schema) == []
    assert _faults(good | {"more": 1}, schema, schema) == ["$.more: not allowed"]
    assert _faults(good | {"cases": None}, schema, schema) == ["$.cases: not array"]


def test_check_explains_where_each_fact_stands() -> None:
    text = run("check", GOOD, "--filing", "civil-complaint", "--explain").stdout
    assert "事实：borrowers[0].service_address = 湖北省武汉市江岸区样本巷6号" in text
    assert "two-notes-published.yaml" in text
    assert "第25行" in text or "第24行" in text
    plain = run("check", GOOD, "--filing", "civil-complaint").stdout
    assert "事实：" not in plain
    assert "依据：" in plain


def test_check_asks_on_the_day_it_is_told() -> None:
    early = json.loads(run("check", GOOD, "--as-of", "2024-12-10", "--format", "json").stdout)["cases"][0]
    own = json.loads(run("check", GOOD, "--format", "json").stdout)["cases"][0]
    assert (early["as_of"], own["as_of"]) == ("2024-12-10", "2024-12-18")
    # 8 days less of both notes: 200,000 × 3.456% ÷ 360 × 8 = 153.60 and 87,928.05 × 4.5% ÷ 360 × 8 = 87.93
    assert own["total"] == "290799.11"
    assert float(early["total"]) == pytest.approx(290799.11 - 153.60 - 87.93, abs=0.011)


def test_check_of_a_workbook_tells_of_every_row() -> None:
    result = run("check", EXAMPLES / "workbook-flat.xlsx", "--format", "json", "--as-of", "2026-11-20")
    cases = json.loads(result.stdout)["cases"]
    assert len(cases) > 1
    assert all(one["place"] for one in cases)


def test_check_writes_to_a_file(tmp_path: Path) -> None:
    assert run("check", GOOD, "--format", "json", "--out", tmp_path / "check.json").stdout == ""
    assert CheckReport.model_validate_json((tmp_path / "check.json").read_text(encoding="utf-8"))
    run("check", GOOD, "--format", "xlsx", "--out", tmp_path / "check.xlsx")
    assert (tmp_path / "check.xlsx").read_bytes().startswith(b"PK")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
@pytest.mark.parametrize(
    ("command", "form"),
    [
        ("check", "text"),
        ("check", "json"),
        ("check", "xlsx"),
        ("ledger", "text"),
        ("ledger", "json"),
        ("ledger", "docx"),
        ("clocks", "text"),
    ],
)
def test_only_the_owner_reads_what_a_command_writes(command: str, form: str, tmp_path: Path) -> None:
    out = tmp_path / f"answer.{form}"
    run(command, GOOD, "--format", form, "--out", out)
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert out.stat().st_size > 100
    assert [path.name for path in tmp_path.iterdir()] == [out.name]


def test_one_case_that_no_law_covers_does_not_silence_the_others(
    monkeypatch: pytest.MonkeyPatch, exits: Callable[..., tuple[int, str, str]]
) -> None:
    assess_all, asked = check_data.assess_all, []

    def first_uncovered(matter: Any, filings: Any) -> Any:
        asked.append(matter)
        if len(asked) == 1:
            raise LawError(Fault(Place(), say("没有这一天的规定"), say("核对日期")))
        return assess_all(matter, filings)

    monkeypatch.setattr(check_data, "assess_all", first_uncovered)
    code, printed, _ = exits("check", EXAMPLES / "workbook-flat.xlsx", "--format", "json", "--as-of", "2026-11-20")
    cases = json.loads(printed)["cases"]
    assert code == 2
    assert cases[0]["faults"][-1]["problem"] == "没有这一天的规定"
    assert any(one["filings"] for one in cases[1:])


# --- language -----------------------------------------------------------------------------------------------------------


def test_in_english_where_asked(exits: Callable[..., tuple[int, str, str]]) -> None:
    code, printed, _ = exits("--lang", "en", "check", GOOD, "--format", "json", "--filing", "civil-complaint")
    report = json.loads(printed)
    assert report["language"] == "en"
    findings = report["cases"][0]["filings"][0]["findings"]
    assert code == 0
    assert not any(one["name"].isascii() for one in findings)  # 规则只说中文
    assert all(citation["text"].isascii() for one in findings for citation in one["citations"])


def test_faults_in_english(exits: Callable[..., tuple[int, str, str]], case: Callable[..., Path]) -> None:
    code, _, errors = exits("--lang=en", "check", case(cuort="x"))
    assert code == 2
    assert "court" in errors
    assert not any("\u4e00" <= letter <= "\u9fff" for letter in errors)


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"RECOVERY_DOCS_LANG": "en"}, "en"),
        ({"RECOVERY_DOCS_LANG": "fr"}, "zh"),
        ({"RECOVERY_DOCS_LANG": "", "LC_ALL": "en_GB.UTF-8", "LANG": "en_GB.UTF-8"}, "zh"),
    ],
)
def test_chinese_where_nobody_asks_for_english(
    environment: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert json.loads(run("check", GOOD, "--format", "json").stdout)["language"] == language


def test_headings_are_english_and_findings_are_whole_chinese_sentences(
    exits: Callable[..., tuple[int, str, str]],
) -> None:
    asked = ("--filing", "guarantor-demand", "--filing", "payment-order-application", "--as-of", "2024-12-18")
    _, printed, _ = exits("--lang", "en", "check", GOOD, *asked)
    lines = [line.strip() for line in printed.splitlines()]
    assert lines[0].startswith("Case 2024-1218  As of 2024-12-18  Total claim CNY 290,799.11")
    assert "履行保证责任通知书（guarantor-demand）　Not needed in this case" in lines
    assert "✓ PAY001 Met　债务已经全部到期，截至2024年12月18日共290,799.11元" in lines
    assert "✗ PAY008 Not met (does not prevent filing)　请求计算至实际清偿之日，法院可能认为数额不确定" in lines


# --- packet and demo ----------------------------------------------------------------------------------------------------


def test_packet_lists_what_it_made(tmp_path: Path) -> None:
    result = run("packet", GOOD, "--filing", "civil-complaint", "--out", tmp_path)
    listed = [Path(line) for line in result.stdout.splitlines()]
    assert {path.name for path in listed} == {path.name for path in (tmp_path / "2024-1218").iterdir()}
    assert listed[-1].name == "manifest.json"
    assert any("民事起诉状" in path.name for path in listed)


def test_a_draft_is_made_of_what_is_refused_and_says_so(case: Callable[..., Path], tmp_path: Path) -> None:
    result = run("packet", case(court=None), "--filing", "civil-complaint", "--draft", "--out", tmp_path / "out")
    assert result.exit_code == 1
    files = sorted((tmp_path / "out" / "2024-1218").glob("*.docx"))
    assert "核对表" in files[0].name
    assert all(MARK in document_text(path.read_bytes()) for path in files)
    assert "request.court" in document_text(files[0].read_bytes())
    assert "request.court" in result.stderr


def test_a_stopped_draft_does_not_take_the_place_of_a_packet(case: Callable[..., Path], tmp_path: Path) -> None:
    assert run("packet", GOOD, "--filing", "civil-complaint", "--out", tmp_path / "out").exit_code == 0
    before = {path.name: path.read_bytes() for path in (tmp_path / "out" / "2024-1218").iterdir()}
    assert run("packet", case(court=None), "--filing", "civil-complaint", "--out", tmp_path / "out").exit_code == 1
    assert {path.name: path.read_bytes() for path in (tmp_path / "out" / "2024-1218").iterdir()} == before


def test_warnings_of_a_case_file_are_shown_and_stop_nothing(example: Example, tmp_path: Path) -> None:
    facts = example("two-notes-published")
    facts["borrowers"][0]["resident_id"] = "330106198503020000"
    path = tmp_path / "case.yaml"
    path.write_text(yaml.safe_dump(facts, allow_unicode=True), encoding="utf-8")
    result = run("packet", path, "--filing", "civil-complaint", "--out", tmp_path / "out")
    assert result.exit_code == 0
    assert "表格软件" in result.stderr


def test_the_demo_makes_a_packet_of_every_example(tmp_path: Path) -> None:
    result = run("demo", "--out", tmp_path)
    assert result.exit_code == 0, result.output
    ids = {yaml.safe_load(path.read_text(encoding="utf-8"))["id"] for path in EXAMPLES.glob("*.yaml")}
    assert {path.name for path in tmp_path.iterdir()} == ids
    for folder in tmp_path.iterdir():
        assert (folder / "manifest.json").is_file()
        assert folder.name in result.stdout
    assert "可以提交" in result.stdout


# --- schema, rules, help ------------------------------------------------------------------------------------------------


def test_the_schema_of_a_case_file_takes_every_example() -> None:
    schema = json.loads(run("schema").stdout)
    assert schema == json.loads(json.dumps(Case.model_json_schema()))
    assert set(schema["required"]) == {"id", "creditor", "borrowers", "loan"}
    assert schema["properties"]["loan"]["title"] == "借款"


def test_every_rule_is_listed_and_can_be_looked_up() -> None:
    listed = run("rules", "list", "--filing", "civil-complaint").stdout
    assert "CMP001" in listed
    assert "GUA004" not in listed  # asked of the demand to a guarantor, not of a complaint
    shown = run("rules", "show", "lim001").stdout
    assert "LIM001" in shown
    assert "民法典" in shown
    assert "civil-complaint" in shown


@pytest.mark.parametrize("name", list(COMMANDS))
def test_every_command_has_help(name: str) -> None:
    result = run(name, "--help")
    assert result.exit_code == 0, result.output
    assert all(word in result.stdout for word in ("用法:", "选项:", "--help"))


def test_the_help_names_every_command(exits: Callable[..., tuple[int, str, str]]) -> None:
    code, printed, _ = exits("--help")
    assert code == 0
    assert set(re.findall(r"(?m)^  ([a-z]+)  +\S", printed)) == set(COMMANDS) - {"bench"}


def test_the_version_is_that_of_the_package(exits: Callable[..., tuple[int, str, str]]) -> None:
    code, printed, _ = exits("--version")
    assert code == 0
    assert __version__ in printed


@pytest.mark.parametrize(("as_of", "told"), [("2199-12-31", True), ("2026-11-20", False)])
def test_a_day_that_has_not_come_is_told(as_of: str, told: bool, tmp_path: Path) -> None:
    checked = run("check", GOOD, "--as-of", as_of, "--format", "json")
    (case,) = CheckReport.model_validate_json(checked.stdout).cases
    assert any("还没有到" in fault.problem for fault in case.faults) is told
    made = run("packet", GOOD, "--as-of", as_of, "--filing", "collection-notice", "--out", tmp_path)
    assert ("还没有到" in made.stderr) is told


@pytest.mark.parametrize("day", ["2023-02-10", "2023/2/10", "2023年2月10日", "20230210"])
def test_a_day_is_written_as_people_write_it(day: str, exits: Callable[..., tuple[int, str, str]]) -> None:
    case = EXAMPLES / "two-notes-published.yaml"
    assert exits("ledger", case, "--as-of", day) == exits("ledger", case, "--as-of", "2023-02-10")


@pytest.mark.parametrize(
    ("name", "filing"),
    [
        ("催收通知书", "collection-notice"),
        ("逾期贷款催收通知书", "collection-notice"),
        ("债权转让通知暨催收通知书", "assignment-notice"),
        ("民事起诉状", "civil-complaint"),
        ("人民调解申请书", "mediation-application"),
        ("支付令申请书", "payment-order-application"),
    ],
)
def test_a_filing_is_asked_for_by_its_name(name: str, filing: str, exits: Callable[..., tuple[int, str, str]]) -> None:
    case = EXAMPLES / "two-notes-published.yaml"
    assert exits("check", case, "--filing", name)[1] == exits("check", case, "--filing", filing)[1]


def test_a_name_that_several_filings_share_is_no_filing(exits: Callable[..., tuple[int, str, str]]) -> None:
    code, _, errors = exits("check", EXAMPLES / "two-notes-published.yaml", "--filing", "申请书")
    assert code == 2
    assert "没有叫 申请书 的文书" in errors


def test_another_filing_asked_for_later_takes_the_first_letter_along_under_its_number(tmp_path: Path) -> None:
    def asked(filing: str) -> list[str]:
        arguments = [str(EXAMPLES / "working-capital.yaml"), "--filing", filing, "--as-of", "2026-11-20"]
        result = CliRunner().invoke(group, ["packet", *arguments, "--out", str(tmp_path)])
        assert result.exit_code == 0, result.output
        return sorted(path.name for path in tmp_path.glob("*/*.docx"))

    first = asked("collection-notice")
    assert any(name.startswith("01_") and "催收通知书" in name for name in first)
    assert set(first) < set(asked("guarantor-demand"))
    assert asked("collection-notice") == asked("guarantor-demand")
