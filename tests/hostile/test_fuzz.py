"""A fast part of `make fuzz`: every damaged file is read, or refused in a sentence."""

from random import Random

import pytest
from scripts.fuzz.trials import TRIALS


@pytest.mark.parametrize("seed", range(25))
@pytest.mark.parametrize("kind", TRIALS)
def test_a_damaged_file_is_read_or_refused_in_a_sentence(kind, seed, tmp_path):
    assert TRIALS[kind](Random(seed), tmp_path) in (True, False)
