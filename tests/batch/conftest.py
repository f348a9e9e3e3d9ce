"""A run over the linked example: fourteen cases that can be made, seven rows that cannot be read."""

import pytest
from batch_runs import EXAMPLES, Ran, run


@pytest.fixture(scope="session")
def linked_run(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    book = EXAMPLES / "workbook-linked.xlsx"
    return run(book, tmp_path_factory.mktemp("run") / "out", "--filing", "collection-notice", "--as-of", "2023-02-10")
