"""The demonstration as a house to ask, loaded once for the tests of a file, and pages as plain words."""

import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from werkzeug.test import TestResponse

from incidents import paths
from incidents.services import demonstration
from machinery.asking import House
from web.conftest import opened

ZAYTUN, KHILANI, PATTERN = "IRQ-4PA0G19", "IRQ-ZBM96MM", "IRQ-CWGCDAA"


@pytest.fixture(scope="module")
def shown(furnished: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The demonstration set, public site on."""
    for house in opened(furnished, tmp_path_factory.mktemp("shown"), demonstration=True):
        demonstration.load(paths.data() / "demonstration")
        yield house


def said(answer: TestResponse) -> str:
    """What a page says, without its markup, white space single."""
    body = re.sub(r"<(script|style|svg)\b.*?</\1>", " ", answer.text, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())


def codes(answer: TestResponse) -> list[str]:
    """The codes of the incidents that a page leads to, in order, each once."""
    return list(dict.fromkeys(re.findall(r"/incidents/(IRQ-[0-9A-Z]{7})", answer.text)))


def links(answer: TestResponse) -> list[str]:
    """Every address that a page leads to."""
    return [html.unescape(found) for found in re.findall(r'href="([^"]+)"', answer.text)]
