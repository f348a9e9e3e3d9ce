"""Which rules and which branches no test reaches, from a report of `coverage json`; `make cover` runs it."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from recovery_docs.prerequisites import load_rules
from recovery_docs.prerequisites.rule import RULES


def untested(report: dict[str, Any]) -> Iterator[str]:
    """A line for each function with lines or branches that nothing reached; a rule goes by its code."""
    load_rules()
    codes = {(rule.check.__module__, rule.check.__name__): code for code, rule in RULES.items()}
    for file, data in sorted(report["files"].items()):
        module = ".".join(Path(file).with_suffix("").parts).partition("src.")[2]
        for name, function in data["functions"].items():
            ways = [f"{start}→{end if end > 0 else 'end'}" for start, end in function["missing_branches"]]
            lines = [str(line) for line in function["missing_lines"]]
            if lines or ways:
                called = codes.get((module, name), name or "(module)")
                yield f"{file} {called}: lines {', '.join(lines) or '-'}; branches {', '.join(ways) or '-'}"


if __name__ == "__main__":
    print(*untested(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))), sep="\n")
