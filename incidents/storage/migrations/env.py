"""Alembic's way in: runs the steps on the connection that `incidents.storage.schema` hands over."""

from alembic import context

from incidents.storage.schema import COMPARED

context.configure(connection=context.config.attributes["connection"], **COMPARED)
context.run_migrations()
