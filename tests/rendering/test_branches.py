"""Which conditions of a template were tried both ways."""

from recovery_docs.rendering.check_template.branches import Branches


def test_conditions_and_loops_are_missed_until_both_ways_were_taken(word):
    template = word(
        "{% if a %}甲{% elif b %}乙{% endif %}",
        table=[["{%tr for g in rows %}"], ["{{ '有' if g else '无' }}"], ["{%tr endfor %}"]],
    )
    branches = Branches(template)
    assert len(list(branches.missed())) == 8
    branches.watch({"a": True, "rows": [1, 0]})
    assert {str(branch) for branch in branches.missed()} == {
        "正文第1段 {% if a %} → 无",
        "正文第1段 {% elif b %} → 有",
        "正文第1段 {% elif b %} → 无",
        "正文表格1第1行第1格 {%tr for g in rows %} → 无",
    }
    branches.watch({"a": False, "b": True, "rows": []})
    branches.watch({"a": False, "b": False, "rows": []})
    assert list(branches.missed()) == []
