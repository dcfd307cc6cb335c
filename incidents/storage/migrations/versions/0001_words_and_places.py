"""Word lists and the place tree."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    _place()
    _term()
    _place_name()


def downgrade() -> None:
    """Drop the tables."""
    for table in (
        "place_name",
        "term",
        "place",
    ):
        op.drop_table(table)


def _place() -> None:
    op.create_table(
        "place",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=80), nullable=False),
        sa.Column("level", sa.String(length=20), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("path", sa.String(length=400), nullable=False),
        sa.Column("name_en", sa.String(length=500), nullable=False),
        sa.Column("name_ar", sa.String(length=500), nullable=False),
        sa.Column("name_ckb", sa.String(length=500), nullable=False),
        sa.Column("iso3166_2", sa.String(length=40), nullable=False),
        sa.Column("pcodes", sa.JSON(), nullable=False),
        sa.Column("lat", sa.Double(), nullable=True),
        sa.Column("lon", sa.Double(), nullable=True),
        sa.Column("radius_m", sa.Integer(), nullable=True),
        sa.Column("place_type", sa.String(length=80), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("population", sa.Integer(), nullable=True),
        sa.CheckConstraint("(lat IS NULL) = (lon IS NULL)", name=op.f("ck_place_point_whole")),
        sa.CheckConstraint("lat IS NULL OR (lat BETWEEN -90 AND 90)", name=op.f("ck_place_lat_on_earth")),
        sa.CheckConstraint("lon IS NULL OR (lon BETWEEN -180 AND 180)", name=op.f("ck_place_lon_on_earth")),
        sa.CheckConstraint("radius_m IS NULL OR radius_m > 0", name=op.f("ck_place_radius_positive")),
        sa.ForeignKeyConstraint(["parent_id"], ["place.id"], name=op.f("fk_place_parent_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_place")),
        sa.UniqueConstraint("code", name=op.f("uq_place_code")),
    )
    op.create_index(op.f("ix_place_path"), "place", ["path"], unique=False)


def _term() -> None:
    op.create_table(
        "term",
        sa.Column("id", sa.String(length=120), nullable=False),
        sa.Column("list_name", sa.String(length=40), nullable=False),
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column("label_en", sa.String(length=500), nullable=False),
        sa.Column("label_ar", sa.String(length=500), nullable=False),
        sa.Column("label_ckb", sa.String(length=500), nullable=False),
        sa.Column("parent", sa.String(length=40), nullable=False),
        sa.Column("list_version", sa.String(length=40), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("codes", sa.JSON(), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_term")),
    )
    op.create_index(op.f("ix_term_list_name"), "term", ["list_name"], unique=False)


def _place_name() -> None:
    op.create_table(
        "place_name",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("place_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=500), nullable=False),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], name=op.f("fk_place_name_place_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_place_name")),
    )
    op.create_index("ix_place_name_place_id", "place_name", ["place_id"], unique=False)
