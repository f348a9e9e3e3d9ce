"""法院名称说得出辖区和级别；地址在不在辖区，看得出才说。"""

import pytest

from recovery_docs.prerequisites.jurisdiction.court_area import area_of, is_named, level_of, lies_in, province_of


@pytest.mark.parametrize(
    ("court", "level"),
    [
        ("海宁市人民法院", "basic"),
        ("嘉兴市中级人民法院", "intermediate"),
        ("上海金融法院", "intermediate"),
        ("浙江省高级人民法院", "high"),
        ("杭州互联网法院", "basic"),
    ],
)
def test_a_name_tells_the_level(court, level):
    assert level_of(court) == level


@pytest.mark.parametrize(
    ("court", "area"),
    [
        ("海宁市人民法院", "海宁市"),
        ("杭州市西湖区人民法院", "杭州市西湖区"),
        ("北京市第二中级人民法院", "北京市"),
        # 专门法院、开发区法院的名称不是辖区。
        ("上海金融法院", None),
        ("示例开发区人民法院", None),
        (None, None),
    ],
)
def test_a_name_tells_the_area_save_for_special_courts(court, area):
    assert area_of(court) == area


@pytest.mark.parametrize(
    ("address", "area", "answer"),
    [
        ("浙江省海宁市示例路1号", "海宁市", True),
        ("浙江海宁示例路1号", "海宁市", True),
        ("浙江省桐乡市示例路1号", "海宁市", False),
        # 路名、镇名里有城市的简称，不在那个城市。
        ("上海市黄浦区南京东路1号", "南京市", False),
        ("上海市黄浦区南京路1号", "江苏省南京市", False),
        ("浙江省桐乡市海宁镇1号", "海宁市", False),
        ("哈尔滨道里区示例街1号", "哈尔滨市", True),
        ("吉林省长春市朝阳区示例路1号", "北京市朝阳区", False),
        ("北京市朝阳区示例路1号", "北京市朝阳区", True),
        # 北京的区只看区名，区名要写全。
        ("北京朝阳区示例路1号", "北京市朝阳区", True),
        ("北京市朝阳示例路1号", "北京市朝阳区", False),
        ("吉林省长春市朝阳区示例路1号", "朝阳区", True),
        ("浙江省海宁市示例路1号", "浙江省嘉兴市海宁市", True),
        # 一个字不是简称。
        ("湖南省长沙县示例路1号", "沙市", False),
        ("示例路1号", "海宁市", None),
        (None, "海宁市", None),
        ("浙江省海宁市示例路1号", None, None),
    ],
)
def test_an_address_lies_in_an_area_or_nobody_can_tell(address, area, answer):
    assert lies_in(address, area) is answer


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("海宁市人民法院", True),
        ("上海金融法院", True),
        ("贷款人所在地人民法院", False),
        ("有管辖权的人民法院", False),
        ("人民法院", False),
        ("示例仲裁委员会", False),
        (None, False),
    ],
)
def test_a_description_names_no_court(words, named):
    assert is_named(words) is named


@pytest.mark.parametrize(
    ("place", "province"), [("浙江海宁", "浙江省"), ("广西示例市", "广西壮族自治区"), ("示例路1号", None)]
)
def test_an_address_begins_with_its_province(place, province):
    assert province_of(place) == province
