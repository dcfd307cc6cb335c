"""Records found to be different, and records merged."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    _merge()
    _not_same()
    op.create_index("ix_finding_audience_days", "finding", ["audience", "earliest", "latest", "governorate"])


def downgrade() -> None:
    """Drop the tables, and the index by which incidents of a day are found."""
    op.drop_index("ix_finding_audience_days", table_name="finding")
    for table in (
        "not_same",
        "merge",
    ):
        op.drop_table(table)


def _merge() -> None:
    op.create_table(
        "merge",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kept_id", sa.Integer(), nullable=False),
        sa.Column("gone_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("undone", sa.DateTime(), nullable=True),
        sa.Column("undone_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("kept_id <> gone_id", name=op.f("ck_merge_two_records")),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_merge_account_id")),
        sa.ForeignKeyConstraint(["gone_id"], ["incident.id"], name=op.f("fk_merge_gone_id")),
        sa.ForeignKeyConstraint(["kept_id"], ["incident.id"], name=op.f("fk_merge_kept_id")),
        sa.ForeignKeyConstraint(["undone_by_id"], ["account.id"], name=op.f("fk_merge_undone_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_merge")),
    )
    op.create_index("ix_merge_gone_id", "merge", ["gone_id"], unique=False)
    op.create_index("ix_merge_kept_id", "merge", ["kept_id"], unique=False)


def _not_same() -> None:
    op.create_table(
        "not_same",
        sa.Column("first_id", sa.Integer(), nullable=False),
        sa.Column("second_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.CheckConstraint("first_id < second_id", name=op.f("ck_not_same_pair_in_order")),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_not_same_account_id")),
        sa.ForeignKeyConstraint(["first_id"], ["incident.id"], name=op.f("fk_not_same_first_id")),
        sa.ForeignKeyConstraint(["second_id"], ["incident.id"], name=op.f("fk_not_same_second_id")),
        sa.PrimaryKeyConstraint("first_id", "second_id", name=op.f("pk_not_same")),
    )
    op.create_index("ix_not_same_second_id", "not_same", ["second_id"], unique=False)
