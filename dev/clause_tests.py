"""Tests of a clause: those marked `@pytest.mark.clause(source, number)`.

The marks are read from the text of the tests, which are not run or imported, so
that a command and a page can name them. Where no tests are installed there are none.
"""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from protocols.sources.clause_table import ClauseMark

MARK = "clause"


@cache
def clause_marks(folder: Path) -> tuple[ClauseMark, ...]:
    """Every mark of the tests in this folder, in the order of files and lines."""
    return tuple(
        mark
        for path in sorted(folder.rglob("test_*.py"))
        for mark in _marks_in_file(path, path.relative_to(folder.parent).as_posix())
    )


def _marks_in_file(path: Path, name: str) -> Iterator[ClauseMark]:
    text = path.read_text(encoding="utf-8")
    if f"mark.{MARK}(" not in text:
        return
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            for decorator in reversed(node.decorator_list):
                if mark := _clause_mark(decorator):
                    source, number = mark
                    yield ClauseMark(source, number, f"{name}::{node.name}")


def _clause_mark(decorator: ast.expr) -> tuple[str, str] | None:
    """The two words of a mark of ours; None for any other decorator."""
    if not isinstance(decorator, ast.Call) or not isinstance(decorator.func, ast.Attribute):
        return None
    if decorator.func.attr != MARK:
        return None
    words = [ast.literal_eval(argument) for argument in decorator.args]
    if len(words) != 2 or decorator.keywords or not all(isinstance(word, str) for word in words):
        raise ValueError(f'Write it as @pytest.mark.{MARK}("oxford", "23.5").')
    return words[0], words[1]
