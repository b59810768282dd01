"""Sentences of news in the languages and encodings in which old files come, to judge the guess of an encoding by."""

# ruff: noqa: RUF001

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sample:
    """A text and an encoding that files in its language are or were saved in."""

    language: str
    codec: str
    sentences: tuple[str, ...]

    @property
    def line(self) -> str:
        """One sentence."""
        return self.sentences[0]

    @property
    def paragraph(self) -> str:
        """All sentences."""
        return " ".join(self.sentences)

    @property
    def page(self) -> str:
        """As many characters as a printed page has."""
        paragraphs = (" ".join(self.sentences[n:] + self.sentences[:n]) for n in range(len(self.sentences)))
        return "\n\n".join([*paragraphs] * 2)


_TEXTS: dict[str, tuple[str, ...]] = {
    "English": (
        "The ferry’s captain said there were “no injuries” among the 40 people on board.",
        "A tug — the only one in port — towed it back within two hours.",
        "The operator, which owes £3 million, didn’t answer questions on Friday.",
        "“We saw smoke, then nothing,” a passenger told the café’s owner.",
    ),
    "French": (
        "Le ferry a été arrêté près de Norholm vendredi à midi, a déclaré l’exploitant.",
        "Quarante passagers se trouvaient à bord ; personne n’a été blessé.",
        "« Nous avons aperçu de la fumée, puis plus rien », a raconté la sœur d’une élève.",
        "Un remorqueur a ramené le navire au port après deux heures d’attente, où la préfète l’a reçu.",
    ),
    "German": (
        "Die Fähre fiel am Freitag kurz vor Mittag vor Norholm aus, teilte der Betreiber mit.",
        "Vierzig Menschen waren an Bord; verletzt wurde nach Angaben der Küstenwache niemand.",
        "„Wir hörten ein Geräusch, danach war es völlig still“, erzählte eine Schülerin.",
        "Ein Schlepper zog das Schiff zurück in den Hafen, die Straße zum Kai blieb für Stunden gesperrt.",
    ),
    "Spanish": (
        "El transbordador se detuvo el viernes al mediodía frente a Norholm, según la compañía.",
        "Había cuarenta pasajeros a bordo y ninguno resultó herido, informó el capitán.",
        "«¿Qué pasó después? Nadie nos explicó nada», contó una niña de once años.",
        "Un remolcador lo llevó de vuelta al puerto; la investigación empezará mañana.",
    ),
    "Portuguese": (
        "A balsa parou na sexta-feira ao meio-dia, informou a operação do porto de São João.",
        "Quarenta passageiros estavam a bordo e ninguém ficou ferido, segundo a capitania.",
        "“Não ouvimos explicação nenhuma”, contou uma senhora à imprensa.",
        "Um rebocador levou a embarcação até o cais; a licença não será renovada já.",
    ),
    "Danish": (
        "Færgen gik i stå ud for Norholm fredag middag, oplyser rederiet på øen.",
        "Der var fyrre mennesker om bord, og ingen kom til skade, siger kystvagten.",
        "»Vi så røg, og så blev det helt stille,« fortæller en ældre passager.",
        "En slæbebåd trak færgen tilbage til havnen på under to timer.",
    ),
    "Swedish": (
        "Färjan stannade på fredagen strax före lunch utanför Norholm, säger rederiet.",
        "Fyrtio människor fanns ombord och ingen skadades, enligt kustbevakningen.",
        "”Vi såg rök och sedan var det alldeles tyst”, berättar en elev på elva år.",
        "En bogserbåt drog färjan åter till hamnen på mindre än två timmar.",
    ),
    "Italian": (
        "Il traghetto si è fermato venerdì a mezzogiorno davanti a Norholm, così la società.",
        "A bordo c’erano quaranta persone e nessuno è rimasto ferito, perché il mare era calmo.",
        "«Non si è più sentito nulla», ha raccontato una ragazza che tornava in città.",
        "Un rimorchiatore l’ha riportato in porto; la licenza scadrà già a giugno.",
    ),
    "Dutch": (
        "De veerboot viel vrijdag vóór het middaguur stil bij Norholm, zegt de reder.",
        "Er waren veertig mensen aan boord; niemand raakte gewond, aldus de kustwacht in België.",
        "‘We zagen rook en daarna was het stil’, vertelde een passagier in een café.",
        "Een sleepboot bracht het schip binnen twee uur terug, zonder financiële gevolgen.",
    ),
    "Russian": (
        "Паром остановился в пятницу около полудня у берегов Норхольма, сообщил оператор.",
        "На борту находились сорок человек, никто не пострадал, заявила береговая охрана.",
        "«Мы увидели дым, а потом стало совсем тихо», рассказала одна из пассажирок.",
        "Буксир вернул судно в порт через два часа; лицензия истекает в июне.",
    ),
    "Ukrainian": (
        "Пором зупинився у п’ятницю близько полудня біля узбережжя, повідомив оператор.",
        "На борту перебували сорок осіб, ніхто не постраждав, заявила берегова охорона.",
        "«Ми побачили дим, а потім стало зовсім тихо», розповіла одна з пасажирок.",
        "Буксир повернув судно в порт за дві години; її ліцензія спливає у червні.",
    ),
    "Bulgarian": (
        "Фериботът спря в петък около обяд край бреговете на острова, съобщи операторът.",
        "На борда е имало четиридесет души, няма пострадали, заяви бреговата охрана.",
        "„Видяхме дим и после стана съвсем тихо“, разказа една от пътничките.",
        "Влекач върна кораба в пристанището за два часа; лицензът изтича през юни.",
    ),
    "Polish": (
        "Prom zatrzymał się w piątek około południa u wybrzeży Norholmu, poinformował operator.",
        "Na pokładzie było czterdzieści osób, nikt nie został ranny, oświadczyła straż przybrzeżna.",
        "Najpierw zobaczyliśmy dym, a potem zrobiło się zupełnie cicho, opowiada uczennica.",
        "Holownik odstawił statek do portu w ciągu dwóch godzin; licencja wygaśnie w czerwcu.",
    ),
    "Czech": (
        "Trajekt se v pátek krátce před polednem zastavil u pobřeží, uvedl provozovatel.",
        "Na palubě bylo čtyřicet lidí a nikdo nebyl zraněn, sdělila pobřežní stráž.",
        "Viděli jsme kouř a pak už bylo úplné ticho, řekla jedna z cestujících.",
        "Remorkér loď odtáhl zpět do přístavu během dvou hodin; licence končí v červnu.",
    ),
    "Hungarian": (
        "A komp pénteken dél előtt állt le a partok közelében, közölte az üzemeltető.",
        "Negyven ember tartózkodott a fedélzeten, senki sem sérült meg a parti őrség szerint.",
        "Füstöt láttunk, aztán hirtelen minden elcsendesedett, mesélte egy idős nő.",
        "Egy vontatóhajó két órán belül visszavitte a kikötőbe; az engedély júniusban jár le.",
    ),
    "Greek": (
        "Το πλοίο σταμάτησε την Παρασκευή το μεσημέρι ανοιχτά του νησιού, ανακοίνωσε η εταιρεία.",
        "Στο πλοίο βρίσκονταν σαράντα άνθρωποι και κανείς δεν τραυματίστηκε, δήλωσε το λιμενικό.",
        "«Είδαμε καπνό και μετά όλα ησύχασαν», είπε μία από τις επιβάτιδες.",
        "Ένα ρυμουλκό το επέστρεψε στο λιμάνι μέσα σε δύο ώρες.",
    ),
    "Turkish": (
        "Feribot cuma günü öğleden hemen önce adanın açıklarında durdu, dedi işletmeci şirket.",
        "Gemide kırk kişi vardı ve kimse yaralanmadı, diye açıkladı sahil güvenlik.",
        "Önce duman gördük, sonra her şey sessizliğe gömüldü, dedi yaşlı bir yolcu.",
        "Römorkör gemiyi iki saat içinde limana geri çekti; ruhsatın süresi haziranda doluyor.",
    ),
    "Hebrew": (
        "המעבורת נעצרה ביום שישי לפני הצהריים מול חופי האי, מסר המפעיל.",
        "על הסיפון היו ארבעים איש ואיש לא נפגע, הודיע משמר החופים.",
        "ראינו עשן ואחר כך השתררה דממה, סיפרה אחת הנוסעות.",
        "גוררת החזירה את הספינה לנמל בתוך שעתיים; הרישיון פג ביוני.",
    ),
    "Arabic": (
        "توقفت العبارة يوم الجمعة قبيل الظهر قبالة سواحل الجزيرة، حسبما أعلنت الشركة.",
        "وكان على متنها أربعون شخصا ولم يصب أحد بأذى، وفقا لخفر السواحل.",
        "رأينا دخانا ثم ساد الصمت، قالت إحدى الراكبات.",
        "وأعادت قاطرة السفينة إلى الميناء خلال ساعتين؛ وتنتهي الرخصة في يونيو.",
    ),
    "Japanese": (
        "運航会社によると、フェリーは金曜日の正午前に島の沖合で停止した。",
        "乗っていた四十人にけがはなかったと海上保安庁が発表した。",
        "「煙が見えて、そのあと急に静かになりました」と乗客の女性は話した。",
        "タグボートが二時間以内に船を港まで引いて戻した。",
    ),
    "Chinese": (
        "据运营公司称，渡轮星期五中午前在岛外海面停航。",
        "海岸警卫队表示，船上四十人无人受伤。",
        "“我们看见了烟，然后一切都安静下来”，一名乘客说。",
        "拖船在两小时内把渡轮拖回港口，执照将于六月到期。",
    ),
    "Traditional Chinese": (
        "據營運公司表示，渡輪星期五中午前在島嶼外海停航。",
        "海岸巡防隊指出，船上四十人都沒有受傷。",
        "「我們看見了煙，然後一切都安靜下來」，一名乘客說。",
        "拖船在兩小時內把渡輪拖回港口，執照將於六月到期。",
    ),
    "Korean": (
        "운항사에 따르면 여객선은 금요일 정오 직전에 섬 앞바다에서 멈췄다.",
        "배에는 마흔 명이 타고 있었으며 다친 사람은 없다고 해안경비대가 밝혔다.",
        "연기를 보았고 그 뒤로는 아주 조용해졌다고 한 승객이 말했다.",
        "예인선이 두 시간 안에 배를 항구로 끌고 돌아왔다.",
    ),
}

