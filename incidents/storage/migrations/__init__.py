"""The schema's history, for Alembic: numbered steps, one file each. `incidents.storage.schema` runs them."""
