"""How much CPU something takes beside ordinary work done in the same process."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache

from containers import word

from recovery_docs.rendering.engine.compiled_template import CompiledTemplate

LONGEST_PAPER = word(*["借款{{ a }}元"] * 1500)


def seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


@cache
def of_a_long_paper() -> float:
    """Seconds of CPU of one paper of fifty pages, the better of two."""
    return min(
        seconds(lambda: CompiledTemplate.load(LONGEST_PAPER, name="催收通知书.docx").render({"a": "x"}))
        for _ in range(2)
    )


@contextmanager
def no_more_than(papers: float) -> Iterator[None]:
    began = time.process_time()
    yield
    taken = time.process_time() - began
    assert taken < papers * of_a_long_paper()
