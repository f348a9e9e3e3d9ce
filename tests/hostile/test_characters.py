"""What nobody sees in a text is taken out on the way in, from a case file as from a cell; JSON is read as JSON."""

import json
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from recovery_docs.intake import read_case

EXAMPLE = Path(__file__).parents[2] / "examples" / "private-loan.yaml"
UNSEEN = ["\u200b", "\u202e", "\u2066", "\ufeff", "\u200f", "\u00ad"]


def _written(folder: Path, suffix: str, change: Callable[[str], str]) -> Path:
    data = yaml.load(EXAMPLE.read_text(encoding="utf-8"), yaml.BaseLoader)
    data["borrowers"][0]["name"] = change(data["borrowers"][0]["name"])
    path = folder / f"案件{suffix}"
    text = (
        json.dumps(data, ensure_ascii=suffix == ".json")
        if suffix == ".json"
        else yaml.safe_dump(data, allow_unicode=True)
    )
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("suffix", [".json", ".yaml"])
@pytest.mark.parametrize("unseen", UNSEEN)
def test_what_nobody_sees_is_not_part_of_a_name(tmp_path, suffix, unseen):
    plain = read_case(_written(tmp_path, suffix, str)).case.borrowers[0].name
    assert (
        read_case(_written(tmp_path, suffix, lambda name: name[0] + unseen + name[1:])).case.borrowers[0].name == plain
    )


def test_two_ways_of_writing_one_letter_are_one_name(tmp_path):
    composed, apart = "Zoë", unicodedata.normalize("NFD", "Zoë")
    assert apart != composed
    for suffix in (".json", ".yaml"):
        assert read_case(_written(tmp_path, suffix, lambda name: apart)).case.borrowers[0].name == composed


def test_a_rare_character_written_as_a_pair_of_surrogates_is_that_character(tmp_path):
    path = _written(tmp_path, ".json", lambda name: "𠮷示例")
    assert "\\ud842\\udfb7" in path.read_text(encoding="utf-8")
    assert read_case(path).case.borrowers[0].name == "𠮷示例"
