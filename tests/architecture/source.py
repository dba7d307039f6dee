"""The program's source files, parsed, for the tests that hold the rules of the house."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "secretariat"


@dataclass(frozen=True, slots=True)
class Source:
    """One file: its path from the program's folder, with slashes, its text, and its syntax tree."""

    path: str
    text: str
    tree: ast.Module

    def within(self, *places: str) -> bool:
        """Tell whether the file is, or lies in, one of `places`."""
        return any(self.path == place or self.path.startswith(place.rstrip("/") + "/") for place in places)


@cache
def sources() -> tuple[Source, ...]:
    """Return every Python file of the package, and main.py."""
    files = [ROOT / "main.py", *sorted(PACKAGE.rglob("*.py"))]
    texts = [(file.relative_to(ROOT).as_posix(), file.read_text("utf-8")) for file in files]
    return tuple(Source(path, text, ast.parse(text, path)) for path, text in texts)


def imported_modules(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield line and dotted name of each module that is imported, at the top or inside functions."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.lineno, node.module
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(tree: ast.Module) -> Iterator[Function]:
    """Yield every function and method, nested ones too."""
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def docstrings(tree: ast.Module) -> set[int]:
    """Return the identities of the constants that are docstrings, or strings standing alone as comments."""
    return {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
