"""Sizes and habits: small files and functions, few parameters, no swallowed errors, no nested event loops."""

import ast
from collections.abc import Iterator

from tests.architecture.source import Function, Source, functions, sources

MAX_FILE_LINES = 400
MAX_FUNCTION_LINES = 40
MAX_PARAMETERS = 5
# The two places where any error at all must be caught: a worker's run, and the last handler before the end.
MAY_CATCH_ALL = {"secretariat/gui/runner.py", "secretariat/crash.py"}


def parameters(function: Function) -> list[str]:
    arguments = function.args
    names = [a.arg for a in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)]
    return [name for name in names if name not in ("self", "cls")]


def length(function: Function) -> int:
    first = min([function.lineno, *(decorator.lineno for decorator in function.decorator_list)])
    return (function.end_lineno or function.lineno) - first + 1


def catches_all(handler: ast.ExceptHandler) -> bool:
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    names = [getattr(kind, "id", None) or getattr(kind, "attr", None) for kind in kinds]
    return handler.type is None or bool({"Exception", "BaseException"}.intersection(map(str, names)))


def reraises(handler: ast.ExceptHandler) -> bool:
    """Tell whether the handler ends by raising the same error again: tidying up, not swallowing."""
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


def swallowing_handlers(source: Source) -> Iterator[int]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ExceptHandler) and catches_all(node) and not reraises(node):
            yield node.lineno


def test_files_are_small() -> None:
    # A frozen migration is a list of statements, written by `generate` and never read for its logic.
    written = [
        source for source in sources() if not source.path.startswith("secretariat/store/migrations/m0")
    ]
    sizes = {source.path: source.text.count("\n") for source in written}
    assert {path: size for path, size in sizes.items() if size > MAX_FILE_LINES} == {}


def test_functions_are_small() -> None:
    long = [
        f"{source.path}:{function.lineno} {function.name} has {length(function)} lines"
        for source in sources()
        for function in functions(source.tree)
        if length(function) > MAX_FUNCTION_LINES
    ]
    assert long == []


def test_functions_take_few_parameters() -> None:
    many = [
        f"{source.path}:{function.lineno} {function.name}({', '.join(parameters(function))})"
        for source in sources()
        for function in functions(source.tree)
        if len(parameters(function)) > MAX_PARAMETERS
    ]
    assert many == []


def test_no_error_is_swallowed() -> None:
    found = [
        f"{source.path}:{line}"
        for source in sources()
        if source.path not in MAY_CATCH_ALL
        for line in swallowing_handlers(source)
    ]
    assert found == []


def test_no_nested_event_loop() -> None:
    found = [
        f"{source.path}:{node.lineno}"
        for source in sources()
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Attribute) and node.attr == "processEvents"
    ]
    assert found == []


def test_public_things_say_what_they_are() -> None:
    kinds = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
    silent = [
        f"{source.path}:{node.lineno} {node.name}"
        for source in sources()
        for node in source.tree.body
        if isinstance(node, kinds) and not node.name.startswith("_") and not ast.get_docstring(node)
    ]
    assert silent == []
