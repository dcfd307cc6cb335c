"""Checkpoints of the history, kept from being changed."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

_GUARDS = {
    "sqlite": [
        """
        CREATE TRIGGER checkpoint_kept_from_update BEFORE UPDATE ON checkpoint
        BEGIN SELECT RAISE(ABORT, 'checkpoints are only added to'); END
        """,
        """
        CREATE TRIGGER checkpoint_kept_from_delete BEFORE DELETE ON checkpoint
        BEGIN SELECT RAISE(ABORT, 'checkpoints are only added to'); END
        """,
    ],
    "postgresql": [
        """
        CREATE FUNCTION checkpoint_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'checkpoints are only added to' USING ERRCODE = 'integrity_constraint_violation'; END $$
        """,
        """
        CREATE TRIGGER checkpoint_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON checkpoint
        FOR EACH STATEMENT EXECUTE FUNCTION checkpoint_is_kept()
        """,
    ],
}
_UNGUARD = {
    "sqlite": ["DROP TRIGGER checkpoint_kept_from_update", "DROP TRIGGER checkpoint_kept_from_delete"],
    "postgresql": ["DROP TRIGGER checkpoint_kept ON checkpoint", "DROP FUNCTION checkpoint_is_kept()"],
}


def upgrade() -> None:
    """Make the table and its guards."""
    op.create_table(
        "checkpoint",
        sa.Column("size", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("root", sa.String(length=64), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("verifier", sa.String(length=200), nullable=False),
        sa.Column("frontier", sa.JSON(), nullable=False),
        sa.Column("at", sa.String(length=20), nullable=False),
        sa.PrimaryKeyConstraint("size", name=op.f("pk_checkpoint")),
    )
    _tell(_GUARDS)


def downgrade() -> None:
    """Drop the guards and the table."""
    _tell(_UNGUARD)
    op.drop_table("checkpoint")


def _tell(statements: dict[str, list[str]]) -> None:
    for statement in statements[op.get_bind().dialect.name]:
        op.execute(statement)
