"""Numbers, the letters that bear them, and how these went out."""

import sqlalchemy as sa
from alembic import op

revision = "r001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "register_series",
        sa.Column("name", sa.String(200), primary_key=True),
        sa.Column("last", sa.Integer, nullable=False),
    )
    op.create_table(
        "register_letters",
        sa.Column("number", sa.String(200), primary_key=True),
        sa.Column("series", sa.String(200), sa.ForeignKey("register_series.name"), nullable=False),
        sa.Column("ordinal", sa.Integer, nullable=False),
        sa.Column("letter", sa.String(64), nullable=False),
        sa.Column("turn", sa.Integer, nullable=False),
        sa.Column("case_number", sa.Text, nullable=False),
        sa.Column("filing", sa.String(200), nullable=False),
        sa.Column("recipient", sa.Text, nullable=False),
        sa.Column("dated", sa.Date, nullable=False),
        sa.Column("allotted_on", sa.Date, nullable=False),
        sa.Column("made_on", sa.Date),
        sa.Column("sha256", sa.String(64)),
        sa.Column("voided_on", sa.Date),
        sa.Column("void_reason", sa.Text),
        sa.UniqueConstraint("series", "ordinal"),
        sa.UniqueConstraint("letter", "turn"),
    )
    op.create_table(
        "register_dispatches",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("number", sa.String(200), sa.ForeignKey("register_letters.number"), nullable=False, index=True),
        sa.Column("sent_on", sa.Date, nullable=False),
        sa.Column("channel", sa.String(200), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("waybill", sa.String(200), nullable=False),
        sa.UniqueConstraint("number", "sent_on", "channel", "waybill"),
    )
