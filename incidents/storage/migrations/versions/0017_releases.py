"""Dated releases, and from which to which of them a frozen finding stands."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "dated_release",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        *(sa.Column(f"title_{lang}", sa.String(length=500), nullable=False) for lang in ("en", "ar", "ckb")),
        *(sa.Column(f"note_{lang}", sa.Text(), nullable=False) for lang in ("en", "ar", "ckb")),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.Column("history_seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["account.id"], name=op.f("fk_dated_release_by_id")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_dated_release")),
    )
    _spans()
    _lists()


def downgrade() -> None:
    """Drop the tables, and the frozen findings, which nothing else knows of."""
    op.execute(sa.text("DELETE FROM release_list_item"))
    frozen = "(SELECT finding_id FROM release_span)"
    key = "rowid" if op.get_bind().dialect.name == "sqlite" else "finding_id"
    op.execute(sa.text(f"DELETE FROM finding_words WHERE {key} IN {frozen}"))  # noqa: S608 - two constants
    for table in ("finding_key", "finding_line", "finding_text"):
        op.execute(sa.text(f"DELETE FROM {table} WHERE finding_id IN {frozen}"))  # noqa: S608 - constants
    op.drop_table("release_list_item")
    op.drop_table("release_list")
    op.drop_table("release_span")
    op.drop_table("dated_release")
    op.execute(sa.text("DELETE FROM finding WHERE audience NOT IN ('public', 'team')"))


def _spans() -> None:
    op.create_table(
        "release_span",
        sa.Column("finding_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("publication_id", sa.Integer(), nullable=False),
        sa.Column("first", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=True),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.CheckConstraint("last IS NULL OR first <= last", name=op.f("ck_release_span_release_order")),
        sa.ForeignKeyConstraint(["finding_id"], ["finding.id"], name=op.f("fk_release_span_finding_id")),
        sa.ForeignKeyConstraint(["publication_id"], ["publication.id"], name=op.f("fk_release_span_publication_id")),
        sa.ForeignKeyConstraint(["first"], ["dated_release.number"], name=op.f("fk_release_span_first")),
        sa.ForeignKeyConstraint(["last"], ["dated_release.number"], name=op.f("fk_release_span_last")),
        sa.PrimaryKeyConstraint("finding_id", name=op.f("pk_release_span")),
    )
    op.create_index("ix_release_span_publication_id", "release_span", ["publication_id"], unique=False)
    op.create_index("ix_release_span_first_last", "release_span", ["first", "last"], unique=False)


def _lists() -> None:
    op.create_table(
        "release_list",
        sa.Column("release", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("code", sa.String(length=80), nullable=False),
        sa.Column("query", sa.String(length=4000), nullable=True),
        sa.ForeignKeyConstraint(["release"], ["dated_release.number"], name=op.f("fk_release_list_release")),
        sa.PrimaryKeyConstraint("release", "code", name=op.f("pk_release_list")),
    )
    op.create_table(
        "release_list_item",
        sa.Column("release", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("code", sa.String(length=80), nullable=False),
        sa.Column("incident_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["release"], ["dated_release.number"], name=op.f("fk_release_list_item_release")),
        sa.ForeignKeyConstraint(["incident_id"], ["incident.id"], name=op.f("fk_release_list_item_incident_id")),
        sa.PrimaryKeyConstraint("release", "code", "incident_id", name=op.f("pk_release_list_item")),
    )
