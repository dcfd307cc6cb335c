"""Files kept, copies of articles, other addresses, marks of paragraphs."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    _stored_file()
    _article_address()
    _article_print()
    _capture()


def downgrade() -> None:
    """Drop the tables."""
    for table in (
        "capture",
        "article_print",
        "article_address",
        "stored_file",
    ):
        op.drop_table(table)


def _stored_file() -> None:
    op.create_table(
        "stored_file",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("media_type", sa.String(length=80), nullable=False),
        sa.Column("added", sa.DateTime(), nullable=False),
        sa.Column("checked", sa.DateTime(), nullable=True),
        sa.CheckConstraint("size >= 0", name=op.f("ck_stored_file_size_not_negative")),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_stored_file")),
    )


def _article_address() -> None:
    op.create_table(
        "article_address",
        sa.Column("url_key", sa.String(length=500), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_article_address_article_id")),
        sa.PrimaryKeyConstraint("url_key", name=op.f("pk_article_address")),
    )
    op.create_index("ix_article_address_article_id", "article_address", ["article_id"], unique=False)


def _article_print() -> None:
    op.create_table(
        "article_print",
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("mark", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_article_print_article_id")),
        sa.PrimaryKeyConstraint("article_id", "mark", name=op.f("pk_article_print")),
    )
    op.create_index("ix_article_print_mark", "article_print", ["mark"], unique=False)


def _capture() -> None:
    op.create_table(
        "capture",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=80), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("asked", sa.DateTime(), nullable=False),
        sa.Column("asked_by_id", sa.Integer(), nullable=True),
        sa.Column("done", sa.DateTime(), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("final_address", sa.Text(), nullable=False),
        sa.Column("http_status", sa.Integer(), nullable=True),
        sa.Column("media_type", sa.String(length=80), nullable=False),
        sa.Column("file_name", sa.String(length=500), nullable=False),
        sa.Column("problem", sa.Text(), nullable=False),
        sa.Column("problem_params", sa.JSON(), nullable=False),
        sa.Column("original_id", sa.String(length=64), nullable=True),
        sa.Column("warc_id", sa.String(length=64), nullable=True),
        sa.Column("text_id", sa.String(length=64), nullable=True),
        sa.Column("page_id", sa.String(length=64), nullable=True),
        sa.Column("text_digest", sa.String(length=64), nullable=False),
        sa.CheckConstraint("kind IN ('fetched', 'uploaded', 'rechecked')", name=op.f("ck_capture_kind_known")),
        sa.CheckConstraint(
            "state IN ('queued', 'kept', 'same', 'changed', 'gone', 'refused')", name=op.f("ck_capture_state_known")
        ),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_capture_article_id")),
        sa.ForeignKeyConstraint(["asked_by_id"], ["account.id"], name=op.f("fk_capture_asked_by_id")),
        sa.ForeignKeyConstraint(["original_id"], ["stored_file.sha256"], name=op.f("fk_capture_original_id")),
        sa.ForeignKeyConstraint(["page_id"], ["stored_file.sha256"], name=op.f("fk_capture_page_id")),
        sa.ForeignKeyConstraint(["text_id"], ["stored_file.sha256"], name=op.f("fk_capture_text_id")),
        sa.ForeignKeyConstraint(["warc_id"], ["stored_file.sha256"], name=op.f("fk_capture_warc_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_capture")),
        sa.UniqueConstraint("code", name=op.f("uq_capture_code")),
    )
    op.create_index("ix_capture_article_id", "capture", ["article_id"], unique=False)
    op.create_index("ix_capture_state", "capture", ["state", "id"], unique=False)
