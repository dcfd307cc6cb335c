"""Rule v1 in words, step by step; `/method` and the documents print the same. Marked words stand between <strong>."""

from incidents.domain.vocabulary import N_

RULE = (
    N_(
        "<strong>What comes in.</strong> Figures that still stand, that speak of this incident and no more, and that do"
        " not mix killed with injured. A reviewer may leave a figure out for a weak source or a report hard to believe,"
        " with a reason. A figure nobody has rated yet counts, and the record then says “not yet reviewed”."
    ),
    N_(
        "<strong>Whose voice it is.</strong> The institution the article quotes; otherwise the outlet, with every paper"
        " that carries the same agency’s text taken as one; a text based on another speaks with that one’s voice."
    ),
    N_(
        "<strong>When it was given.</strong> The time the number held, which is not the day it was printed. Where only"
        " the day of printing is known, that is taken. Where neither is known the figure is not counted: undated."
    ),
    N_(
        "<strong>The latest word of each.</strong> Of one voice the latest figure counts; a later figure replaces its"
        " earlier ones."
    ),
    N_(
        "<strong>First reports.</strong> A figure given within 24 hours of the beginning is early; where the hour is"
        " not known, within 24 hours of the end of the last day. Early figures are set aside once at least two other"
        " voices have spoken after that."
    ),
    N_(
        "<strong>Nothing is added up.</strong> If a source gives no total but parts (protesters, security forces), its"
        " own parts are summed, with “or more”. Figures of different sources are never added, nor are groups that"
        " overlap, such as students and women."
    ),
    N_(
        "<strong>The range.</strong> From the smallest lower figure left to the largest. If the largest is open (“more"
        " than 50”), the range says so. Vague words such as “dozens”, and “up to”, set no lower end while a precise"
        " figure is left."
    ),
    N_(
        "<strong>What stands beside.</strong> An official denial is shown next to the figure and is never an end of the"
        " range. Totals of “killed or injured” together stand beside as well; no machine splits them."
    ),
    N_(
        "<strong>One source.</strong> With fewer than two voices the record says “one source”. An analyst’s figure"
        " appears only with a reason, and the rule’s own result stays in view. There is never an average."
    ),
)
WHY_NOT = N_(
    "The first of these that holds is the one shown: left out by review; withdrawn or corrected by the source; a"
    " combined total; covers more than this event, or a part of it; undated; replaced by a later figure of the same"
    " voice; an early report."
)
SUMS = N_(
    "Over several incidents the lower ends are added, and the upper ends. Such a sum says how many records it covers"
    " and how many of them give no number. It is a sum of what was reported, not a death toll, and it stands beside a"
    " total from elsewhere, with the name of the one who gave it and the time it covers."
)
WORDS_READ = N_(
    "Beside a figure we print what was said: “more than 50”, not 51. To compare figures, words are read by this table"
    " (version %(version)s)."
)
BLANK = N_(
    "A blank means that the report gives no number. It never means zero. Zero is written only where the words say that"
    " nobody was killed or injured."
)
