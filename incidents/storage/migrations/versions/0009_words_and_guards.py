"""What no model can say: the searchable words, and the triggers that keep the history from being changed."""

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_WORDS = {
    "sqlite": ['CREATE VIRTUAL TABLE finding_words USING fts5(words, tokenize = "unicode61 remove_diacritics 0")'],
    "postgresql": [
        """
        CREATE TABLE finding_words (
            finding_id INTEGER PRIMARY KEY REFERENCES finding(id) ON DELETE CASCADE,
            words TSVECTOR NOT NULL
        )
        """,
        "CREATE INDEX ix_finding_words ON finding_words USING gin (words)",
    ],
}

# A row of the history is never changed and never goes; a content may go (erasure) but not be changed. Whoever owns
# the database can drop a trigger: that a row was touched all the same is found by `incidents verify`, which reads the
# chain.
_GUARDS = {
    "sqlite": [
        """
        CREATE TRIGGER history_kept_from_update BEFORE UPDATE ON history
        BEGIN SELECT RAISE(ABORT, 'the history is only added to'); END
        """,
        """
        CREATE TRIGGER history_kept_from_delete BEFORE DELETE ON history
        BEGIN SELECT RAISE(ABORT, 'the history is only added to'); END
        """,
        """
        CREATE TRIGGER history_content_kept_from_update BEFORE UPDATE ON history_content
        BEGIN SELECT RAISE(ABORT, 'the history is only added to'); END
        """,
    ],
    "postgresql": [
        """
        CREATE FUNCTION history_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'the history is only added to' USING ERRCODE = 'integrity_constraint_violation'; END $$
        """,
        """
        CREATE TRIGGER history_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON history
        FOR EACH STATEMENT EXECUTE FUNCTION history_is_kept()
        """,
        """
        CREATE TRIGGER history_content_kept BEFORE UPDATE ON history_content
        FOR EACH STATEMENT EXECUTE FUNCTION history_is_kept()
        """,
    ],
}
_UNGUARD = {
    "sqlite": [
        "DROP TRIGGER history_kept_from_update",
        "DROP TRIGGER history_kept_from_delete",
        "DROP TRIGGER history_content_kept_from_update",
    ],
    "postgresql": [
        "DROP TRIGGER history_kept ON history",
        "DROP TRIGGER history_content_kept ON history_content",
        "DROP FUNCTION history_is_kept()",
    ],
}


def upgrade() -> None:
    """Make the words and the guards."""
    engine = op.get_bind().dialect.name
    for statement in (*_WORDS[engine], *_GUARDS[engine]):
        op.execute(statement)


def downgrade() -> None:
    """Drop the guards and the words."""
    for statement in _UNGUARD[op.get_bind().dialect.name]:
        op.execute(statement)
    op.drop_table("finding_words")
