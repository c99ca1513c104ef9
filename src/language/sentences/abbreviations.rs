//! Abbreviations, and how each behaves before a full stop's successor. Lower case, without the final stop.

use std::sync::LazyLock;

use crate::{language::fold, numbered::PerText};

/// What a full stop after a word says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Abbreviation {
    /// Something always follows in the same sentence: *Mr.*, *z.B.*
    Open,
    /// A number follows, or else it is a word like any other: *No.*, *p.*
    BeforeNumber,
    /// It can end a sentence: *etc.*, *Inc.*
    Either,
}

/// Language, then the words of each class in the order of [`Abbreviation`]; English first.
const WORDS: &[(&str, [&str; 3])] = &[
    (
        "en",
        [
            "mr mrs ms messrs mmes dr prof rev hon gen col maj capt cmdr lt sgt cpl adm assoc asst p.s pres gov sen rep supt pvt e.g i.e eg ie vs v cf al viz approx dept fig figs \
         est ft jan feb mar apr jun jul aug sept oct nov dec bros tel ext ed eds trans assn",
            "no nos p pp vol vols ch sec secs art op par nr ver pt c rs",
            "etc st mt inc corp co ltd jr sr esq ph.d m.d b.a m.a d.c u.s u.k u.n a.m p.m b.c a.d ave blvd rd plc bldg mass calif dist univ",
        ],
    ),
    (
        "de",
        [
            "z.b z. d.h d. u.a u. o.ä i.d.r u.u s.o s.u bzw ca evtl ggf inkl exkl dr prof hr fr frl dipl ing vgl sog st str allg insb bes abb geb gest jh mio mrd tel \
         max min jan feb apr jun jul aug sept okt nov dez mag hl hll vs zit spez zzgl einschl i.e e.h h.c urspr röm kath ev engl franz lat griech",
            "nr s bd art abs kap z ziff lfd ausg",
            "usw etc co u.s.w a.d n.chr v.chr",
        ],
    ),
    (
        "fr",
        [
            "m mm dr pr me st ste mgr p.ex c.-à-d cf env av apr janv févr juill sept oct nov déc tél éd vs boul ex ord r.-v gén col lt cap ltd jr ets",
            "no n art p pp vol chap fig t",
            "etc j.-c inc cie s.a a.m p.m",
        ],
    ),
    (
        "es",
        [
            "sr sra srta sres dr dra d dña don prof profa gral cap cnel lic ing arq excmo excma ilmo ud uds vd vds p.ej ej av avda pza c aprox tel núm ed fig mons fr sto sta mt \
         ee.uu rr.hh",
            "no n.º n° núm p pág págs art vol cap lun mar mié jue vie sáb dom ene feb abr jun jul ago sept oct nov dic",
            "etc cía s.a s.l a.c d.c a.m p.m",
        ],
    ),
    (
        "it",
        [
            "sig sig.ra sig.na dott dott.ssa prof prof.ssa avv ing arch on sen gen col ten cap mons s ss es p.es cfr ecc.mo ca tel v.le p.za c.so geom rag rev st sec dir amm psicol",
            "n nr p pp pag pagg art artt vol cap fig lun mar mer gio ven sab gen feb apr mag giu lug ago set ott nov dic",
            "ecc etc s.p.a s.r.l a.c d.c",
        ],
    ),
    (
        "pt",
        [
            "sr sra srs srta dr dra prof profa eng arq exmo exma d v.exa av pça aprox tel ex p.ex cf gen cel cap mons sto sta lda jr",
            "no n.º nº p pp pág págs art vol cap fig",
            "etc s.a ltda cia a.c d.c a.m p.m",
        ],
    ),
    (
        "nl",
        [
            "dhr mevr mw dr drs ir ing mr prof st bijv bv d.w.z m.b.t i.v.m o.a m.n t.a.v ca resp evt nl vgl zgn jl a.s tel max min jan feb apr jun jul aug sept okt nov dec",
            "nr blz p art hfst",
            "enz etc e.d v.chr n.chr b.v n.v",
        ],
    ),
    (
        "pl",
        [
            "np m.in tzw tzn tj prof dr mgr inż hab ks św ul al pl gen płk mjr kpt por red im r.n ok godz tel min maks os pn zob por ang łac wg ds",
            "nr str s t poz art ust pkt rozdz rys",
            "itd itp r w p.n.e n.e wyd",
        ],
    ),
    (
        "ru",
        [
            "пгт т.е т.к т.н т.д т.п т. и.о г-н г-жа гг им проф акад доц ул пр просп пер пл наб обл р-н стр корп кв тел см ср напр св млн млрд тыс руб коп кг км нем англ фр лат мин макс авт \
         ред изд ок род ум рис табл",
            "с стр п гл ст № т",
            "г гг в вв н.э др пр проч долл",
        ],
    ),
    ("bg", ["г ул бул проф инж т.е т.нар д-р напр", "с стр чл", "др лв"]),
    ("uk", ["т.зв т.е проф акад вул пл просп обл р-н див напр св ім млн млрд тис", "с ст п №", "р рр ст т.д т.п ін"]),
    ("sv", ["t.ex d.v.s dvs bl.a m.fl s.k f.d fr.o.m t.o.m dr prof st ca kl jfr", "nr s kap", "etc osv m.m f.kr e.kr"]),
    (
        "da",
        [
            "f.eks bl.a dvs d.v.s s.k fx ca kl dr prof hr fru jf st skt",
            "nr s p kap stk sec rs",
            "osv etc m.m mv m.v f.kr e.kr",
        ],
    ),
    ("no", ["f.eks bl.a dvs d.v.s s.k ca kl dr prof hr fru jf st", "nr s kap", "osv etc m.m mv f.kr e.kr"]),
    ("fi", ["esim ts mm prof dr tri ns ks vrt n os nk", "nro s luku", "jne yms eaa jaa"]),
    (
        "cs",
        [
            "např tj tzv tzn mj atp resp dr prof ing mgr bc mudr judr sv ul nám p pí kap",
            "č str s odst čl",
            "atd apod n.l",
        ],
    ),
    ("hu", ["pl ún dr prof ifj id özv kb ill vö ld szt u", "sz o old", "stb i.e i.sz"]),
    ("tr", ["dr prof doç av sn örn vb bkz yy mah cad sok alb gen", "no s sf", "vs vb m.ö m.s"]),
    ("ro", ["dl dna dr prof ing av str bd ex cca dvs art", "nr p pag vol", "etc ș.a s.a"]),
    ("el", ["κ κα κκ π.χ δηλ κ.α αγ δρ καθ βλ", "αρ σελ σ", "κ.λπ κλπ κ.ά π.χ μ.χ"]),
    ("hi", ["डॉ श्री प्रो पं कु", "सं नं", ""]),
    ("ar", ["د أ م ص", "", ""]),
    ("is", ["t.d þ.e m.a u.þ.b s.s sbr dr prof ca kl", "nr bls", "o.s.frv o.fl f.kr e.kr"]),
];

