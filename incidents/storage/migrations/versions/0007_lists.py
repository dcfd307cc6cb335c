"""Evidence lists."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    _evidence_list()
    _evidence_list_item()


def downgrade() -> None:
    """Drop the tables."""
    for table in (
        "evidence_list_item",
        "evidence_list",
    ):
        op.drop_table(table)


def _evidence_list() -> None:
    op.create_table(
        "evidence_list",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=80), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("title_en", sa.String(length=500), nullable=False),
        sa.Column("title_ar", sa.String(length=500), nullable=False),
        sa.Column("title_ckb", sa.String(length=500), nullable=False),
        sa.Column("cover_en", sa.Text(), nullable=False),
        sa.Column("cover_ar", sa.Text(), nullable=False),
        sa.Column("cover_ckb", sa.Text(), nullable=False),
        sa.Column("query", sa.String(length=4000), nullable=True),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("created", sa.DateTime(), nullable=False),
        sa.Column("changed", sa.DateTime(), nullable=False),
        sa.CheckConstraint(
            "status IN ('draft', 'submitted', 'verified', 'published', 'withdrawn', 'rejected')",
            name=op.f("ck_evidence_list_status_known"),
        ),
        sa.ForeignKeyConstraint(["owner_id"], ["account.id"], name=op.f("fk_evidence_list_owner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence_list")),
        sa.UniqueConstraint("code", name=op.f("uq_evidence_list_code")),
    )


def _evidence_list_item() -> None:
    op.create_table(
        "evidence_list_item",
        sa.Column("list_id", sa.Integer(), nullable=False),
        sa.Column("incident_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["incident_id"], ["incident.id"], name=op.f("fk_evidence_list_item_incident_id")),
        sa.ForeignKeyConstraint(["list_id"], ["evidence_list.id"], name=op.f("fk_evidence_list_item_list_id")),
        sa.PrimaryKeyConstraint("list_id", "incident_id", name=op.f("pk_evidence_list_item")),
    )
    op.create_index(op.f("ix_evidence_list_item_incident_id"), "evidence_list_item", ["incident_id"], unique=False)
