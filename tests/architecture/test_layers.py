"""The layers of the house hold: who may import whom."""

import ast
import subprocess
import sys

from tests.architecture.source import ROOT, imported_modules, sources

NETWORK = {"socket", "ssl", "urllib", "http", "ftplib", "smtplib", "socketserver", "xmlrpc", "asyncio"}
LOCAL_ONLY = {"PySide6.QtNetwork", "PySide6.QtNetwork.QLocalServer", "PySide6.QtNetwork.QLocalSocket"}
SET_UP_MODULES = tuple(
    f"secretariat.{n}" for n in ("bootstrap", "environment", "system_libraries", "console")
)
SET_UP = tuple(f"{module.replace('.', '/')}.py" for module in SET_UP_MODULES)
LINT = (
    "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_cache=True, no_logo=True))"
)


def test_the_contracts_of_the_layers_are_kept() -> None:
    # In a process of its own, since the linter sets up logging and the module path for itself.
    run = subprocess.run(
        [sys.executable, "-c", LINT], cwd=ROOT, capture_output=True, text=True, encoding="utf-8"
    )
    assert run.returncode == 0, run.stdout + run.stderr


def test_base_needs_the_standard_library_only() -> None:
    ours = {"secretariat"}
    foreign = [
        f"{source.path}:{line} {module}"
        for source in sources()
        if source.within("secretariat/base")
        for line, module in imported_modules(source.tree)
        if module.split(".")[0] not in sys.stdlib_module_names | ours
    ]
    assert foreign == []


def test_the_set_up_needs_the_standard_library_and_itself_only() -> None:
    found = [
        f"{source.path}:{line} {module}"
        for source in sources()
        if source.within(*SET_UP)
        for line, module in imported_modules(source.tree)
        if module.split(".")[0] not in sys.stdlib_module_names
        and module != "secretariat"
        and not module.startswith(SET_UP_MODULES)
    ]
    assert found == []


def test_qt_is_imported_by_the_window_and_app_only() -> None:
    imports = [
        f"{source.path}:{line} {module}"
        for source in sources()
        if not source.within("secretariat/gui", "secretariat/app.py")
        for line, module in imported_modules(source.tree)
        if module.split(".")[0] in ("PySide6", "shiboken6")
    ]
    assert imports == []


def test_heavy_libraries_are_imported_inside_functions() -> None:
    heavy = {"openpyxl", "reportlab", "pypinyin", "python_calamine", "PIL"}
    top_level = [
        f"{source.path}:{line} {module}"
        for source in sources()
        for node in source.tree.body
        if isinstance(node, ast.Import | ast.ImportFrom)
        for line, module in imported_modules(ast.Module([node], []))
        if module.split(".")[0] in heavy
    ]
    assert top_level == []


def test_nothing_reaches_for_the_network() -> None:
    imports = [
        f"{source.path}:{line} {module}"
        for source in sources()
        for line, module in imported_modules(source.tree)
        if module.split(".")[0] in NETWORK
        or (module.startswith("PySide6.QtNetwork") and module not in LOCAL_ONLY)
    ]
    assert imports == []
