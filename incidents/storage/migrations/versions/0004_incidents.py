"""Incidents: the team's working rows."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    _incident()
    _forward()
    _incident_link()
    _incident_place()
    _setting()
    _touch()
    _step()
    _incident_article()
    _incident_term()
    _involvement()


def downgrade() -> None:
    """Drop the tables."""
    for table in (
        "involvement",
        "incident_term",
        "incident_article",
        "step",
        "touch",
        "setting",
        "incident_place",
        "incident_link",
        "forward",
        "incident",
    ):
        op.drop_table(table)


def _incident() -> None:
    op.create_table("incident", *_incident_columns(), *_incident_rules())
    op.create_index(op.f("ix_incident_earliest"), "incident", ["earliest"], unique=False)
    op.create_index("ix_incident_status_changed", "incident", ["status", "changed"], unique=False)


def _incident_columns() -> list[sa.Column[object]]:
    return [
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=80), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("tier", sa.String(length=20), nullable=False),
        sa.Column("grade", sa.String(length=20), nullable=False),
        sa.Column("grade_reason", sa.Text(), nullable=False),
        sa.Column("data_kind", sa.String(length=20), nullable=False),
        sa.Column("clarity", sa.String(length=20), nullable=False),
        sa.Column("title_en", sa.Text(), nullable=False),
        sa.Column("title_ar", sa.Text(), nullable=False),
        sa.Column("title_ckb", sa.Text(), nullable=False),
        sa.Column("summary_en", sa.Text(), nullable=False),
        sa.Column("summary_ar", sa.Text(), nullable=False),
        sa.Column("summary_ckb", sa.Text(), nullable=False),
        sa.Column("earliest", sa.Date(), nullable=True),
        sa.Column("latest", sa.Date(), nullable=True),
        sa.Column("date_precision", sa.Integer(), nullable=True),
        sa.Column("date_qualifier", sa.String(length=1), nullable=False),
        sa.Column("date_lasting", sa.Boolean(), nullable=False),
        sa.Column("date_as_printed", sa.String(length=500), nullable=False),
        sa.Column("time_from", sa.String(length=5), nullable=False),
        sa.Column("time_text", sa.String(length=500), nullable=False),
        sa.Column("time_of_day", sa.String(length=40), nullable=False),
        sa.Column("event_type", sa.String(length=80), nullable=False),
        sa.Column("no_number_reason", sa.Text(), nullable=False),
        sa.Column("sensitivity", sa.JSON(), nullable=False),
        sa.Column("created", sa.DateTime(), nullable=False),
        sa.Column("changed", sa.DateTime(), nullable=False),
        sa.Column("forwarded_to_id", sa.Integer(), nullable=True),
    ]


def _incident_rules() -> list[sa.Constraint]:
    return [
        sa.CheckConstraint("clarity IN ('event', 'summary')", name=op.f("ck_incident_clarity_known")),
        sa.CheckConstraint(
            "data_kind IN ('record', 'demonstration', 'invented')", name=op.f("ck_incident_data_kind_known")
        ),
        sa.CheckConstraint("date_qualifier IN ('', '~', '?', '%')", name=op.f("ck_incident_qualifier_known")),
        sa.CheckConstraint(
            "grade IN ('confirmed', 'fair', 'weak', 'contested', 'discounted', 'provisional')",
            name=op.f("ck_incident_grade_known"),
        ),
        sa.CheckConstraint(
            "status IN ('draft', 'submitted', 'verified', 'published', 'withdrawn', 'rejected')",
            name=op.f("ck_incident_status_known"),
        ),
        sa.CheckConstraint("tier IN ('public', 'team', 'confidential')", name=op.f("ck_incident_tier_known")),
        sa.CheckConstraint("(earliest IS NULL) = (latest IS NULL)", name=op.f("ck_incident_span_whole")),
        sa.CheckConstraint(
            "date_precision IS NULL OR date_precision BETWEEN 1 AND 5", name=op.f("ck_incident_precision_known")
        ),
        sa.CheckConstraint("earliest IS NULL OR earliest <= latest", name=op.f("ck_incident_span_order")),
        sa.CheckConstraint(
            "forwarded_to_id IS NULL OR forwarded_to_id <> id", name=op.f("ck_incident_not_forwarded_to_itself")
        ),
        sa.ForeignKeyConstraint(["forwarded_to_id"], ["incident.id"], name=op.f("fk_incident_forwarded_to_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incident")),
        sa.UniqueConstraint("code", name=op.f("uq_incident_code")),
    ]


def _forward() -> None:
    op.create_table(
        "forward",
        sa.Column("code", sa.String(length=80), nullable=False),
        sa.Column("incident_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["incident_id"], ["incident.id"], name=op.f("fk_forward_incident_id")),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_forward")),
    )


def _incident_link() -> None:
    op.create_table(
        "incident_link",
        sa.Column("incident_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('precedes', 'follows', 'encompasses', 'within', 'causes', 'consequence', 'parallel')",
            name=op.f("ck_incident_link_kind_known"),
        ),
        sa.CheckConstraint("incident_id <> other_id", name=op.f("ck_incident_link_not_to_itself")),
        sa.ForeignKeyConstraint(["incident_id"], ["incident.id"], name=op.f("fk_incident_link_incident_id")),
        sa.ForeignKeyConstraint(["other_id"], ["incident.id"], name=op.f("fk_incident_link_other_id")),
        sa.PrimaryKeyConstraint("incident_id", "other_id", "kind", name=op.f("pk_incident_link")),
    )
    op.create_index(op.f("ix_incident_link_other_id"), "incident_link", ["other_id"], unique=False)


def _incident_place() -> None:
    op.create_table(
        "incident_place",
        sa.Column("incident_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("place_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("precision", sa.Integer(), nullable=False),
        sa.Column("radius_m", sa.Integer(), nullable=True),
        sa.Column("lat", sa.Double(), nullable=True),
        sa.Column("lon", sa.Double(), nullable=True),
        sa.Column("public_precision", sa.Integer(), nullable=False),
        sa.Column("as_named", sa.String(length=500), nullable=False),
        sa.Column("note_en", sa.Text(), nullable=False),
        sa.Column("note_ar", sa.Text(), nullable=False),
        sa.Column("note_ckb", sa.Text(), nullable=False),
        sa.CheckConstraint("role IN ('site', 'death', 'route', 'origin')", name=op.f("ck_incident_place_role_known")),
        sa.CheckConstraint("(lat IS NULL) = (lon IS NULL)", name=op.f("ck_incident_place_point_whole")),
        sa.CheckConstraint("lat IS NULL OR (lat BETWEEN -90 AND 90)", name=op.f("ck_incident_place_lat_on_earth")),
        sa.CheckConstraint("lon IS NULL OR (lon BETWEEN -180 AND 180)", name=op.f("ck_incident_place_lon_on_earth")),
        sa.CheckConstraint("precision IN (1, 2, 3, 4, 5, 6, 9)", name=op.f("ck_incident_place_precision_known")),
        sa.CheckConstraint(
            "public_precision IN (1, 2, 3, 4, 5, 6, 9)", name=op.f("ck_incident_place_public_precision_known")
        ),
        sa.CheckConstraint("radius_m IS NULL OR radius_m > 0", name=op.f("ck_incident_place_radius_positive")),
        sa.ForeignKeyConstraint(["incident_id"], ["incident.id"], name=op.f("fk_incident_place_incident_id")),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], name=op.f("fk_incident_place_place_id")),
        sa.PrimaryKeyConstraint("incident_id", "position", name=op.f("pk_incident_place")),
    )
    op.create_index(op.f("ix_incident_place_place_id"), "incident_place", ["place_id"], unique=False)


def _setting() -> None:
    op.create_table(
        "setting",
        sa.Column("incident_id", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.String(length=40), nullable=False),
        sa.Column("group", sa.String(length=40), nullable=False),
        sa.Column("min", sa.Integer(), nullable=True),
        sa.Column("best", sa.Integer(), nullable=True),
        sa.Column("max", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.CheckConstraint("reason <> ''", name=op.f("ck_setting_reason_given")),
        sa.CheckConstraint("best IS NULL OR max IS NULL OR best <= max", name=op.f("ck_setting_best_max")),
        sa.CheckConstraint("min IS NULL OR best IS NULL OR min <= best", name=op.f("ck_setting_min_best")),
        sa.CheckConstraint("min IS NULL OR max IS NULL OR min <= max", name=op.f("ck_setting_min_max")),
        sa.CheckConstraint("min IS NULL OR min >= 0", name=op.f("ck_setting_min_not_negative")),
        sa.ForeignKeyConstraint(["incident_id"], ["incident.id"], name=op.f("fk_setting_incident_id")),
        sa.PrimaryKeyConstraint("incident_id", "outcome", "group", name=op.f("pk_setting")),
    )


def _touch() -> None:
    op.create_table(
        "touch",
        sa.Column("incident_id", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["incident_id"], ["incident.id"], name=op.f("fk_touch_incident_id")),
        sa.PrimaryKeyConstraint("incident_id", "revision", "account_id", name=op.f("pk_touch")),
    )


def _step() -> None:
    op.create_table(
        "step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("incident_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("old", sa.String(length=40), nullable=False),
        sa.Column("new", sa.String(length=40), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_step_account_id")),
        sa.ForeignKeyConstraint(["incident_id"], ["incident.id"], name=op.f("fk_step_incident_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_step")),
    )
    op.create_index("ix_step_incident_id", "step", ["incident_id"], unique=False)


def _incident_article() -> None:
    op.create_table(
        "incident_article",
        sa.Column("incident_id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("relation", sa.String(length=20), nullable=False),
        sa.CheckConstraint(
            "relation IN ('reports', 'context', 'corrects')", name=op.f("ck_incident_article_relation_known")
        ),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_incident_article_article_id")),
        sa.ForeignKeyConstraint(["incident_id"], ["incident.id"], name=op.f("fk_incident_article_incident_id")),
        sa.PrimaryKeyConstraint("incident_id", "article_id", name=op.f("pk_incident_article")),
    )
    op.create_index(op.f("ix_incident_article_article_id"), "incident_article", ["article_id"], unique=False)


def _incident_term() -> None:
    op.create_table(
        "incident_term",
        sa.Column("incident_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("term_id", sa.String(length=120), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint("role IN ('cause', 'among', '')", name=op.f("ck_incident_term_role_known")),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_incident_term_article_id")),
        sa.ForeignKeyConstraint(["incident_id"], ["incident.id"], name=op.f("fk_incident_term_incident_id")),
        sa.ForeignKeyConstraint(["term_id"], ["term.id"], name=op.f("fk_incident_term_term_id")),
        sa.PrimaryKeyConstraint("incident_id", "position", name=op.f("pk_incident_term")),
    )
    op.create_index(op.f("ix_incident_term_term_id"), "incident_term", ["term_id"], unique=False)


def _involvement() -> None:
    op.create_table(
        "involvement",
        sa.Column("incident_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=False),
        sa.Column("degree", sa.String(length=80), nullable=False),
        sa.Column("attribution", sa.String(length=40), nullable=False),
        sa.Column("basis", sa.String(length=80), nullable=False),
        sa.Column("alleged_by", sa.JSON(), nullable=False),
        sa.Column("official_position", sa.String(length=80), nullable=False),
        sa.Column("reply_en", sa.Text(), nullable=False),
        sa.Column("reply_ar", sa.Text(), nullable=False),
        sa.Column("reply_ckb", sa.Text(), nullable=False),
        sa.Column("reply_article_id", sa.Integer(), nullable=True),
        sa.Column("public_name_en", sa.String(length=500), nullable=False),
        sa.Column("public_name_ar", sa.String(length=500), nullable=False),
        sa.Column("public_name_ckb", sa.String(length=500), nullable=False),
        sa.Column("official_act", sa.Text(), nullable=False),
        sa.Column("tier", sa.String(length=20), nullable=False),
        sa.CheckConstraint("tier IN ('public', 'team', 'confidential')", name=op.f("ck_involvement_tier_known")),
        sa.ForeignKeyConstraint(["actor_id"], ["actor.id"], name=op.f("fk_involvement_actor_id")),
        sa.ForeignKeyConstraint(["incident_id"], ["incident.id"], name=op.f("fk_involvement_incident_id")),
        sa.ForeignKeyConstraint(["reply_article_id"], ["article.id"], name=op.f("fk_involvement_reply_article_id")),
        sa.PrimaryKeyConstraint("incident_id", "position", name=op.f("pk_involvement")),
    )
    op.create_index(op.f("ix_involvement_actor_id"), "involvement", ["actor_id"], unique=False)
