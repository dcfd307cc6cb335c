"""The settings table: the figures that reviewers set over the rule's own, as they set them."""

from collections.abc import Iterable
from dataclasses import dataclass

from incidents.domain.incident import Setting
from incidents.domain.vocabulary import N_
from incidents.reports.columns import BELONGS, Column, Entry, Table


@dataclass(frozen=True)
class SettingRow:
    """One figure that a reviewer set."""

    entry: Entry
    setting: Setting


def _rows(entry: Entry) -> Iterable[SettingRow]:
    return (SettingRow(entry, setting) for setting in entry.record.content.settings)


SETTINGS: Table[SettingRow] = Table(
    name="settings",
    title=N_("Set by reviewers"),
    row=N_("One row a range of which a reviewer set a part, with that part alone"),
    columns=(
        *BELONGS,
        Column("outcome", lambda row: row.setting.outcome, N_("What is said to have happened to people"), "outcome"),
        Column("group", lambda row: row.setting.group, N_("Who they were"), "victim_group"),
        Column("set_min", lambda row: row.setting.min, N_("The lowest number, where it was set")),
        Column("set_best", lambda row: row.setting.best, N_("An analyst's figure, where one was set")),
        Column("set_max", lambda row: row.setting.max, N_("The highest number, where it was set")),
        Column("reason", lambda row: row.setting.reason, N_("Why a reviewer set it so"), width=40),
    ),
    rows=_rows,
)
