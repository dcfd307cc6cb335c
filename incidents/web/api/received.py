"""What a program sent: read as JSON, held to its shape, each fault named by where it stands."""

import json
from collections.abc import Iterator
from typing import Any

from flask import request
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from incidents.domain.errors import Refusals, Refused
from incidents.domain.vocabulary import N_
from incidents.web.api.bodies import bodies
from incidents.web.api.document import terms
from incidents.web.api.schema_words import of

_MOST_PROBLEMS = 50
_SHOWN = 60  # characters of a value that is not taken
_SAID = {
    "required": N_("“%(name)s” is missing."),
    "additionalProperties": N_("“%(name)s” is not something that can be sent here."),
    "type": N_("This is not of the kind that belongs here: %(name)s."),
    "enum": N_("“%(name)s” is not a choice here."),
    "const": N_("“%(name)s” is not a choice here."),
    "minimum": N_("%(name)s is too small."),
    "maximum": N_("%(name)s is too large."),
    "maxLength": N_("This is too long: at most %(name)s characters."),
    "maxItems": N_("These are too many: at most %(name)s."),
    "pattern": N_("“%(name)s” is not written as it should be."),
}
_OTHER = N_("This does not have the shape that belongs here.")


def body(shape: str) -> Any:
    """The JSON of this request, of the shape named. Refusals: every fault, its `field` the path to it."""
    try:
        sent = json.loads(request.get_data(), parse_constant=_no_number)
    except RecursionError as fault:
        raise Refused(N_("This is nested too deeply."), field="body") from fault
    except ValueError as fault:
        raise Refused(N_("This is not JSON: %(why)s"), field="body", why=str(fault)[:200]) from fault
    schema = {**of(shape), "components": {"schemas": bodies(terms())}}
    problems = list(_problems(Draft202012Validator(schema).iter_errors(sent)))
    if problems:
        raise Refusals(problems[:_MOST_PROBLEMS])
    return sent


def _no_number(name: str) -> Any:
    raise ValueError(f"{name} is no number")


def _problems(errors: Iterator[ValidationError]) -> Iterator[Refused]:
    for error in errors:
        if error.validator == "oneOf":  # a shape or null, one row or many: the fault of what comes nearest
            yield from _problems(iter(_nearest(error)))
        else:
            yield _problem(error)


def _nearest(error: ValidationError) -> list[ValidationError]:
    """The faults of the branch that what was sent is of the kind of."""
    branches: dict[Any, list[ValidationError]] = {}
    for inner in error.context or ():
        branches.setdefault(inner.schema_path[0], []).append(inner)
    of_the_kind = [faults for faults in branches.values() if not any(_wrong_kind(one, error) for one in faults)]
    return min(of_the_kind or list(branches.values()), key=len, default=[])


def _wrong_kind(inner: ValidationError, outer: ValidationError) -> bool:
    return inner.validator == "type" and inner.absolute_path == outer.absolute_path


def _problem(error: ValidationError) -> Refused:
    field = "".join(f"[{one}]" if isinstance(one, int) else f".{one}" for one in error.absolute_path).lstrip(".")
    sentence = _SAID.get(str(error.validator), _OTHER)
    return Refused(sentence, field=field or "body", name=_named(error))


def _named(error: ValidationError) -> str:
    """What the sentence names: the member that is missing or too many, the limit, or the value itself."""
    limit: Any = error.validator_value
    sent: Any = error.instance
    if error.validator == "required":
        return next((name for name in limit if name not in sent), "")
    if error.validator == "additionalProperties":
        shape: Any = error.schema
        return next((name for name in sent if name not in shape["properties"]), "")[:_SHOWN]
    if error.validator in {"maxLength", "maxItems"}:
        return str(limit)
    return str(sent)[:_SHOWN]
