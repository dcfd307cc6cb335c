"""Claims and the lines derived from them."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    _line()
    _claim()


def downgrade() -> None:
    """Drop the tables."""
    for table in (
        "claim",
        "line",
    ):
        op.drop_table(table)


def _line() -> None:
    op.create_table(
        "line",
        sa.Column("incident_id", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.String(length=40), nullable=False),
        sa.Column("group", sa.String(length=40), nullable=False),
        sa.Column("min", sa.Integer(), nullable=True),
        sa.Column("best", sa.Integer(), nullable=True),
        sa.Column("max", sa.Integer(), nullable=True),
        sa.Column("open", sa.Boolean(), nullable=False),
        sa.Column("voices", sa.Integer(), nullable=False),
        sa.Column("rule", sa.String(length=40), nullable=False),
        sa.Column("derivation", sa.JSON(), nullable=False),
        sa.CheckConstraint("best IS NULL OR max IS NULL OR best <= max", name=op.f("ck_line_best_max")),
        sa.CheckConstraint("min IS NULL OR best IS NULL OR min <= best", name=op.f("ck_line_min_best")),
        sa.CheckConstraint("min IS NULL OR max IS NULL OR min <= max", name=op.f("ck_line_min_max")),
        sa.CheckConstraint("min IS NULL OR min >= 0", name=op.f("ck_line_min_not_negative")),
        sa.ForeignKeyConstraint(["incident_id"], ["incident.id"], name=op.f("fk_line_incident_id")),
        sa.PrimaryKeyConstraint("incident_id", "outcome", "group", name=op.f("pk_line")),
    )


def _claim() -> None:
    op.create_table("claim", *_claim_columns(), *_claim_rules())
    op.create_index("ix_claim_article_id", "claim", ["article_id"], unique=False)


def _claim_columns() -> list[sa.Column[object]]:
    return [
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("incident_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("outcome_id", sa.String(length=120), nullable=True),
        sa.Column("group_id", sa.String(length=120), nullable=False),
        sa.Column("qualifier", sa.String(length=20), nullable=False),
        sa.Column("value", sa.Integer(), nullable=True),
        sa.Column("upper", sa.Integer(), nullable=True),
        sa.Column("printed", sa.String(length=500), nullable=False),
        sa.Column("scope", sa.String(length=20), nullable=False),
        sa.Column("scope_from", sa.Date(), nullable=True),
        sa.Column("scope_to", sa.Date(), nullable=True),
        sa.Column("scope_place", sa.String(length=500), nullable=False),
        sa.Column("combined", sa.JSON(), nullable=False),
        sa.Column("as_of_from", sa.String(length=16), nullable=False),
        sa.Column("as_of_to", sa.String(length=16), nullable=False),
        sa.Column("said_by", sa.String(length=500), nullable=False),
        sa.Column("institution_id", sa.Integer(), nullable=True),
        sa.Column("passage", sa.Text(), nullable=False),
        sa.Column("passage_lang", sa.String(length=12), nullable=False),
        sa.Column("page_or_time", sa.String(length=40), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("fact", sa.Text(), nullable=False),
        sa.Column("term", sa.String(length=80), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("replaces", sa.Integer(), nullable=True),
        sa.Column("credibility", sa.Integer(), nullable=True),
        sa.Column("credibility_reason", sa.Text(), nullable=False),
        sa.Column("counted", sa.Boolean(), nullable=True),
        sa.Column("counted_reason", sa.Text(), nullable=False),
        sa.Column("tier", sa.String(length=20), nullable=False),
        sa.Column("entered_by_id", sa.Integer(), nullable=True),
    ]


def _claim_rules() -> list[sa.Constraint]:
    return [
        sa.CheckConstraint("(as_of_from = '') = (as_of_to = '')", name=op.f("ck_claim_as_of_whole")),
        sa.CheckConstraint(
            "kind IN ('number', 'denial', 'cause', 'weapon', 'actor', 'place', 'date', 'name')",
            name=op.f("ck_claim_kind_known"),
        ),
        sa.CheckConstraint(
            "scope IN ('incident', 'part', 'wider_area', 'several_days', 'cumulative', 'national', 'more', 'unsure')",
            name=op.f("ck_claim_scope_known"),
        ),
        sa.CheckConstraint(
            "status IN ('active', 'superseded', 'corrected', 'retracted', 'disputed', 'rejected')",
            name=op.f("ck_claim_status_known"),
        ),
        sa.CheckConstraint("tier IN ('public', 'team', 'confidential')", name=op.f("ck_claim_tier_known")),
        sa.CheckConstraint(
            "credibility IS NULL OR credibility BETWEEN 1 AND 6", name=op.f("ck_claim_credibility_known")
        ),
        sa.CheckConstraint("replaces IS NULL OR replaces <> number", name=op.f("ck_claim_replaces_another")),
        sa.CheckConstraint(
            "scope_from IS NULL OR scope_to IS NULL OR scope_from <= scope_to", name=op.f("ck_claim_scope_order")
        ),
        sa.CheckConstraint(
            "upper IS NULL OR (value IS NOT NULL AND upper >= value)", name=op.f("ck_claim_upper_not_below")
        ),
        sa.CheckConstraint("value IS NULL OR value >= 0", name=op.f("ck_claim_value_not_negative")),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_claim_article_id")),
        sa.ForeignKeyConstraint(["entered_by_id"], ["account.id"], name=op.f("fk_claim_entered_by_id")),
        sa.ForeignKeyConstraint(["group_id"], ["term.id"], name=op.f("fk_claim_group_id")),
        sa.ForeignKeyConstraint(["incident_id"], ["incident.id"], name=op.f("fk_claim_incident_id")),
        sa.ForeignKeyConstraint(["institution_id"], ["source.id"], name=op.f("fk_claim_institution_id")),
        sa.ForeignKeyConstraint(["outcome_id"], ["term.id"], name=op.f("fk_claim_outcome_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim")),
        sa.UniqueConstraint("incident_id", "number", name=op.f("uq_claim_incident_id_number")),
    ]
