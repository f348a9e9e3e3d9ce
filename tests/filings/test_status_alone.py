"""Whether a filing may be made is the same whether all its rules are asked, or only until one stops it."""

from pathlib import Path
from typing import Any

from recovery_docs.filings import on_their_own
from recovery_docs.filings.assessment import assess, status

EXAMPLES = sorted(path.stem for path in (Path(__file__).resolve().parents[2] / "examples").glob("*.yaml"))


def test_the_status_alone_is_that_of_all_findings(example: Any, matter: Any) -> None:
    """The cases go one after another, as those of a book do, so that each is asked first what stopped the one before."""
    likely: dict[str, str] = {}
    seen = set()
    fewer = 0
    for name in [*EXAMPLES, "everything", *EXAMPLES]:
        data = example(name)
        whole, alone = matter(data), matter(data)
        for filing in on_their_own():
            expected = assess(whole, filing).status
            assert status(alone, filing, likely) == expected, (name, filing.id)
            seen.add(expected)
        fewer += len(whole.found) - len(alone.found)
    assert seen == {"ready", "refused", "not_applicable"}
    assert fewer > 0
