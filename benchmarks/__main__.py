"""Every measurement, the quick ones first: `python -m benchmarks`, `make bench`, or `recovery-docs bench` in a checkout."""

import subprocess
import sys

from benchmarks import document, ledger, share


def main() -> int:
    """Exit 1 when two ways print different texts, or a case is lost."""
    failed = document.main()
    share.main()
    ledger.main()
    # 另起进程：从大的进程分出来的，内存一开始就大，量不准
    return max(failed, subprocess.run([sys.executable, "-m", "benchmarks.batch"], check=False).returncode)


if __name__ == "__main__":
    sys.exit(main())
