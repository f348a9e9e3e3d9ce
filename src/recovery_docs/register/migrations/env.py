"""What alembic runs: the migrations, on the connection and in the transaction of whoever opens the register."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], version_table="register_version")
context.run_migrations()
