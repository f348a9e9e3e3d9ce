"""结论之外，条文的每一项各自满不满足，也说得出来；不知道的不算不满足。"""

import pytest

import recovery_docs.prerequisites as rules

rules.load_rules()


@pytest.mark.parametrize(
    ("as_of", "loan", "satisfied"),
    [
        ("2023-07-16", {}, [True, True, True, True]),
        # 到期日当天：数额算得出，还没有违约。
        ("2023-07-15", {}, [True, True, True, False]),
        ("2023-07-16", {"contract": {}}, [True, None, True, True]),
    ],
)
def test_the_four_limbs_of_a_claim(make, ask, as_of, loan, satisfied):
    (finding,) = ask("CMP003", make(as_of, loan=loan))
    assert [limb.satisfied for limb in finding.limbs] == satisfied


def test_a_debt_that_was_repaid_has_no_sum_to_claim(make, ask):
    (finding,) = ask("CMP003", make("2023-08-01", repayments=[{"paid_on": "2023-07-15", "amount": 2000000}]))
    assert (str(finding.limbs[0].text), finding.limbs[0].satisfied) == ("请求的数额具体", False)


@pytest.mark.parametrize(
    ("cost", "satisfied"),
    [
        ({"kind": "lawyer_fee", "agreed": True}, [True, None]),
        ({"kind": "lawyer_fee", "agreed": False, "paid": True}, [False, True]),
        ({"kind": "preservation_fee", "paid": False}, [True, False]),
    ],
)
def test_a_cost_is_agreed_and_paid(make, ask, cost, satisfied):
    (finding,) = ask("CMP027", make("2023-08-01", request={"costs": [{"amount": 5000} | cost]}))
    assert [limb.satisfied for limb in finding.limbs] == satisfied


def test_particulars_are_there_or_not_yet_written(make, ask):
    (finding,) = ask("CMP002", make("2023-08-01"))
    assert [limb.satisfied for limb in finding.limbs] == [True, None]


def test_a_plan_that_leaves_something_open_fails_by_that_limb(make, ask):
    plan = {"plan": [{"pay_on": "2023-12-31", "amount": 1000000}]}
    (finding,) = ask("MED010", make("2023-08-01", request={"settlement": plan}))
    assert [limb.satisfied for limb in finding.limbs] == [True, False]
