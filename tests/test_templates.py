"""What templates must not do, since escaping could not follow them there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TEMPLATES = sorted((Path(__file__).parent.parent / "templates").glob("*.jinja"))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_neither_joins_texts_nor_calls_them_safe(path: Path):
    expressions = re.findall(r"\{\{.*?\}\}|\{%.*?%\}", path.read_text(encoding="utf-8"), re.DOTALL)
    assert [each for each in expressions if "~" in each or re.search(r"\|\s*safe\b", each)] == []
