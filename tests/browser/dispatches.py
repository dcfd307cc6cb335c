"""Dispatches of about 300 words, invented from the first word to the last, in the manner of an agency."""

ENGLISH = """Shots fired at invented march leave seven dead in Nasiriyah

NASIRIYAH, Iraq, 12 May 2021 - Seven protesters were killed in Nasiriyah on Tuesday when men in uniform \
opened fire with live rounds on an invented march near Habboubi Square, an invented hospital doctor said.

At least 35 people were wounded, the doctor added, many of them with wounds to the upper body. He asked that \
the name of the hospital not be printed, because managers had told the staff to say nothing to the press.

Security forces also arrested 12 demonstrators during the night, according to an invented lawyers' union, \
which said that it had written to the court and had not been answered by Wednesday morning.

The march had begun in the early afternoon outside a school that does not exist. People carried loaves of \
bread and empty water bottles, and asked for electricity, clean water and work. The organisers said that \
they had told the authorities of the route two days earlier, as the law requires, and that nobody had raised \
an objection.

Witnesses to this invented scene told a reporter that two vehicles without number plates blocked the road \
from both ends shortly before dusk. Then the street lights went out. Shooting was heard for about twenty \
minutes, and people carried others away on doors and blankets, since ambulances could not pass.

The provincial council of this invented story called for calm and announced a committee. It gave no details \
of who would sit on it, or of when it would report. An official at the interior ministry declined to comment \
on what had happened.

By the next morning shopkeepers had swept the glass from the pavement. A few dozen people returned to the \
place, lit candles along the kerb, and read a list of demands aloud. They said that they would come again on \
Friday, and that they would go on coming for as long as nobody gave them an answer that they could believe.
"""

ARABIC = """إطلاق نار على مسيرة مخترعة يوقع سبعة قتلى في الناصرية

الناصرية - 12 أيار 2021 - قُتل سبعة متظاهرين في الناصرية يوم الثلاثاء بعدما أطلق رجال بالزي الرسمي \
الرصاص الحي على مسيرة مخترعة قرب ساحة الحبوبي، بحسب طبيب في مستشفى مخترع.

وأصيب ما لا يقل عن 35 شخصاً بجروح، كما أضاف الطبيب، وكثير منهم في الجزء الأعلى من الجسد. وطلب الطبيب عدم \
ذكر اسم المستشفى لأن الإدارة أبلغت العاملين بعدم التحدث إلى الصحافة.

واعتقلت قوات الأمن 12 متظاهراً خلال الليل، وفقاً لنقابة محامين مخترعة قالت إنها كتبت إلى المحكمة ولم \
تتلق جواباً حتى صباح الأربعاء.

وكانت المسيرة قد بدأت في ساعات الظهر الأولى أمام مدرسة لا وجود لها. وحمل المشاركون أرغفة الخبز وقناني \
ماء فارغة، وطالبوا بالكهرباء والماء الصالح للشرب وفرص العمل. وقال المنظمون إنهم أبلغوا السلطات بخط السير \
قبل يومين كما يطلب القانون، وإن أحداً لم يعترض.

وروى شهود هذا المشهد المخترع لمراسل أن مركبتين بلا لوحات أغلقتا الشارع من جهتيه قبيل الغروب، ثم انطفأت \
أضواء الشارع. وسُمع صوت الرصاص نحو ثلث ساعة، وحمل الناس غيرهم على الأبواب والبطانيات لأن سيارات الإسعاف \
لم تستطع المرور.

ودعا مجلس المحافظة في هذه القصة المخترعة إلى الهدوء وأعلن تشكيل لجنة، من دون أن يذكر أعضاءها ولا موعد \
تقريرها. وامتنع موظف في وزارة الداخلية عن التعليق على ما جرى.

وفي صباح اليوم التالي كان أصحاب المحال قد كنسوا الزجاج عن الرصيف. وعاد بعض الناس إلى المكان وأشعلوا \
الشموع على امتداد الطريق وقرأوا قائمة المطالب بصوت عال. وقالوا إنهم سيعودون يوم الجمعة، وسيواصلون المجيء \
ما دام أحد لم يعطهم جواباً يمكن تصديقه. وأغلقت المدرسة المخترعة أبوابها يومين، وبقيت الأسواق القريبة \
منها خالية من الناس، فيما ظلت صور المكان تنتقل بين هواتف السكان الذين لم يخرجوا من بيوتهم تلك الليلة.

وكتب مراسل هذه القصة في دفتره أن الشارع بدا في النهار كأي شارع آخر، وأن الباعة عادوا إلى أماكنهم المعتادة قرب \
الجسر المخترع، وأن الحديث كله كان عن الخبز والكهرباء والعمل، لا عن السياسة.
"""

TWO_EVENTS = """Invented day of marches ends with dead in two cities

BAGHDAD, 12 May 2021 - Three protesters were killed in Najaf on Tuesday when masked gunmen fired live rounds \
at an invented march, an invented doctor said. At least 20 people were wounded there, he added.

In Karbala, two people were killed on Tuesday night, police sources said. Five others were wounded.

The invented ministry said that 44 people have been killed across Iraq since the protests began in October.
"""
