"""SQL text stands in the store and in the queries.py of each domain (or of a part of one), nowhere else."""

import ast
import re

import pytest

from tests.architecture.source import Source, docstrings, sources

STATEMENT = re.compile(
    r"""^\s*(
        select\s.+\sfrom\s | insert\s+(or\s+\w+\s+)?into\s | replace\s+into\s | update\s+\S+\s+set\s
        | delete\s+from\s | with\s+\w+(\s*\([^)]*\))?\s+as\s*\( | pragma\s+\w+ | vacuum\b | begin\s+immediate
        | (create|drop|alter)\s+((temp|temporary|unique|virtual)\s+)*(table|index|view|trigger)\s
        | (attach|detach)\s+(database\s)? | savepoint\s
    )""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
# Pieces from which a statement is put together; in capitals, since they are common English words as well.
PIECE = re.compile(r"\b(SELECT|FROM|WHERE|ORDER BY|GROUP BY|LEFT JOIN|UNION ALL|INSERT INTO|LIKE \?)\b")


def is_sql(text: str) -> bool:
    return bool(STATEMENT.search(text) or PIECE.search(text))


def may_hold_sql(source: Source) -> bool:
    queries = re.fullmatch(r"secretariat/domains/(?:[^/]+/)+queries\.py", source.path)
    return source.within("secretariat/store") or queries is not None


def sql_constants(tree: ast.Module) -> list[tuple[int, str]]:
    comments = docstrings(tree)
    return [
        (node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in comments
        if is_sql(node.value)
    ]


def test_no_sql_outside_the_store_and_the_queries() -> None:
    found = [
        f"{source.path}:{line} {text[:60]!r}"
        for source in sources()
        if not may_hold_sql(source)
        for line, text in sql_constants(source.tree)
    ]
    assert found == []


@pytest.mark.parametrize(
    "text",
    [
        "SELECT id FROM person",
        "select id\nfrom person ",
        "INSERT OR IGNORE INTO person VALUES (?)",
        "UPDATE person SET name = ?",
        "  delete from person where id = ?",
        "CREATE UNIQUE INDEX a ON b (c)",
        "PRAGMA journal_mode",
        " ORDER BY name",
        "with hit as (select 1) ",
    ],
)
def test_the_scan_knows_sql(text: str) -> None:
    assert is_sql(text)


@pytest.mark.parametrize("text", ["更新", "select a file", "Update of members", "--where", "从 WPS 粘贴", ""])
def test_the_scan_lets_words_pass(text: str) -> None:
    assert not is_sql(text)
