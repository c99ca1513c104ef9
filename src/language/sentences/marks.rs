//! Characters and what they do: end a sentence, open, close, pause, go on.

/// A mark that can end a sentence, the weakest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// `;`, which ends a sentence only before one that is plain to see.
    Pause,
    /// A picture, which may stand in place of a mark.
    Emoji,
    /// `.`, which has other uses.
    Stop,
    /// `…`, which may leave a sentence open.
    Ellipsis,
    /// `!`, `?` and their like in scripts with spaces.
    Call,
    /// `。` and its like in scripts without.
    Full,
}

impl Mark {
    /// The mark that a character is in a language.
    pub fn of(c: char, language: &str) -> Option<Self> {
        Some(match c {
            '.' => Self::Stop,
            '…' | '⋯' => Self::Ellipsis,
            '!' | '?' | '؟' | '۔' | '।' | '॥' | '‼' | '⁇' | '⁈' | '⁉' | '‽' | '։' | '។' => {
                Self::Call
            }
            ';' if language == "el" => Self::Call,
            ':' if language == "hy" => Self::Call,
            '。' | '！' | '？' | '｡' | '．' | '።' | '፧' | '။' => Self::Full,
            ';' => Self::Pause,
            _ if is_emoji(c) => Self::Emoji,
            _ => return None,
        })
    }
}

/// The next place after `at` where something can be decided; the end of the text where there is none. Korean words count.
pub fn next_candidate(text: &str, at: usize, korean: bool) -> usize {
    let bytes = text.as_bytes();
    let mut to = at + 1;
    while let Some(&byte) = bytes.get(to) {
        let candidate = match byte {
            b'.' | b'!' | b'?' | b';' | b':' | b'\n' | b'\r' | b'(' | b')' | b'[' | b'=' | b'*' | b'_' => true,
            // The first byte of the marks, brackets and pictures beyond ASCII.
            0xC2 | 0xD6 | 0xD8 | 0xDB | 0xE0 | 0xE1 | 0xE2 | 0xE3 | 0xEF | 0xF0 => true,
            b' ' => korean,
            _ => false,
        };
        if candidate {
            return to;
        }
        to += 1;
    }
    bytes.len()
}

/// The first character.
pub fn first(text: &str) -> Option<char> {
    text.chars().next()
}

/// The last character.
pub fn last(text: &str) -> Option<char> {
    text.chars().next_back()
}

/// Whether it is a picture, or a sign that changes the one before it.
pub fn is_emoji(c: char) -> bool {
    matches!(c, '\u{1f300}'..='\u{1faff}' | '\u{2600}'..='\u{27bf}' | '\u{fe0f}' | '\u{200d}')
}

/// The length of a face that is made of marks and stands apart: `:-)`.
pub fn face(text: &str) -> Option<usize> {
    let mouth = text.strip_prefix([':', ';', '='])?;
    let length = text.len() - mouth.strip_prefix('-').unwrap_or(mouth).strip_prefix([')', '(', 'D', 'P'])?.len();
    (length == text.len() || text[length..].starts_with(char::is_whitespace)).then_some(length)
}

/// The length of a line that is drawn with characters: `=====`.
pub fn rule(text: &str) -> Option<usize> {
    let drawn = first(text).filter(|c| matches!(c, '=' | '*' | '_'))?;
    let length = text.len() - text.trim_start_matches(drawn).len();
    (length >= SHORTEST_RULE).then_some(length)
}

/// Fewer characters draw no line.
const SHORTEST_RULE: usize = 5;

/// Whether a line ends here.
pub fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// The bracket that closes what this one opens.
pub fn closer_of(opener: char) -> Option<char> {
    Some(match opener {
        '(' => ')',
        '（' => '）',
        '[' => ']',
        '【' => '】',
        '《' => '》',
        '〈' => '〉',
        '〔' => '〕',
        _ => return None,
    })
}

/// Whether it opens a quotation or a bracket, or begins a question in Spanish.
pub fn is_opener(c: char) -> bool {
    matches!(c, '“' | '‘' | '«' | '„' | '‚' | '‹' | '「' | '『' | '"' | '\'' | '¿' | '¡' | '{')
        || closer_of(c).is_some()
}

/// Whether it closes a quotation or a bracket. The straight quotes do both.
pub fn is_closer(c: char) -> bool {
    is_quote_end(c) || matches!(c, ')' | '）' | ']' | '】' | '》' | '〉' | '〕' | '}')
}

/// Whether it closes a quotation.
pub fn is_quote_end(c: char) -> bool {
    matches!(c, '”' | '’' | '»' | '›' | '」' | '』' | '"' | '\'' | '＂')
}

/// Whether the language closes a quotation with the mark that others open one with: *„so“*.
pub fn closes_high(language: &str) -> bool {
    matches!(language, "de" | "cs" | "sk" | "sl" | "hr" | "sr" | "bg" | "is" | "lt" | "et" | "lv" | "ro")
}

/// Whether it is a dash, which opens direct speech in many languages.
pub fn is_dash(c: char) -> bool {
    matches!(c, '—' | '–' | '―' | '-' | '•')
}

/// Whether it is a letter of a script without spaces, or one of its brackets.
pub fn is_wide(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{2fd5}' | '々'..='〇' | '《'..='】' | 'ぁ'..='ヿ' | '㐀'..='䶿' | '一'..='鿿' | '\u{f900}'..='\u{faff}' | '（' | '\u{20000}'..='\u{3ffff}')
}

