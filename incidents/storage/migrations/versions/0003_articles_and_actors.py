"""Sources, articles and actors."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    _actor()
    _source()
    _article()
    _article_author()


def downgrade() -> None:
    """Drop the tables."""
    for table in (
        "article_author",
        "article",
        "source",
        "actor",
    ):
        op.drop_table(table)


def _actor() -> None:
    op.create_table(
        "actor",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=80), nullable=False),
        sa.Column("name_en", sa.String(length=500), nullable=False),
        sa.Column("name_ar", sa.String(length=500), nullable=False),
        sa.Column("name_ckb", sa.String(length=500), nullable=False),
        sa.Column("variants", sa.JSON(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("perpetrator_type", sa.String(length=40), nullable=False),
        sa.Column("person", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["parent_id"], ["actor.id"], name=op.f("fk_actor_parent_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_actor")),
        sa.UniqueConstraint("code", name=op.f("uq_actor_code")),
    )


def _source() -> None:
    op.create_table(
        "source",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=80), nullable=False),
        sa.Column("name_en", sa.String(length=500), nullable=False),
        sa.Column("name_ar", sa.String(length=500), nullable=False),
        sa.Column("name_ckb", sa.String(length=500), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("scale", sa.String(length=40), nullable=False),
        sa.Column("family", sa.String(length=80), nullable=False),
        sa.Column("reliability", sa.String(length=1), nullable=False),
        sa.Column("reliability_reason", sa.Text(), nullable=False),
        sa.Column("rated_by_id", sa.Integer(), nullable=True),
        sa.Column("rated_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "reliability IN ('', 'A', 'B', 'C', 'D', 'E', 'F')", name=op.f("ck_source_reliability_known")
        ),
        sa.ForeignKeyConstraint(["rated_by_id"], ["account.id"], name=op.f("fk_source_rated_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source")),
        sa.UniqueConstraint("code", name=op.f("uq_source_code")),
    )


def _article() -> None:
    op.create_table("article", *_article_columns(), *_article_rules())
    op.create_index(op.f("ix_article_published_latest"), "article", ["published_latest"], unique=False)
    op.create_index(op.f("ix_article_source_id"), "article", ["source_id"], unique=False)
    op.create_index("ix_article_status_tier", "article", ["status", "tier"], unique=False)
    op.create_index(op.f("ix_article_url_key"), "article", ["url_key"], unique=False)


def _article_columns() -> list[sa.Column[object]]:
    return [
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=80), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("tier", sa.String(length=20), nullable=False),
        sa.Column("data_kind", sa.String(length=20), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("via_id", sa.Integer(), nullable=True),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("url_key", sa.String(length=500), nullable=False),
        sa.Column("url_shown", sa.Boolean(), nullable=False),
        sa.Column("published_earliest", sa.Date(), nullable=True),
        sa.Column("published_latest", sa.Date(), nullable=True),
        sa.Column("published_edtf", sa.String(length=40), nullable=False),
        sa.Column("published_as_printed", sa.String(length=500), nullable=False),
        sa.Column("accessed", sa.Date(), nullable=True),
        sa.Column("language", sa.String(length=12), nullable=False),
        sa.Column("kind", sa.String(length=80), nullable=False),
        sa.Column("excerpt", sa.Text(), nullable=False),
        sa.Column("excerpt_truncated", sa.Boolean(), nullable=False),
        sa.Column("summary_en", sa.Text(), nullable=False),
        sa.Column("summary_ar", sa.Text(), nullable=False),
        sa.Column("summary_ckb", sa.Text(), nullable=False),
        sa.Column("origin_id", sa.Integer(), nullable=True),
        sa.Column("archive_url", sa.Text(), nullable=False),
        sa.Column("correction_note", sa.Text(), nullable=False),
        sa.Column("superseded_by_id", sa.Integer(), nullable=True),
        sa.Column("covers_place_id", sa.Integer(), nullable=True),
        sa.Column("covers_first", sa.Date(), nullable=True),
        sa.Column("covers_last", sa.Date(), nullable=True),
        sa.Column("created", sa.DateTime(), nullable=False),
        sa.Column("changed", sa.DateTime(), nullable=False),
        sa.Column("created_by_id", sa.Integer(), nullable=True),
        sa.Column("published_at", sa.DateTime(), nullable=True),
        sa.Column("public_body", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
    ]


def _article_rules() -> list[sa.Constraint]:
    return [
        sa.CheckConstraint(
            "data_kind IN ('record', 'demonstration', 'invented')", name=op.f("ck_article_data_kind_known")
        ),
        sa.CheckConstraint(
            "status IN ('draft', 'submitted', 'verified', 'published', 'withdrawn', 'rejected')",
            name=op.f("ck_article_status_known"),
        ),
        sa.CheckConstraint("tier IN ('public', 'team', 'confidential')", name=op.f("ck_article_tier_known")),
        sa.CheckConstraint(
            "(published_earliest IS NULL) = (published_latest IS NULL)", name=op.f("ck_article_published_whole")
        ),
        sa.CheckConstraint("covers_first IS NULL OR covers_first <= covers_last", name=op.f("ck_article_covers_order")),
        sa.CheckConstraint("origin_id IS NULL OR origin_id <> id", name=op.f("ck_article_not_its_own_origin")),
        sa.CheckConstraint(
            "published_earliest IS NULL OR published_earliest <= published_latest",
            name=op.f("ck_article_published_order"),
        ),
        sa.ForeignKeyConstraint(["covers_place_id"], ["place.id"], name=op.f("fk_article_covers_place_id")),
        sa.ForeignKeyConstraint(["created_by_id"], ["account.id"], name=op.f("fk_article_created_by_id")),
        sa.ForeignKeyConstraint(["origin_id"], ["article.id"], name=op.f("fk_article_origin_id")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_article_source_id")),
        sa.ForeignKeyConstraint(["superseded_by_id"], ["article.id"], name=op.f("fk_article_superseded_by_id")),
        sa.ForeignKeyConstraint(["via_id"], ["source.id"], name=op.f("fk_article_via_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article")),
        sa.UniqueConstraint("code", name=op.f("uq_article_code")),
    ]


def _article_author() -> None:
    op.create_table(
        "article_author",
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=500), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_article_author_article_id")),
        sa.PrimaryKeyConstraint("article_id", "position", name=op.f("pk_article_author")),
    )