/// Abbreviations that English names bring into texts of all languages.
const ABROAD: [&str; 3] = ["mr mrs ms st bros v vs", "", "inc corp ltd co jr sr"];

/// Each abbreviation, with the languages in which it is of each class: a bit for each in the order of [`WORDS`], and the last for
/// [`ABROAD`].
static CLASSES: LazyLock<PerText<[u32; 3]>> = LazyLock::new(|| {
    let mut classes = PerText::<[u32; 3]>::default();
    for (language, lists) in WORDS.iter().map(|(_, lists)| lists).chain([&ABROAD]).enumerate() {
        for (class, words) in lists.iter().enumerate() {
            words.split_ascii_whitespace().for_each(|word| classes.entry(word)[class] |= 1 << language);
        }
    }
    classes
});

/// The abbreviations of a language; the English ones where we know none.
#[derive(Clone, Copy)]
pub struct Abbreviations {
    /// Its place in [`WORDS`].
    language: usize,
}

impl Abbreviations {
    /// Those of a language, and those that are met in all.
    pub fn of(language: &str) -> Self {
        Self { language: WORDS.iter().position(|(known, _)| *known == language).unwrap_or(0) }
    }

    /// How a word behaves before a full stop; where it has several classes, the last.
    pub fn class(self, word: &str) -> Option<Abbreviation> {
        let [open, before_number, either] = CLASSES.get(word)?;
        [self.language, WORDS.len()].into_iter().find_map(|language| {
            let is_in = |languages: &u32| languages >> language & 1 == 1;
            match (is_in(either), is_in(before_number), is_in(open)) {
                (true, ..) => Some(Abbreviation::Either),
                (_, true, _) => Some(Abbreviation::BeforeNumber),
                (.., true) => Some(Abbreviation::Open),
                _ => None,
            }
        })
    }
}

/// Whether it is a unit of measure where a number stands before it.
pub fn is_unit(word: &str) -> bool {
    const UNITS: &str = "m km cm mm kg g mg l ml h min s sec ft in lb oz yd mi t ha Std Stk м км см мм кг мг л мл га ч мин с сек руб тыс млн млрд Mio Mrd";
    UNITS.split(' ').any(|unit| unit == word)
}

/// Whether a word goes on after an hour: *8 p.m. Saturday*, *8 p.m. EST*.
pub fn follows_hour(word: &str) -> bool {
    const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let lower = fold::lowered(word);
    let zone = (2..=4).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_uppercase());
    zone || DAYS.iter().any(|day| lower.len() >= 3 && day.starts_with(&lower))
}

/// Whether the language writes ordinal numbers with a full stop: *3. Oktober*.
pub fn writes_ordinals(language: &str) -> bool {
    matches!(
        language,
        "de" | "da"
            | "no"
            | "nb"
            | "nn"
            | "fi"
            | "cs"
            | "sk"
            | "hu"
            | "pl"
            | "sl"
            | "hr"
            | "sr"
            | "bs"
            | "et"
            | "lv"
            | "lt"
            | "is"
            | "tr"
            | "eu"
    )
}
