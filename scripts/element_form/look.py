"""The styles, theme and settings of the element forms, from `theme.toml`."""

from typing import Any
from xml.sax.saxutils import quoteattr

from scripts.element_form.word import W

NEVER_LAST = "$([{£¥·‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥年月第"
NEVER_FIRST = (
    "!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠年月日元"
)

_THEME_FONTS = ("heading", "body")
_BORDERS = (
    *((side, "outer") for side in ("top", "left", "bottom", "right")),
    *((side, "inner") for side in ("insideH", "insideV")),
)
_A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'


def styles(theme: dict[str, Any]) -> str:
    """word/styles.xml: every style named in Chinese, as a clerk meets it in Word."""
    margin = theme["table"]["cell_margin"]
    widths = theme["table"]["borders"]
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="{widths[place]}" w:space="0" w:color="auto"/>' for side, place in _BORDERS
    )
    return (
        f'<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr>{_fonts("body")}<w:sz w:val="21"/><w:szCs w:val="21"/>'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        '<w:pPr><w:jc w:val="both"/></w:pPr></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
        '<w:style w:type="table" w:customStyle="1" w:styleId="ElementTable"><w:name w:val="要素式表格"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{borders}</w:tblBorders><w:tblCellMar>'
        f'<w:left w:w="{margin}" w:type="dxa"/><w:right w:w="{margin}" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        + "".join(_paragraph_style(style) for style in theme["style"])
        + "".join(_character_style(style) for style in theme["character"])
        + "</w:styles>"
    )


def _paragraph_style(style: dict[str, Any]) -> str:
    size = int(style.get("size", 10.5) * 2)
    spacing = "".join(f' w:{side}="{style[side] * 20}"' for side in ("before", "after") if side in style)
    condensed = f'<w:spacing w:val="{style["spacing"]}"/>' if "spacing" in style else ""
    keep = "<w:keepNext/>" if style.get("keep_next") else ""
    bold = "<w:b/><w:bCs/>" if style.get("font") == "heading" else ""
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style["id"]}"><w:name w:val="{style["name"]}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{keep}<w:widowControl w:val="0"/>'
        f'<w:spacing{spacing} w:line="{style.get("line", 17) * 20}" w:lineRule="exact"/>{_indent(style)}'
        f'<w:jc w:val="{style.get("align", "both")}"/></w:pPr>'
        f'<w:rPr>{_fonts(style.get("font", "body"))}{bold}{condensed}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
        "</w:style>"
    )


def _indent(style: dict[str, Any]) -> str:
    if "left" in style:
        return f'<w:ind w:leftChars="{style["left"] * 100}" w:left="{style["left"] * 210}"/>'
    if "left_twips" in style:
        return f'<w:ind w:left="{style["left_twips"]}" w:right="{style.get("right_twips", 0)}"/>'
    if "first_line" in style:
        return f'<w:ind w:firstLineChars="{style["first_line"] * 100}" w:firstLine="{style["first_line"] * 210}"/>'
    return ""


def _character_style(style: dict[str, Any]) -> str:
    look = '<w:u w:val="single"/>' if style.get("underline") else ""
    if size := style.get("size"):
        look = (
            f'{_fonts("body")}<w:b w:val="0"/><w:bCs w:val="0"/><w:sz w:val="{size * 2}"/><w:szCs w:val="{size * 2}"/>'
        )
    return (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{style["id"]}"><w:name w:val="{style["name"]}"/>'
        f"<w:qFormat/>{f'<w:rPr>{look}</w:rPr>' if look else ''}</w:style>"
    )


def _fonts(font: str) -> str:
    if font in _THEME_FONTS:
        part = "major" if font == "heading" else "minor"
        pairs = (("ascii", "Ascii"), ("eastAsia", "EastAsia"), ("hAnsi", "HAnsi"))
        return "<w:rFonts" + "".join(f' w:{script}Theme="{part}{theme}"' for script, theme in pairs) + "/>"
    return f'<w:rFonts w:asciiTheme="minorAscii" w:eastAsia="{font}" w:hAnsiTheme="minorHAnsi"/>'


def font_table(theme: dict[str, Any]) -> str:
    """word/fontTable.xml: what stands in for a font that is absent."""
    latin = theme["fonts"]["latin"]
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="{"00" if name == latin else "86"}"/></w:font>'
        for name, other in theme["fonts"]["substitutes"].items()
    )
    return f"<w:fonts {W}>{fonts}</w:fonts>"


def settings() -> str:
    """word/settings.xml: underlined blanks at the end of a line show, East Asian text is Chinese."""
    return (
        f'<w:settings {W}><w:characterSpacingControl w:val="compressPunctuation"/>{_unbroken()}<w:compat><w:ulTrailSpace/>'
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        '</w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
    )


def _unbroken() -> str:
    """What may not end and not begin a line: Word's own lists, and 年月日元 and 第, so that no amount and no day is parted."""
    pairs = (("After", NEVER_LAST), ("Before", NEVER_FIRST))
    return "".join(f'<w:noLineBreaks{where} w:lang="zh-CN" w:val={quoteattr(marks)}/>' for where, marks in pairs)


def properties(title: str = "{{ title }}", author: str = "{{ author }}") -> str:
    """docProps/core.xml: title and author as every paper of the house has them."""
    return (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title>'
        f"<dc:creator>{author}</dc:creator><dc:language>zh-CN</dc:language></cp:coreProperties>"
    )


def theme_part(theme: dict[str, Any]) -> str:
    """word/theme/theme1.xml: the two theme fonts that most styles point to."""
    fonts = theme["fonts"]
    scheme = "".join(
        f'<a:{part}Font><a:latin typeface="{fonts["latin"]}"/><a:ea typeface="{fonts[name]}"/><a:cs typeface=""/>'
        f'<a:font script="Hans" typeface="{fonts[name]}"/></a:{part}Font>'
        for part, name in (("major", "heading"), ("minor", "body"))
    )
    names = ("dk1", "lt1", "dk2", "lt2", *(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{"FFFFFF" if name.startswith("lt") else "000000"}"/></a:{name}>' for name in names
    )
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>' * 3
    line = '<a:ln w="6350"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln>' * 3
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        f'<a:theme {_A} name="要素式"><a:themeElements><a:clrScheme name="要素式">{colours}</a:clrScheme>'
        f'<a:fontScheme name="要素式">{scheme}</a:fontScheme><a:fmtScheme name="要素式"><a:fillStyleLst>{fill}'
        f"</a:fillStyleLst><a:lnStyleLst>{line}</a:lnStyleLst><a:effectStyleLst>{effect}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )
