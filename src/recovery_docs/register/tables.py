"""The tables of the register, as the newest migration leaves them."""

from sqlalchemy import Column, Date, ForeignKey, Integer, MetaData, String, Table, Text, UniqueConstraint

METADATA = MetaData()

SERIES = Table(
    "register_series",
    METADATA,
    Column("name", String(200), primary_key=True),
    Column("last", Integer, nullable=False),
)
"""The numbers of one pattern in one year; its row is the lock under which they are allotted."""

LETTERS = Table(
    "register_letters",
    METADATA,
    Column("number", String(200), primary_key=True),
    Column("series", String(200), ForeignKey("register_series.name"), nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("letter", String(64), nullable=False),
    Column("turn", Integer, nullable=False),
    Column("case_number", Text, nullable=False),
    Column("filing", String(200), nullable=False),
    Column("recipient", Text, nullable=False),
    Column("dated", Date, nullable=False),
    Column("allotted_on", Date, nullable=False),
    Column("made_on", Date),
    Column("sha256", String(64)),
    Column("voided_on", Date),
    Column("void_reason", Text),
    UniqueConstraint("series", "ordinal"),
    UniqueConstraint("letter", "turn"),
)
"""A row for every number. `letter` is `Letter.key`; `turn` counts the numbers of one letter, one after it was void or sent."""

DISPATCHES = Table(
    "register_dispatches",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("number", String(200), ForeignKey("register_letters.number"), nullable=False, index=True),
    Column("sent_on", Date, nullable=False),
    Column("channel", String(200), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("waybill", String(200), nullable=False),
    UniqueConstraint("number", "sent_on", "channel", "waybill"),
)
"""Each time a letter went out; a letter may go by post and by hand."""