/// A mark after which the sentence goes on.
pub fn is_wide_pause(c: char) -> bool {
    matches!(c, '，' | '、' | '；' | '：' | ',' | ';' | ':' | '。' | '）' | ')')
}

/// Words that join what stands before them to what follows, in Chinese and Japanese.
pub fn is_particle(c: char) -> bool {
    matches!(
        c,
        '的' | '地'
            | '之'
            | 'と'
            | 'は'
            | 'が'
            | 'を'
            | 'に'
            | 'の'
            | 'も'
            | 'で'
            | 'っ'
            | 'や'
            | 'へ'
            | 'か'
            | 'な'
            | 'だ'
    )
}

/// Whether a Korean word ends here with which only a sentence ends, so that often no mark is set after it.
pub fn ends_korean(before: &str) -> bool {
    const ENDINGS: [&str; 16] = [
        "니다", "네요", "세요", "어요", "아요", "에요", "예요", "해요", "까요", "군요", "구요", "지요", "나요", "게요",
        "데요", "죠",
    ];
    ENDINGS.iter().any(|ending| before.ends_with(ending))
}

/// Whether a sentence may begin with this character, behind a Korean one without a mark; *ㅋㅋ* is laughter.
pub fn begins_korean(c: char) -> bool {
    c.is_alphanumeric() && !matches!(c, 'ㄱ'..='ㅣ')
}

/// Whether the words after a quotation belong to its sentence: a particle, or a subject and a verb of saying.
pub fn goes_on_after_quote(after: &str) -> bool {
    let Some(next) = first(after) else { return false };
    if is_particle(next) || is_wide_pause(next) {
        return true;
    }
    // A new quotation is a new sentence.
    if is_opener(next) {
        return false;
    }
    // *Nobody answered* tells what came after.
    if matches!(next, '没' | '沒' | '无' | '無') {
        return false;
    }
    let clause = after
        .chars()
        .take(CLAUSE)
        .take_while(|c| !matches!(c, '，' | '。' | '！' | '？' | '：' | ',' | '“' | '「' | '\n'));
    let mut before = None;
    let mut clause = clause.peekable();
    while let Some(c) = clause.next() {
        // A noun is often made of the same character (学说, 街道, 问题); a subject of one to some characters stands before a verb.
        let done = matches!(c, '笑' | '哭' | '叹' | '嘆') && clause.peek() == Some(&'了');
        if is_saying(c) && !done && before.is_none_or(|before| !NOT_BEFORE_SAYING.contains(before)) {
            return true;
        }
        before = Some(c);
    }
    false
}

/// So many characters are looked at for who says a quotation.
const CLAUSE: usize = 14;

fn is_saying(c: char) -> bool {
    matches!(
        c,
        '说' | '說'
            | '道'
            | '问'
            | '問'
            | '喊'
            | '叫'
            | '答'
            | '嚷'
            | '骂'
            | '罵'
            | '吼'
            | '叹'
            | '嘆'
            | '笑'
            | '哭'
            | '想'
            | '念'
            | '唱'
            | '曰'
    )
}

/// Behind one of these it is part of a noun.
const NOT_BEFORE_SAYING: &str = "学小传街知味轨渠管频隧理思设梦疑访";

/// Verbs of saying that stand beside a quotation.
pub const SAYING: &[&str] = &[
    "said",
    "says",
    "asked",
    "asks",
    "replied",
    "answered",
    "cried",
    "shouted",
    "exclaimed",
    "whispered",
    "muttered",
    "called",
    "added",
    "demanded",
    "yelled",
    "dit",
    "demanda",
    "répondit",
    "cria",
    "sagte",
    "fragte",
    "rief",
    "antwortete",
    "dijo",
    "preguntó",
    "gritó",
    "respondió",
    "disse",
    "chiese",
    "rispose",
    "gridò",
    "perguntou",
    "respondeu",
    "сказал",
    "сказала",
    "спросил",
    "спросила",
    "ответил",
    "крикнул",
    "zei",
    "vroeg",
    "riep",
    "powiedział",
    "zapytał",
];

/// The length of a footnote sign: `[12]`, `[^12]`, or raised digits; `[…]` is like one.
pub fn footnote(text: &str) -> Option<usize> {
    if let Some(inner) = text.strip_prefix('[') {
        let end = inner.bytes().take(6).position(|byte| byte == b']')?;
        let sign = inner[..end].trim_start_matches('^');
        let number = (1..=3).contains(&sign.len()) && sign.bytes().all(|byte| byte.is_ascii_digit());
        return (number || matches!(sign, "..." | "…")).then_some(end + 2);
    }
    let raised = |c: &char| matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹' | '†' | '‡');
    let length: usize = text.chars().take_while(raised).map(char::len_utf8).sum();
    (length > 0).then_some(length)
}

/// Whether a line begins as an item of a list does.
pub fn is_item(line: &str) -> bool {
    if line.starts_with(['•', '●', '■', '‣', '▪', '◦'])
        || ["- ", "* ", "– ", "+ "].iter().any(|mark| line.starts_with(mark))
    {
        return true;
    }
    let line = line.trim_start_matches('(');
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let letter = usize::from(digits == 0 && line.starts_with(|c: char| c.is_ascii_alphabetic()));
    let rest = &line[digits + letter..];
    (1..=3).contains(&(digits + letter))
        && (rest.starts_with(". ") || rest.starts_with(") ") || digits > 0 && rest.starts_with('、'))
}