_CODECS: dict[str, tuple[str, ...]] = {
    "English": ("cp1252",),
    "French": ("cp1252", "iso8859-15", "mac-roman"),
    "German": ("cp1252", "mac-roman"),
    "Spanish": ("cp1252",),
    "Portuguese": ("cp1252",),
    "Danish": ("cp1252",),
    "Swedish": ("cp1252",),
    "Italian": ("cp1252",),
    "Dutch": ("cp1252",),
    "Russian": ("cp1251", "koi8-r"),
    "Ukrainian": ("cp1251",),
    "Bulgarian": ("cp1251",),
    "Polish": ("iso8859-2", "cp1250"),
    "Czech": ("iso8859-2", "cp1250"),
    "Hungarian": ("iso8859-2", "cp1250"),
    "Greek": ("cp1253",),
    "Turkish": ("cp1254",),
    "Hebrew": ("cp1255",),
    "Arabic": ("cp1256",),
    "Japanese": ("shift-jis", "euc-jp"),
    "Chinese": ("gb18030",),
    "Traditional Chinese": ("big5",),
    "Korean": ("euc-kr",),
}

_PLAIN = str.maketrans({"’": "'", "«": '"', "»": '"', "“": '"', "”": '"', "„": '"', "‘": "'", "—": "-"})
"""What a writer puts where an encoding lacks the typographic form."""


def _writable(sentences: tuple[str, ...], codec: str) -> tuple[str, ...]:
    def can(text: str) -> bool:
        try:
            text.encode(codec)
        except UnicodeEncodeError:
            return False
        return True

    return tuple(sentence if can(sentence) else sentence.translate(_PLAIN) for sentence in sentences)


SAMPLES = [
    Sample(language, codec, _writable(sentences, codec))
    for language, sentences in _TEXTS.items()
    for codec in _CODECS[language]
]
