"""① The first page in a browser: files chosen, dropped and asked about; the keyboard alone; paper."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"


def test_case_files_chosen_by_the_button_lie_in_the_folder_and_on_the_page(page: Page, served: Any) -> None:
    chosen = sorted(EXAMPLES.glob("*.yaml"))[:3]
    page.get_by_label("选择文件").set_input_files(chosen)
    for path in chosen:
        expect(page.get_by_role("link", name=path.name)).to_be_visible()
        assert (served.folder.ledgers / path.name).read_bytes() == path.read_bytes()


def _drop(page: Page, name: str, text: str) -> None:
    """Let go of a file over the page, as a hand does."""
    data = page.evaluate_handle(
        "([name, text]) => { const data = new DataTransfer(); data.items.add(new File([text], name)); return data }",
        [name, text],
    )
    for kind in ("dragover", "drop"):
        page.get_by_text("拖到这里").dispatch_event(kind, {"dataTransfer": data})


def test_a_dropped_file_of_a_known_name_is_asked_about(page: Page, served: Any, watched: Any) -> None:
    there = served.folder.ledgers / "甲.yaml"
    _drop(page, "甲.yaml", "id: one")
    expect(page.get_by_role("link", name="甲.yaml")).to_be_visible()
    _drop(page, "甲.yaml", "id: two")
    expect(page.get_by_text("已经有同名的文件，内容不同")).to_be_visible()
    assert there.read_text() == "id: one"
    expect(page.get_by_role("button", name="换掉原来的")).to_be_focused()
    page.get_by_role("button", name="两个都留").click()
    expect(page.get_by_role("link", name="甲(2).yaml")).to_be_visible()
    assert (there.read_text(), there.with_name("甲(2).yaml").read_text()) == ("id: one", "id: two")
    assert all("409" in trouble for trouble in watched.troubles)
    watched.troubles.clear()  # the browser notes the question as an error of its own


def test_what_is_no_ledger_is_refused_by_name_and_nothing_moves(page: Page, served: Any, watched: Any) -> None:
    _drop(page, "信.docx", "x")
    expect(page.get_by_text("“信.docx”没有放入")).to_contain_text(".xlsx")
    assert list(served.folder.ledgers.iterdir()) == []
    watched.troubles.clear()


_FOCUSED = """() => {
    const one = document.activeElement;
    const shown = one.id === "files" ? document.querySelector("label[for=files]") : one;
    const name = one === document.body ? "BODY" : one.innerText.trim() || one.id;
    return [name, getComputedStyle(shown).outlineStyle !== "none"];
}"""


def test_the_keyboard_alone_reaches_everything_and_shows_where_it_is(page: Page, served: Any) -> None:
    (served.folder.ledgers / "甲.yaml").write_text("id: one")
    page.reload()
    reached = []
    for _ in range(12):
        page.keyboard.press("Tab")
        name, outlined = page.evaluate(_FOCUSED)
        reached.append(name)
        assert outlined or name == "BODY"  # past the last, the browser's own bars
    wanted = [
        "跳到正文",
        "清收文书工作台",
        "files",
        "甲.yaml",
        "新建空白工作簿",
        "新建空白工作簿（多张表）",
        "打开文件夹",
    ]
    assert [one for one in reached if one in wanted][: len(wanted)] == wanted


def test_a_blank_workbook_by_the_keyboard_and_back_and_reload_keep_the_place(page: Page, served: Any) -> None:
    page.get_by_role("button", name="新建空白工作簿", exact=True).press("Enter")
    expect(page.get_by_role("link", name="空白台账.xlsx")).to_be_visible()
    page.reload()
    expect(page.get_by_role("status").filter(has_text="已建")).to_contain_text("已建“空白台账.xlsx”")
    page.go_back()
    expect(page.get_by_text("已建")).to_have_count(0)
    assert [path.name for path in served.folder.books()] == ["空白台账.xlsx"]


def test_every_input_has_a_label_and_the_page_prints_without_its_buttons(page: Page) -> None:
    nameless = page.eval_on_selector_all(
        "input, select, textarea, button",
        "all => all.filter(one => !one.labels?.length && !one.innerText.trim()).length",
    )
    assert nameless == 0
    page.emulate_media(media="print")
    expect(page.get_by_role("button").first).to_be_hidden()
    expect(page.get_by_role("heading", name="首页")).to_be_visible()


def test_a_case_file_opens_at_its_case_however_early_it_is_asked_for(page: Page, served: Any) -> None:
    served.folder.ledgers.joinpath("working-capital.yaml").write_bytes((EXAMPLES / "working-capital.yaml").read_bytes())
    page.reload()
    page.get_by_role("link", name="working-capital.yaml").click()
    page.wait_for_url("**/cases/2026-0117")
