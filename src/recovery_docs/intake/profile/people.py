"""Several people in one cell, told from each other by the signs that a profile names."""

import re

from recovery_docs.intake.values.cell_text import Raw, text
from recovery_docs.intake.values.names import split_people


def people_in(value: Raw, signs: str, *, is_name: bool) -> list[str]:
    """What stands in a cell of each person, in their order.

    >>> people_in("蒋范文，示例纺织有限公司", "、，", is_name=True)
    ['蒋范文', '示例纺织有限公司']
    """
    written = text(value)
    # 写英文逗号、分号的与写中文的一样看待
    wanted = signs + "".join(narrow for wide, narrow in ("，,", "；;", "／/", "（(") if wide in signs)
    wanted += "".join(wide for wide, narrow in ("，,", "；;", "／/") if narrow in signs)
    if is_name:
        return list(split_people(written, wanted))
    return [part.strip() for part in re.split(f"[{re.escape(wanted)}]+", written) if part.strip()] or [""]
