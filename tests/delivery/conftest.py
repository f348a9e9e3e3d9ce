"""One batch of five cases, posted once and copied for each test."""

import shutil
from pathlib import Path

import pytest
from posted_batches import Mailed, case_row, mailed


@pytest.fixture(scope="session")
def five(tmp_path_factory: pytest.TempPathFactory) -> Mailed:
    agreed = {"送达地址": "浙江省海宁市约定路4号", "送达地址是否约定": "是"}
    rows = [case_row(number, **(agreed if number == 4 else {})) for number in range(1, 6)]
    return mailed(tmp_path_factory.mktemp("five"), rows)


@pytest.fixture
def posted(five: Mailed, tmp_path: Path) -> Mailed:
    shutil.copytree(five.book.parent, tmp_path, dirs_exist_ok=True)
    return Mailed(tmp_path / five.book.name, tmp_path / five.out.name, tmp_path / five.folder.name)
