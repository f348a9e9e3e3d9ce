"""Every measurement, the quick ones first: `python -m benchmarks`, `make bench`, or `recovery-docs bench` in a checkout."""

import sys

from benchmarks import batch, document, ledger, share


def main() -> int:
    """Exit 1 when two ways print different texts, or a case is lost."""
    failed = document.main()
    share.main()
    ledger.main()
    return max(failed, batch.main(batch.DEFAULT_SIZES))


if __name__ == "__main__":
    sys.exit(main())
