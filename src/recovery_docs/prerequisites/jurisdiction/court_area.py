"""Courts and the places they serve, read from their names: which level, which area, whether an address lies in it.

A court's name says its area (海宁市人民法院, 杭州市西湖区人民法院), save for courts of a special or concentrated
jurisdiction, of which only `request.court_place` can tell. Where neither tells, the answer is `None`, never a guess.
"""

import re
from typing import Literal

from recovery_docs.case import Case
from recovery_docs.case.party import Party

Level = Literal["basic", "intermediate", "high"]

# 省级行政区的全称；简写去掉“省”“市”“自治区”和民族名。
_PROVINCES = (
    "北京市|天津市|上海市|重庆市|河北省|山西省|辽宁省|吉林省|黑龙江省|江苏省|浙江省|安徽省|福建省|江西省|山东省|河南省|"
    "湖北省|湖南省|广东省|海南省|四川省|贵州省|云南省|陕西省|甘肃省|青海省|台湾省|"
    "内蒙古自治区|广西壮族自治区|西藏自治区|宁夏回族自治区|新疆维吾尔自治区"
)
PROVINCES: dict[str, str] = {
    re.sub("(壮族|回族|维吾尔)?(自治区|省|市)$", "", full): full for full in re.split(r"\|", _PROVINCES)
}

_PROVINCE = re.compile("|".join(PROVINCES))
_SPECIAL = re.compile("金融法院|互联网法院|海事法院|知识产权法院|铁路|合作区|开发区|自由贸易|矿区|林区|垦区|兵团")
_COURT = re.compile("(第[一二三四五六七八九十]+)?(初级|基层|中级|高级)?人民法院.*$|(金融|互联网)法院$")
_NO_ROAD = "(?![东南西北中一二三四五六七八九十]?(?:路|街|大道|大街|巷|弄|村|镇|乡|花园|小区|广场|大厦))"
_DIVISION = re.compile("[^省市区县旗盟]+?(?:自治区|自治州|自治县|自治旗|地区|新区|省|市|盟|区|县|旗)")


def level_of(court: str) -> Level:
    """The level of a court by its name."""
    if "高级人民法院" in court:
        return "high"
    return "intermediate" if re.search("中级人民法院|金融法院|海事法院|知识产权法院", court) else "basic"


def province_of(place: str) -> str | None:
    """The province with which an address or a court's name begins.

    >>> province_of("浙江海宁示例路1号")
    '浙江省'
    """
    found = _PROVINCE.match(place)
    return PROVINCES[found[0]] if found else None


def province_of_party(party: Party) -> str | None:
    """The party's province as written, else as its address begins."""
    return province_of(party.province or party.home or "")


def court_province(case: Case) -> str | None:
    """The province of the court that the request names."""
    request = case.request
    return province_of(request.court_province or request.court_place or request.court or "")


def area_of(court: str | None, court_place: str | None = None) -> str | None:
    """The area that a court serves: as the request says, else as its name says, else unknown.

    >>> area_of("杭州市西湖区人民法院")
    '杭州市西湖区'
    """
    if court_place:
        return court_place
    if not court or _SPECIAL.search(court):
        return None
    return _COURT.sub("", court) or None


def is_named(court: str | None) -> bool:
    """Whether words name one court, rather than describe it (贷款人所在地人民法院, 有管辖权的人民法院)."""
    if not court or not court.endswith("法院"):
        return False
    return bool(_SPECIAL.search(court) or _DIVISION.search(_COURT.sub("", court)))


def lies_in(address: str | None, area: str | None) -> bool | None:
    """Whether an address lies in an area; `None` where either is unknown or cannot be read.

    The smallest division of the area must stand in the address; the provinces, where both name one, must agree; and a
    district must stand in its own city, since many cities have a district of the same name.

    >>> lies_in("浙江省海宁市示例路1号", "海宁市")
    True
    >>> lies_in("吉林省长春市朝阳区示例路1号", "北京市朝阳区")
    False
    """
    if not address or not area:
        return None
    here = _DIVISION.findall(area)
    if not here:
        return None
    provinces = province_of(area), province_of(address)
    if all(provinces) and provinces[0] != provinces[1]:
        return False
    smallest = here[-1]
    city = here[-2] if smallest.endswith("区") and len(here) > 1 else None
    if _names(address, smallest) and (city is None or city in PROVINCES.values() or _names(address, city)):
        return True
    return False if _DIVISION.search(address) else None


def _names(address: str, division: str) -> bool:
    """Whether an address names a division, in full or (save for districts) without its last character.

    A road, a town or a village that bears the short name of a city lies elsewhere (上海市南京西路).
    """
    if division in address:
        return True
    short = not division.endswith("区") and len(division) > 2
    return short and re.search(re.escape(division[:-1]) + _NO_ROAD, address) is not None
