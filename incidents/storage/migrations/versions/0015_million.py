"""Points on the plane of the map, indexes that end in the incident, and saved views."""

import math

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

_INDEXED = {
    "ix_finding_audience_earliest": "earliest",
    "ix_finding_audience_changed": "changed",
    "ix_finding_audience_killed": "killed_max",
}
_EDGE = 2**30
_MAX_LAT = 85.05112877980659
_CHUNK = 10_000


def upgrade() -> None:
    """Add the columns and fill them, make the indexes anew, make the table."""
    op.add_column("finding", sa.Column("x", sa.Integer(), nullable=True))
    op.add_column("finding", sa.Column("y", sa.Integer(), nullable=True))
    _project()
    _index("incident_id")
    _saved_view()


def downgrade() -> None:
    """Drop the table and the columns; the indexes end in the finding again."""
    op.drop_table("saved_view")
    _index("id")
    op.drop_column("finding", "y")
    op.drop_column("finding", "x")


def _index(last: str) -> None:
    """A record keeps its place among equals when it is amended: its finding is written anew, the incident stays."""
    for name, column in _INDEXED.items():
        op.drop_index(name, table_name="finding")
        op.create_index(name, "finding", ["audience", column, last], unique=False)


def _project() -> None:
    """The points that stand already, a few thousand at a time."""
    finding = sa.table("finding", *(sa.column(name) for name in ("id", "lat", "lon", "x", "y")))
    fill = (
        finding.update()
        .where(finding.c.id == sa.bindparam("number"))
        .values(x=sa.bindparam("across"), y=sa.bindparam("down"))
    )
    connection, after = op.get_bind(), 0
    placed = sa.select(finding.c.id, finding.c.lat, finding.c.lon).where(finding.c.lat.is_not(None))
    while rows := connection.execute(placed.where(finding.c.id > after).order_by(finding.c.id).limit(_CHUNK)).all():
        connection.execute(fill, [{"number": number, "across": _x(lon), "down": _y(lat)} for number, lat, lon in rows])
        after = rows[-1].id


def _x(lon: float) -> int:
    return _unit((lon + 180) / 360)


def _y(lat: float) -> int:
    bounded = math.radians(max(-_MAX_LAT, min(_MAX_LAT, lat)))
    return _unit((1 - math.asinh(math.tan(bounded)) / math.pi) / 2)


def _unit(share: float) -> int:
    return min(_EDGE - 1, max(0, math.floor(share * _EDGE)))


def _saved_view() -> None:
    op.create_table(
        "saved_view",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=80), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=500), nullable=False),
        sa.Column("page", sa.String(length=20), nullable=False),
        sa.Column("query", sa.Text(), nullable=False),
        sa.Column("shared", sa.Boolean(), nullable=False),
        sa.Column("made", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["account.id"], name=op.f("fk_saved_view_owner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_view")),
        sa.UniqueConstraint("code", name=op.f("uq_saved_view_code")),
    )
    op.create_index("ix_saved_view_owner_id", "saved_view", ["owner_id"], unique=False)
