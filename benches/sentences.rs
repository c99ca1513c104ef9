//! How fast text of many languages is split into sentences: `cargo bench --bench sentences`. The best of several runs.

use std::{
    fs,
    hint::black_box,
    time::{Duration, Instant},
};

use diglot::{document::Language, language};

/// Paragraphs with what makes splitting slow: short sentences, quotations, abbreviations, numbers, brackets.
const PARAGRAPHS: [(&str, &str); 12] = [
    (
        "en",
        "Mr. Hale came at 8 p.m. on Saturday, as he always did. “Is the boat in?” he asked. Nobody answered (it was the U.S. mail that they waited for), so he sat down... The bench had cost 3.50 in 1931! He was, e.g., the only one who could tie it up. J. K. Moss had tried; he had failed.",
    ),
    (
        "de",
        "Am 3. Oktober kam Dr. Moos mit dem Boot an. „Ist jemand da?“, rief er. Es war z. B. kälter als im Jahr davor (vgl. S. 12), und niemand wartete auf ihn. Er setzte sich; dann stand er wieder auf!",
    ),
    (
        "fr",
        "M. Hale arriva vers 8 h. « Le bateau est-il là ? » demanda-t-il. Personne ne répondit... Le banc avait coûté 3,50 francs en 1931 ! — Oui, dit-elle. Il pleuvait, etc. Les autres étaient rentrés chez eux.",
    ),
    (
        "es",
        "El Sr. Hale llegó a las 8 p. m. ¿Está la barca? —preguntó él. Nadie contestó; era la núm. 5 de la lista. ¡Qué frío hacía aquella noche! La Sra. Moss lo había intentado (sin suerte).",
    ),
    (
        "it",
        "Il sig. Hale arrivò alle 8. «C'è la barca?» chiese. Nessuno rispose, perché il dott. Moss dormiva ancora (v. pag. 12). Che freddo! La panchina era costata 3,50 lire nel 1931.",
    ),
    (
        "ru",
        "Он жил в г. Пскове с 1900 г. и каждый вечер ходил к лодке. «Есть кто-нибудь?» — спросил он. Никто не ответил... Скамья стоила 3,50 руб. А. Б. Мох пробовал сам, т. е. без помощи! Потом он уехал.",
    ),
    (
        "ar",
        "وصل القارب في الساعة الثامنة مساءً. أين كان البحارة؟ لا أحد يعرف، ولم يسأل أحد! كان الجو بارداً (كما في السنة الماضية)، ثم عاد الجميع إلى بيوتهم.",
    ),
    ("hi", "नाव आठ बजे आ गई। कोई नहीं था। क्या डॉ. शर्मा आएँगे? सब लोग घर चले गए थे! रात बहुत ठंडी थी (पिछले साल की तरह)।"),
    ("he", "הסירה הגיעה בשמונה בערב. איפה היו המלחים? איש לא ידע! ד\"ר כהן ישב על הספסל (הוא עלה 3.50 בשנת 1931)."),
    (
        "zh",
        "船在晚上八点到了。“有人吗？”他问道。没有人回答（他们在等邮件），所以他坐了下来……那张长椅在1931年花了3.5元！他读了《去吧！船》这本书。",
    ),
    (
        "ja",
        "船は午後八時に着いた。「誰かいますか？」と彼は聞いた。誰も答えなかった（皆、郵便を待っていた）。その椅子は1931年に3.5円だった！",
    ),
    (
        "ko",
        "배는 저녁 8시에 도착했습니다. \"누구 있어요?\" 그가 물었다. 아무도 대답하지 않았다(모두 우편을 기다리고 있었다). 그 의자는 1931년에 3.5원이었어요!",
    ),
];

/// The text of each language is repeated to be about so many bytes.
const SIZE: usize = 2_000_000;

/// How often each figure is taken.
const RUNS: usize = 5;

fn main() {
    println!("{:<10} {:>10} {:>14}", "language", "sentences", "splitting");
    let (mut bytes, mut times) = (0, Duration::ZERO);
    for (tag, paragraph) in PARAGRAPHS {
        let language = Language::new(tag);
        let text = format!("{paragraph}\n").repeat(SIZE / paragraph.len());
        let sentences = language::split(&text, &language).len();
        let time =
            (0..RUNS).map(|_| timed(|| drop(black_box(language::split(&text, &language))))).min().unwrap_or_default();
        line(tag, sentences, text.len(), time);
        (bytes, times) = (bytes + text.len(), times + time);
    }
    line("all", 0, bytes, times);
}

fn line(name: &str, sentences: usize, bytes: usize, time: Duration) {
    println!("{name:<10} {sentences:>10} {:>9.1} MB/s", bytes as f64 / 1e6 / time.as_secs_f64());
}

fn timed(run: impl FnOnce()) -> Duration {
    let (start, busy) = (Instant::now(), on_processor());
    run();
    on_processor().zip(busy).map_or_else(|| start.elapsed(), |(after, before)| after.saturating_sub(before))
}

/// The time that this thread has had a processor for, where the system tells: other programs do not slow it down.
fn on_processor() -> Option<Duration> {
    let status = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    status.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}
