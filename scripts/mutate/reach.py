"""Files of the program read with a change: one mutation, or a note of every statement that runs."""

import ast
import sys
from collections.abc import Callable, Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

Statement = tuple[str, int]
"""A file and the first line of a statement."""
reached: set[Statement] = set()
"""The statements that ran since it was last emptied."""


class ChangedImport(MetaPathFinder):
    """Finds the program's modules, and compiles what `change` makes of those it speaks of."""

    def __init__(self, change: Callable[[Path], ast.Module | None]) -> None:
        self._change = change

    def install(self) -> None:
        """Before any module of the program is imported."""
        sys.meta_path.insert(0, self)

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """The module as it is found anyway, with a loader that compiles the changed tree."""
        spec = PathFinder.find_spec(fullname, path, target) if fullname.startswith("recovery_docs.") else None
        if spec is None or spec.origin is None or not spec.origin.endswith(".py"):
            return None
        tree = self._change(Path(spec.origin))
        if tree is None:
            return None
        spec.loader = _ChangedSource(fullname, spec.origin, tree)
        return spec


class _ChangedSource(SourceFileLoader):
    def __init__(self, fullname: str, path: str, tree: ast.Module) -> None:
        super().__init__(fullname, path)
        self._tree = tree

    def get_code(self, fullname: str) -> CodeType:
        return compile(self._tree, self.path, "exec")

    def exec_module(self, module: ModuleType) -> None:
        module.__dict__["__reached__"] = reached.add
        super().exec_module(module)


def noting(file: Path, name: str) -> ast.Module:
    """The file with a note before every statement in a function, under this name."""
    tree = _Notes(name).visit(ast.parse(file.read_text(encoding="utf-8")))
    assert isinstance(tree, ast.Module)
    return ast.fix_missing_locations(tree)


class _Notes(ast.NodeTransformer):
    def __init__(self, name: str) -> None:
        self._name = name
        self._depth = 0

    def visit(self, node: ast.AST) -> Any:
        function = isinstance(node, ast.FunctionDef)
        self._depth += function
        changed = super().visit(node)
        self._depth -= function
        docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        if not self._depth or not isinstance(node, ast.stmt) or docstring:
            return changed
        key = ast.Tuple([ast.Constant(self._name), ast.Constant(node.lineno)], ast.Load())
        call = ast.Call(ast.Name("__reached__", ast.Load()), [key], [])
        return [ast.copy_location(ast.Expr(call), node), changed]
