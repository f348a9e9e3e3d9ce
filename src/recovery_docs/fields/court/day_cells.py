"""A day as official forms ask for it."""

from datetime import date

from recovery_docs.messages import chinese_date
from recovery_docs.tree.group import Group, field


class DayFields(Group):
    """A day in three blanks."""

    def __init__(self, on: date) -> None:
        super().__init__()
        self.on_day = on

    def __str__(self) -> str:
        return chinese_date(self.on_day)

    @field("年", "年份", example="2026")
    def year(self) -> str:
        return str(self.on_day.year)

    @field("月", "月份", example="12")
    def month(self) -> str:
        return str(self.on_day.month)

    @field("日", "日", example="1")
    def day(self) -> str:
        return str(self.on_day.day)
