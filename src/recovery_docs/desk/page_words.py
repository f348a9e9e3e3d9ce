"""What a sentence says to a terminal, said for a page: its commands and options by the pages that do the same."""

import re
from typing import Any

from markupsafe import Markup
from starlette.responses import JSONResponse

_SAID = {
    r"，?(?:可以)?用 templates fields 查看全部字段": "；全部字段在“模板”页的“字段”里，可以查找、复制",
    r"改成 templates fields 列出的字段": "改成“模板”页“字段”里列出的字段",
    r"改成 templates list 里的编号；另作一种文书的，用 templates new 写一份 \.toml": (
        "在“模板”页“放入本行的 Word”里选代替哪一种；另作一种文书的，在那里选“另作一种文书”"
    ),
    r"，标点用半角；用 templates new 可以写出一份样子": "，标点用半角；“模板”页的“先写出一份样子”可以写出一份",
    r"用 templates list 查看全部(?:模板的)?编号": "全部模板在“模板”页",
    r"，templates fix 可以代劳": "",
    r"用 rules 命令查看全部规则的编号": "规则的编号写在各案“能不能提交”里",
    r"用 templates lint 检查模板里是否留有旧案的资料": "在“模板”页看模板里是否留有旧案的资料",
    r"检查 --templates 后面的路径，或者用 templates export 先导出一份": "检查工作夹里的“模板”文件夹",
    r"，加 --draft": "，在这一案的“看文书”里看草稿",
    r"；或者用 workbook new 生成一本空的工作簿": "；或者在首页“新建空白工作簿”",
    r"用 workbook read --write-profile 写出方案，在［列］里写明哪一列是借款人姓名、哪一列是本金余额": (
        "在“核对标题”里选明哪一列是借款人姓名、哪一列是本金余额"
    ),
    r"需要的改用 workbook new 所生成工作簿中的标题，或者在方案的［列］里写明是哪一项": "需要的在“核对标题”里选明是哪一项",
    r"写 --profile (\S+?)；": r"在“核对标题”里选方案 \1；",
    r"--as-of 却是": "做文书填的截至日却是",
    r"换一个输出目录，或者在 --name 中加上 \S+": "把原来那个文件夹移走或者改名，再做一次",
    r"改用不同的案件编号，或者在 --name 中加上 \S+": "改用不同的案件编号",
    r"加上 --yes 再运行": "按“都改了名，照样做”",
    r"；仍然如此的，把 --workers 改小": "；仍然如此的，先关掉别的程序",
    r"，用 recovery-docs law add-lpr 补上": "，请装机的同事补上",
    r"例如 law list 所列": "照内置的一份写",
    r"名称见 law list": "请装机的同事核对",
    r"…其余见 report\.json": "…其余见“文书”文件夹里的 report.json",
    r"，不能使用 --dask": "",
    r"截至日：命令里写的": "截至日：做文书时填的",
    r"照 examples 中的写法": "照空白工作簿或者随程序的例子",
    r"用 (?:recovery-docs )?register void 作废": "在“文号登记簿”里作废",
    r"写 posting 命令的输出目录，里面有": "请在“交寄和回执”里重做清单，里面要有",
    r"运行 pip install (?:'?recovery-docs\[\w+\]'?)": "请装机的同事另装这一部分",
    r"--out 写一个新的文件夹": "把它移到别处，再做一次",
    r"，或者用 --font 写一个字体文件": "",
    r"用 --font 写一个有这些字的字体文件": "请装机的同事装一种有这些字的字体",
    r"用 --sender 写信封上印的寄件人": "在“信封上的寄件人”里写信封上印的寄件人",
    r"写上 --again": "勾上“以前交寄过的也列入”",
    r"交寄日期不对的写 --posted-on": "交寄日期不对的，在清单里写",
    r"用 check 看有什么错": "打开这一案看有什么错",
    r"不写 --register 的用一个文件": "不指定的用一个文件",
    r"更新版本的 recovery-docs": "更新版本的程序",
    r"升级 recovery-docs 以后": "升级程序以后",
    r"检查 --register 写的地址": "检查登记簿的地址",
    r"再运行(?:一次)?(?: batch)?(?: 和 posting)?": "再做一次",
}
_ANY = re.compile("|".join(f"({pattern})" for pattern in _SAID))
_EACH = [(re.compile(pattern), said) for pattern, said in _SAID.items()]


def on_page(text: str) -> str:
    """The sentence as a page says it.

    >>> on_page("没有 欠款.总和 这个字段。是不是 欠款.合计？用 templates fields 查看全部字段。")
    '没有 欠款.总和 这个字段。是不是 欠款.合计？全部字段在“模板”页的“字段”里，可以查找、复制。'
    """
    if not _ANY.search(text):
        return text
    for pattern, said in _EACH:
        text = pattern.sub(said, text)
    return re.sub("(?<=[？。])；", "", text)


def finalized(value: Any) -> Any:
    """What a template prints: sentences for a page; what is markup already stays."""
    if isinstance(value, Markup | int | float):
        return value
    return on_page(str(value))


class PageJSON(JSONResponse):
    """An answer to a script of a page: its sentences are for a page too."""

    def render(self, content: Any) -> bytes:
        """The bytes; what replaces a sentence holds nothing that JSON would have to escape."""
        return on_page(super().render(content).decode()).encode()
