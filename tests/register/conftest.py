"""The databases on which the register is tried."""

from collections.abc import Iterator

import pytest
from postgresql import cluster


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The address of a database of PostgreSQL, kept for all tests."""
    with cluster() as address:
        yield address
