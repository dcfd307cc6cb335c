"""What a record holds, or lacks, that not every form of file can carry: counted before anything is downloaded."""

from collections.abc import Mapping
from enum import StrEnum


class Feature(StrEnum):
    """Each is decided by what an audience may find of a record, so that many are counted without reading one."""

    UNDATED = "undated"
    SPAN = "span"  # more than one day is possible
    UNPLACED = "unplaced"  # known to its district or coarser, or not at all: no point is drawn
    NOWHERE = "nowhere"  # neither a point nor a governorate is known
    KILLED_RANGE = "killed_range"  # the ends are apart, or the upper one is open
    NO_DEATH = "no_death"  # nobody is reported killed, or no number is given
    DEATH_UNDATED = "death_undated"  # somebody is, and no day is known
    INJURED = "injured"
    OTHERS = "others"  # numbers of people neither killed nor injured
    NUMBERED = "numbered"
    GROUPS = "groups"  # figures of some of the people only, such as children
    FIGURES = "figures"
    VIOLATIONS = "violations"
    PATTERN = "pattern"
    FROZEN = "frozen"  # a release holds it


#: How many records of a selection have each feature; every one is told, also those that none has.
Features = Mapping[Feature, int]
