"""Words beside place names, in English, Arabic and Sorani, folded; which names need them because they mean more."""

from typing import Final

from incidents.domain.places import PlaceLevel
from incidents.reading.lexicon import word_set

#: Words for a level → that level. They stand before the name in Arabic and Sorani, on either side in English.
LEVELS: Final[dict[str, PlaceLevel]] = {
    word: level
    for level, words in {
        PlaceLevel.GOVERNORATE: "governorate province governorates provinces muhafazah محافظة محافظتي محافظات بمحافظات"
        " بمحافظتي پارێزگای پارێزگاکانی",
        PlaceLevel.DISTRICT: "district districts قضاء قضاءي اقضية قەزای",
        PlaceLevel.SUBDISTRICT: "subdistrict sub-district ناحية ناحيتي ناحیەی",
        PlaceLevel.CITY: "city town cities towns مدينة مدينتي مدن بلدة بلدتي شاری العاصمة capital",
    }.items()
    for word in word_set(words)
}
LEVEL_BEFORE: Final = word_set("of")
#: Before a name, these say that something happened there.
PREPOSITIONS: Final = word_set(
    "in at near from to around across outside inside into of within towards toward throughout between reached central"
    " northern southern eastern western downtown north south east west greater northeast northwest southeast southwest"
    " في ب قرب من الى وسط شمال جنوب شرق غرب شمالي جنوبي شرقي غربي داخل بين عند باتجاه نحو ضمن وفي لە نزیک ناو"
)
#: After these a place is only what something is measured from.
DIRECTIONS: Final = word_set(
    "north south east west northeast northwest southeast southwest northwards outside شمال جنوب شرق غرب شمالي جنوبي"
    " شرقي غربي باكووری باشووری ڕۆژهەڵاتی ڕۆژئاوای"
)
#: Beside a place that something happened in, these only say where that is.
NEAR: Final = word_set("near outside around قرب بالقرب نزیک")
OF: Final = word_set("of من")
#: News outlets and the like take a city's name without being there.
OUTLETS: Final = word_set(
    "now today times news post tv channel press agency radio daily herald gazette media satellite fm"
)
OUTLETS_BEFORE: Final = word_set("قناة صحيفة وكالة اذاعة موقع جريدة مجلة راديو تلفزيون شبكة نادي منتخب فريق خام معركة")
#: Universities and hospitals carry a city's name; they count where the text names no better place.
HOUSES: Final = word_set("university hospital airport college field oilfield refinery")
HOUSES_BEFORE: Final = word_set("university مستشفى جامعة مطار كلية سجن")
#: Offices and their holders are not where it happened.
OFFICES: Final = word_set(
    "operations health police governor governor's council directorate appeals court municipality education electricity"
    " club mayor command provincial"
)
OFFICES_BEFORE: Final = word_set(
    "governor mayor bishop archbishop native council محافظ قائممقام شرطة صحة عمليات مجلس دائرة مديرية محكمة بلدية نقابة"
    " استئناف شيخ تربية كهرباء نائب"
)
JOINED_AFTER: Final = word_set("based born trained educated controlled")
#: Between places of one list.
LISTING: Final = word_set(", ، and و & as well")
#: Ordinary words and names of persons that are also names of places here: only after a preposition.
MILD: Final = word_set(
    "hit balad sadr salman hamza alam qasim ana anah dur dour bahar rania soran tahrir thawra khalis karradi kalak"
    " zaytun zaytoun kifri dibis khabat hiran rizgari"
    " واسط بابل زبير قايم رفاعي هاشميه هنديه هيت فاو سوران دوكان خضر كحلاء عوجه كفري دبس حديثه خالص قاسم حمزه سلمان"
    " خبات رانيه شورش كلك عباسي هيرو ديانا حرير هيران"
)
#: The same, but so common that a place around it has to be named, or another place of its list.
HARD: Final = word_set(
    "hero olive riyadh medina madina diana sina hai chao chey masul fava jazira mosel hila kala shatt shuyukh"
    " liberation victory nasr ahrar علم رياض سينا سينه حضر ابراهيم بحار"
)
#: Words so common that only the word for the level makes a place of them.
NEVER_ALONE: Final = word_set("الحي حي دور عنه مدينه ثوره بلد زيتون نصر صدر تحرير احرار تربيه عتبه برك بركه")
COMMON: Final = word_set(
    "people police sunday monday tuesday wednesday thursday friday saturday iraq iraqi iraqis shiite sunni kurdish"
    " government parliament minister president january february march april june july august september october november"
    " december protesters security forces army"
)
TITLES: Final = word_set("mr mrs ms dr sheikh imam sayyid ayatollah general colonel mohammed mohammad muhammad ali")
#: After a name, these make it a site's: "Khillani square" is looked up whole.
SITES: Final = word_set("square bridge street garage tunnel highway shrine port roundabout")
