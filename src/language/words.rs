//! Function words: the short words that every text of a language is full of.
//! They tell Latin-script and Cyrillic languages apart, and they begin sentences.

use std::sync::LazyLock;

use crate::numbered::PerText;

/// Language and its most frequent function words, lower case.
const WORDS: &[(&str, &str)] = &[
    (
        "en",
        "the of and to in a is that for it as was with be by on not he his but at are this have from or had an they which one you were all her she there would their we him been has when who will no more if out so said what up its about into than them can only other time new some could these two may first then do any like my now over such our me even most made after also did many off before must well back through years where much your way down should because long each just state those people too mr how i",
    ),
    (
        "fr",
        "le la les de des du un une et est en que qui dans pour pas sur au aux avec ce il elle se sa son ses ne par plus ou mais nous vous ils elles leur cette ces être fait comme tout sont ont été même on lui si sans était avait deux très peut où bien encore dit aussi je me moi mon ma mes tu te ton à l d qu notre votre tous",
    ),
    (
        "de",
        "der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man sein wurde sei ich wir ihr mir mich wenn kann doch schon diese dieser",
    ),
    (
        "es",
        "de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha me si sin sobre este ya entre cuando todo esta ser son dos también fue había era muy años hasta desde está mi porque qué sólo han yo hay vez puede todos así nos ni parte tiene él uno donde bien tiempo mismo ese ahora cada e vida otro después te otros aunque esa eso hace otra",
    ),
    (
        "it",
        "di e il la che in a per è un una del con non sono i da si le al della dei lo alla come più nel anche ma ha o gli dal nella ed su se questo delle era ci quando tra loro cui dopo essere stato suo sua hanno mi perché due fa ancora solo molto io dalla degli lui lei noi",
    ),
    (
        "pt",
        "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu sua ou ser quando muito há nos já está eu também só pelo pela até isso ela entre era depois sem mesmo aos ter seus quem nas me esse eles estão você tinha foram essa num nem suas meu às minha têm numa pelos elas",
    ),
    (
        "nl",
        "de van het een en in is dat op te zijn met voor niet aan er die om ook als dan maar bij uit nog naar door over wordt werd had hij ze zij worden deze heeft hebben was of kan meer wat je ik tot geen we dit wel al zo haar hun",
    ),
    (
        "pl",
        "w i na z się do nie że jest to o jak po co tak za od przez ale dla są czy przy być tym był już go może tylko jej jego też który która które ich oraz ten ta te było były pan gdy bardzo",
    ),
    (
        "sv",
        "och i att det som en på är av för med till den har de inte om ett men var jag sig från så kan hade eller när han hon under vid också efter ut nu ska vi skulle mycket då sin",
    ),
    (
        "da",
        "og i at det er en til af på for med som de den der ikke har et om var han jeg fra så kan men vil sig ved hun efter eller også blev skal havde nu være os min",
    ),
    (
        "no",
        "og i det er på en til som av for at med de ikke den har jeg om et men var seg så fra han vi kan hun ble hadde skal ved etter eller også være noe nå sin dette",
    ),
    (
        "fi",
        "ja on ei se että oli hän en mutta ovat kuin mitä niin minä jos myös sen joka olen mukaan sekä tai hänen kun ole vain ovat tämä siitä",
    ),
    (
        "cs",
        "a se v na je že to s z do o i jako za ale po jsem byl by k od jen už ve si tak není pro bylo jeho která který když nebo jsou při",
    ),
    (
        "sk",
        "a sa v na je že to s z do o i ako za ale po som bol by k od len už vo si tak nie pre bolo jeho ktorá ktorý keď alebo sú pri",
    ),
    (
        "hu",
        "a az és hogy nem is egy ez de van meg azt ha volt mint csak már el még vagy ki ezt én ő mert minden fel be nagyon akkor lesz",
    ),
    (
        "ro",
        "de și în la a cu pe nu că o este un din mai se ca care pentru sunt au fost lui sau dar după prin ce am fi era între când lor al ale",
    ),
    (
        "tr",
        "ve bir bu da de için ile çok ne o daha gibi olarak en var ama kadar sonra olan ben mi ya değil her diye şey onun iki oldu hiç biz",
    ),
    (
        "vi",
        "và của là có không cho được trong người một những với các này đã để khi ông từ đó nhưng như về ra vào tôi anh đến làm nhiều lại cũng năm rất hay thì sẽ bị chỉ còn",
    ),
    (
        "id",
        "yang dan di dengan untuk itu dari ini pada tidak dalam akan adalah ke juga ada oleh mereka atau saya sebagai karena dia bisa kami kita telah lebih sudah",
    ),
    (
        "is",
        "og að í á sem er það til var með fyrir um við hann en af ekki ég því hún þegar eru frá þess hefur eða upp þau svo úr mér þá sér",
    ),
    (
        "la",
        "et in est non ad ut cum quod qui sed esse ex de ab si aut quae enim etiam quam ac atque sunt autem eius nec hoc per quidem se ne",
    ),
    (
        "ca",
        "de la i a el que en els les un del per amb no una és al es més va com però o han seva seu dels ha són si fer ser també aquest aquesta quan",
    ),
    (
        "ru",
        "и в не на я что он с как это а по но к у его из за то все она так о от бы же ты был для мы вы было до меня ещё еще нет только их уже при или если когда были была который чтобы этого ее её мне после",
    ),
    (
        "uk",
        "і в не на що з у як це та а до за його він по від але про так для ми було є бути й ще який які вона все ж або якщо її вже після",
    ),
    (
        "bg",
        "и на в да се за е от с не че са по като си до ще но това ги бе или има след беше още при към само един през може го му той",
    ),
    ("sr", "и у је на се да за од са не су као то што али из по које би који о он па или био када ће све"),
    (
        "be",
        "і ў не на што з у як гэта а да за яго ён па ад але пра так для мы было ёсць быць яшчэ які якія яна або калі яе ўжо пасля",
    ),
];

/// The languages whose function words we know.
pub fn languages() -> impl Iterator<Item = &'static str> {
    WORDS.iter().map(|(language, _)| *language)
}

/// Each function word with the languages that have it.
static HAVING: LazyLock<PerText<Languages>> = LazyLock::new(|| {
    let mut having = PerText::<Languages>::default();
    for (language, (_, words)) in WORDS.iter().enumerate() {
        words.split(' ').for_each(|word| having.entry(word).0 |= 1 << language);
    }
    having
});

/// Some of [`languages`], a bit for each: so a word is looked up once, whatever the number of languages that it may belong to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Languages(u32);

impl Languages {
    /// Those of which something is true.
    pub fn that(is: impl Fn(&str) -> bool) -> Self {
        Self(languages().enumerate().filter(|(_, language)| is(language)).map(|(at, _)| 1 << at).sum())
    }

    /// One language; none where we do not know it.
    pub fn of(primary: &str) -> Self {
        Self::that(|language| language == primary)
    }

    /// Those of them that have a function word; `word` in lower case.
    pub fn having(self, word: &str) -> Self {
        Self(self.0 & HAVING.get(word).map_or(0, |having| having.0))
    }

    /// Whether one of them has it.
    pub fn have(self, word: &str) -> bool {
        !self.having(word).is_empty()
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Their places in [`languages`].
    pub fn places(self) -> impl Iterator<Item = usize> + Clone {
        (0..WORDS.len()).filter(move |at| self.0 >> at & 1 == 1)
    }
}
