"""How templates are set up, beyond what Flask does."""

import re
from collections.abc import MutableMapping
from typing import Any

from flask.templating import Environment
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import escape

_has_special = re.compile("[&<>'\"]").search


def escaped(value: Any) -> str:
    """A value as HTML: as `escape` gives it, which for words without any of its letters are these words."""
    return value if type(value) is str and not _has_special(value) else escape(value)


class Writer(CodeGenerator):
    """Has what templates print escaped by `escaped`.

    Jinja makes markup of each of a page's five hundred words, only to join them: that takes longer than all else.
    """

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.escaped(")


class Templates(Environment):
    """Flask's own, with what is global to a template in one plain dictionary.

    Each template that takes over parts of another looks through it, ten times a page; the chain of two dictionaries
    that Jinja makes of it takes ten times as long. So what is global has to be there before the first page.
    """

    code_generator_class = Writer
    escaped = staticmethod(escaped)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Everything that is global to a template with these of its own."""
        return {**self.globals, **(d or {})}
