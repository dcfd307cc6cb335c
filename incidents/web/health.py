"""Whether the house stands: for machines that watch it."""

from pathlib import Path

from flask import Blueprint, current_app, jsonify
from flask.typing import ResponseReturnValue

from incidents.services import upkeep
from incidents.web.gate import open_to_all

blueprint = Blueprint("health", __name__)
_LEAST_FREE = 100 * 1024 * 1024


@blueprint.get("/healthz")
@open_to_all
def healthz() -> ResponseReturnValue:
    """Up, the database reachable, disk left; nothing else."""
    found = upkeep.health(Path(current_app.instance_path))
    well = found.database and found.free >= _LEAST_FREE
    return jsonify(up=True, database=found.database, disk_left=found.free), 200 if well else 503
