"""Plain facts from YAML: nothing said twice, every value the text that stands there, with its line."""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from yaml.events import CollectionEndEvent, CollectionStartEvent
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from recovery_docs.case.grammar.text import cleaned
from recovery_docs.errors import Fault, InputError, Place, reason_of
from recovery_docs.messages import Message, quoted, say

MAX_BYTES = 8 << 20
_MAX_VALUES = 200_000
_MAX_DEPTH = 64
_EMPTY = ("", "null", "~")
_SURROGATES = re.compile(r"(?<!\\)((?:\\\\)*)(\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})")
_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, slots=True)
class FactsOfFile:
    """What a file says: texts, lists and mappings, the place of each by its key path, what was wrong, the hash of its bytes."""

    data: dict[str, Any]
    places: Mapping[str, Place]
    faults: tuple[Fault, ...]
    sha256: str


def facts_of(path: Path) -> FactsOfFile:
    """The facts of a YAML or JSON file; raises `InputError` where nothing of it can be read."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise refused(
            path, say("文件打不开（{reason}）", reason=reason_of(error)), say("检查文件是否存在、是否有读取权限")
        ) from None
    if len(raw) > MAX_BYTES:
        raise refused(path, say("文件太大"), say("一个文件只写一个案件，不得超过 8 MB"))
    reader = _Reader(path.name)
    data = reader.read(_text(path, raw))
    return FactsOfFile(data, reader.places, tuple(reader.faults), hashlib.sha256(raw).hexdigest())


def refused(path: Path, problem: Message, remedy: Message) -> InputError:
    """A file that cannot be read at all."""
    return InputError(Fault(Place(file=path.name), problem, remedy))


def _text(path: Path, raw: bytes) -> str:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise refused(path, say("文件不是 UTF-8 编码"), say("在编辑器中另存为 UTF-8 编码")) from None
    if path.suffix.lower() != ".json":
        return text
    # 合法的 JSON 只在空白处有制表符，而 YAML 的空白处不许有；𠮷 可以写作 \ud842\udfb7，YAML 也不认
    return _SURROGATES.sub(_character, text.replace("\t", " "))


def _character(found: re.Match[str]) -> str:
    return found[1] + str(json.loads(f'"{found[2]}"'))


class _Reader:
    """Builds plain data from YAML nodes and remembers where everything stands."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.places: dict[str, Place] = {}
        self.faults: list[Fault] = []
        self._values = 0

    def read(self, text: str) -> dict[str, Any]:
        """What the text says; raises `InputError` where it is no YAML of plain values."""
        try:
            self._refuse_depth(text)
            node = yaml.compose(text, Loader=_Loader)
        except yaml.MarkedYAMLError as error:
            if "nesting depth" in (error.problem or ""):  # PyYAML 6.0.4 的解析器自己先数
                raise self._too_deep() from None
            line = error.problem_mark.line + 1 if error.problem_mark else None
            raise InputError(
                Fault(
                    Place(file=self.file, line=line),
                    say("这一行的写法不对（{why}）", why=quoted(error.problem or "YAML")),
                    say("检查缩进、冒号后的空格和引号是否成对；制表符改成空格"),
                )
            ) from None
        except yaml.YAMLError:
            raise InputError(
                Fault(Place(file=self.file), say("文件中有不允许的字符"), say("删去从网页或 PDF 复制来的不可见字符"))
            ) from None
        if not isinstance(node, MappingNode):
            raise InputError(
                Fault(Place(file=self.file), say("文件里没有案件"), say("照 examples 中的案件文件逐项填写"))
            )
        data: dict[str, Any] = self._mapping(node, "")
        return data

    def _refuse_depth(self, text: str) -> None:
        """The parser in C follows nesting on its own stack, and would take the whole program down with it."""
        depth = 0
        for event in yaml.parse(text, Loader=_Loader):
            depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
            if depth > _MAX_DEPTH:
                raise self._too_deep()

    def _too_deep(self) -> InputError:
        return InputError(
            Fault(Place(file=self.file), say("文件的层次太多"), say("照 examples 中的写法填写，不要让一项引用它自己"))
        )

    def _value(self, node: Node, path: str) -> Any:
        if path.count(".") + path.count("[") > _MAX_DEPTH:  # 引用别处的，层次在这里才看得出来
            raise self._too_deep()
        self._values += 1
        if self._values > _MAX_VALUES:
            raise InputError(Fault(Place(file=self.file), say("文件的内容太多"), say("一个文件只写一个案件")))
        line = node.start_mark.line + 1
        self.places[path] = Place(file=self.file, key_path=path, line=line)
        if node.tag.partition("tag:yaml.org,2002:")[2] not in ("str", "map", "seq"):
            self._fault(path, line, say("不支持的标记 {tag}", tag=node.tag), say("删去以感叹号开头的标记"))
        if isinstance(node, MappingNode):
            return self._mapping(node, path)
        if isinstance(node, SequenceNode):
            items = ((f"{path}[{index}]", item) for index, item in enumerate(node.value))
            return [self._value(item, place) for place, item in items]
        return node.value if node.value.isascii() else cleaned(node.value)

    def _mapping(self, node: MappingNode, path: str) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for key, child in self._entries(node, path):
            if not _is_empty(child):
                values[key] = self._value(child, f"{path}.{key}" if path else key)
        return values

    def _entries(self, node: MappingNode, path: str) -> Iterator[tuple[str, Node]]:
        first_lines: dict[str, int] = {}
        for key_node, child in node.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, ScalarNode):
                self._fault(path, line, say("项目名应为一个词"), say("照 examples 中的写法填写"))
                continue
            key = key_node.value
            if key in first_lines:
                self._fault(
                    f"{path}.{key}" if path else key,
                    line,
                    say("“{key}”写了两次，第一次在第{first}行", key=key, first=first_lines[key]),
                    say("只保留正确的一处"),
                )
                continue
            first_lines[key] = line
            yield key, child

    def _fault(self, path: str, line: int, problem: Message, remedy: Message) -> None:
        self.faults.append(Fault(Place(file=self.file, key_path=path or None, line=line), problem, remedy))


def _is_empty(node: Node) -> bool:
    """A key with nothing after it says nothing; an empty text in quotes is said to be empty."""
    return isinstance(node, ScalarNode) and not node.style and node.value in _EMPTY
