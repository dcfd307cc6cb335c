"""What each audience may read and find."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    _change_log()
    _finding()
    _finding_key()
    _finding_line()
    _finding_text()
    _publication()


def downgrade() -> None:
    """Drop the tables."""
    for table in (
        "publication",
        "finding_text",
        "finding_line",
        "finding_key",
        "finding",
        "change_log",
    ):
        op.drop_table(table)


def _change_log() -> None:
    op.create_table(
        "change_log",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("incident_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["incident_id"], ["incident.id"], name=op.f("fk_change_log_incident_id")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_change_log")),
    )


def _finding() -> None:
    op.create_table(
        "finding",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("incident_id", sa.Integer(), nullable=False),
        sa.Column("audience", sa.String(length=10), nullable=False),
        sa.Column("code", sa.String(length=80), nullable=False),
        sa.Column("earliest", sa.Date(), nullable=True),
        sa.Column("latest", sa.Date(), nullable=True),
        sa.Column("governorate", sa.String(length=40), nullable=False),
        sa.Column("precision", sa.Integer(), nullable=False),
        sa.Column("radius_m", sa.Integer(), nullable=True),
        sa.Column("lat", sa.Double(), nullable=True),
        sa.Column("lon", sa.Double(), nullable=True),
        sa.Column("killed_min", sa.Integer(), nullable=True),
        sa.Column("killed_max", sa.Integer(), nullable=True),
        sa.Column("killed_open", sa.Boolean(), nullable=False),
        sa.Column("injured_min", sa.Integer(), nullable=True),
        sa.Column("injured_max", sa.Integer(), nullable=True),
        sa.Column("injured_open", sa.Boolean(), nullable=False),
        sa.Column("voices", sa.Integer(), nullable=False),
        sa.Column("disagree", sa.Boolean(), nullable=False),
        sa.Column("has_number", sa.Boolean(), nullable=False),
        sa.Column("figures", sa.Integer(), nullable=False),
        sa.Column("grade", sa.String(length=40), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("data_kind", sa.String(length=40), nullable=False),
        sa.Column("clarity", sa.String(length=40), nullable=False),
        sa.Column("changed", sa.DateTime(), nullable=False),
        sa.CheckConstraint("earliest IS NULL OR earliest <= latest", name=op.f("ck_finding_span_order")),
        sa.ForeignKeyConstraint(["incident_id"], ["incident.id"], name=op.f("fk_finding_incident_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_finding")),
        sa.UniqueConstraint("incident_id", "audience", name=op.f("uq_finding_incident_id_audience")),
    )
    op.create_index("ix_finding_audience_changed", "finding", ["audience", "changed", "id"], unique=False)
    op.create_index("ix_finding_audience_code", "finding", ["audience", "code"], unique=False)
    op.create_index("ix_finding_audience_earliest", "finding", ["audience", "earliest", "id"], unique=False)
    op.create_index("ix_finding_audience_killed", "finding", ["audience", "killed_max", "id"], unique=False)


def _finding_key() -> None:
    op.create_table(
        "finding_key",
        sa.Column("finding_id", sa.Integer(), nullable=False),
        sa.Column("param", sa.String(length=20), nullable=False),
        sa.Column("code", sa.String(length=80), nullable=False),
        sa.ForeignKeyConstraint(
            ["finding_id"], ["finding.id"], name=op.f("fk_finding_key_finding_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("finding_id", "param", "code", name=op.f("pk_finding_key")),
    )
    op.create_index("ix_finding_key_param_code", "finding_key", ["param", "code", "finding_id"], unique=False)


def _finding_line() -> None:
    op.create_table(
        "finding_line",
        sa.Column("finding_id", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.String(length=40), nullable=False),
        sa.Column("group", sa.String(length=40), nullable=False),
        sa.Column("min", sa.Integer(), nullable=True),
        sa.Column("max", sa.Integer(), nullable=True),
        sa.Column("best", sa.Integer(), nullable=True),
        sa.Column("open", sa.Boolean(), nullable=False),
        sa.Column("low_said", sa.String(length=40), nullable=False),
        sa.Column("high_said", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["finding_id"], ["finding.id"], name=op.f("fk_finding_line_finding_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("finding_id", "outcome", "group", name=op.f("pk_finding_line")),
    )
    op.create_index("ix_finding_line_outcome", "finding_line", ["outcome", "group", "finding_id"], unique=False)


def _finding_text() -> None:
    op.create_table(
        "finding_text",
        sa.Column("finding_id", sa.Integer(), nullable=False),
        sa.Column("title_en", sa.Text(), nullable=False),
        sa.Column("title_ar", sa.Text(), nullable=False),
        sa.Column("title_ckb", sa.Text(), nullable=False),
        sa.Column("place_en", sa.String(length=500), nullable=False),
        sa.Column("place_ar", sa.String(length=500), nullable=False),
        sa.Column("place_ckb", sa.String(length=500), nullable=False),
        sa.Column("area_en", sa.String(length=500), nullable=False),
        sa.Column("area_ar", sa.String(length=500), nullable=False),
        sa.Column("area_ckb", sa.String(length=500), nullable=False),
        sa.Column("date_edtf", sa.String(length=60), nullable=False),
        sa.Column("causes", sa.Text(), nullable=False),
        sa.Column("graphic", sa.Boolean(), nullable=False),
        sa.Column("first_min", sa.Integer(), nullable=True),
        sa.Column("first_max", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["finding_id"], ["finding.id"], name=op.f("fk_finding_text_finding_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("finding_id", name=op.f("pk_finding_text")),
    )


def _publication() -> None:
    op.create_table(
        "publication",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("incident_id", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("standing", sa.Boolean(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(), nullable=True),
        sa.Column("withdrawn_reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["account.id"], name=op.f("fk_publication_by_id")),
        sa.ForeignKeyConstraint(["incident_id"], ["incident.id"], name=op.f("fk_publication_incident_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_publication")),
    )
    op.create_index(
        "uq_publication_standing",
        "publication",
        ["incident_id"],
        unique=True,
        sqlite_where=sa.text("standing"),
        postgresql_where=sa.text("standing"),
    )
