"""Column shapes that many tables share."""

from datetime import datetime
from typing import Annotated

from sqlalchemy import CheckConstraint, DateTime, String, Text
from sqlalchemy.orm import mapped_column

from incidents.domain.vocabulary import Term

Key = Annotated[int, mapped_column(primary_key=True)]
Code = Annotated[str, mapped_column(String(80))]
Short = Annotated[str, mapped_column(String(40), default="")]
Line = Annotated[str, mapped_column(String(500), default="")]
Prose = Annotated[str, mapped_column(Text, default="")]
Moment = Annotated[datetime, mapped_column(DateTime())]


def one_of(column: str, kind: type[Term], *, or_blank: bool = False) -> CheckConstraint:
    """A CHECK that a column holds one of the codes of `kind`."""
    codes = ", ".join(f"'{term.value}'" for term in kind)
    extra = ", ''" if or_blank else ""
    return CheckConstraint(f"{column} IN ({codes}{extra})", name=f"{column}_known")


def check(name: str, condition: str) -> CheckConstraint:
    """A named CHECK; the same words on SQLite and PostgreSQL."""
    return CheckConstraint(condition, name=name)
