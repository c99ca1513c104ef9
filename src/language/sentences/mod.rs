//! Where sentences end.
//!
//! One pass over the text. Only at a mark that can end a sentence is anything decided, by what stands around it; in doubt, the
//! sentence goes on. The rules follow UAX #29 and the golden rules of Kiss and Strunk's successors (Punkt 2006, Pragmatic
//! Segmenter) where these agree, and our own policy for quotations and brackets, which is described in `docs/sentences.md`.

mod abbreviations;
mod items;
mod marks;
mod stops;

use abbreviations::Abbreviations;
use marks::{Mark, first, is_closer, is_opener, is_quote_end, is_wide, last};

use super::{fold, words::Languages};
use crate::document::{Language, Span};

/// The sentences of `text`: in order, apart, on character boundaries, with only white space outside of them.
pub fn split(text: &str, language: &Language) -> Vec<Span> {
    let language = language.primary();
    let scan = Scan { text, language, known: Languages::of(language), abbreviations: Abbreviations::of(language) };
    let korean = scan.language == "ko";
    let mut spans = Vec::new();
    let mut start = scan.skip_space(0);
    let mut at = start;
    while at < text.len() {
        let Some(next) = scan.step(start, at) else {
            at = marks::next_candidate(text, at, korean);
            continue;
        };
        match next {
            Step::On(to) => at = to,
            Step::End(end) => {
                push(&mut spans, text, start, end);
                start = scan.skip_space(end);
                at = start;
            }
        }
    }
    push(&mut spans, text, start, text.len());
    spans
}

/// Adds the sentence between two places, without the white space around it.
fn push(spans: &mut Vec<Span>, text: &str, start: usize, end: usize) {
    let end = start + text[start..end.max(start)].trim_end().len();
    if start < end {
        spans.push(Span { start: start as u32, end: end as u32 });
    }
}

/// What is found at a place of the text.
enum Step {
    /// The sentence goes on, at least to here.
    On(usize),
    /// The sentence ends here.
    End(usize),
}

struct Scan<'a> {
    text: &'a str,
    language: &'a str,
    /// The language, if we know its function words: sentences begin with these.
    known: Languages,
    abbreviations: Abbreviations,
}

/// What follows a mark and what belongs to it.
struct Tail {
    /// Where the marks, closing quotes and footnote signs end.
    end: usize,
    /// Whether a closing quote is among them.
    quoted: bool,
    /// Whether a closing bracket is among them.
    bracketed: bool,
}

impl<'a> Scan<'a> {
    /// Looks at one place; `None` where nothing there can end a sentence or hide an end.
    fn step(&self, start: usize, at: usize) -> Option<Step> {
        let c = first(&self.text[at..])?;
        let after = at + c.len_utf8();
        if marks::is_line_end(c) {
            return Some(if self.breaks_line(start, at) { Step::End(at) } else { Step::On(self.skip_space(at)) });
        }
        if let Some(closer) = marks::closer_of(c) {
            // A bracket at the start may be a sentence; a title is part of one.
            let whole = at == start && !matches!(c, '《' | '〈');
            let within = if whole { None } else { self.end_of_bracket(after, c, closer) };
            return Some(Step::On(within.unwrap_or(after)));
        }
        // What parts a headline from what it stands over; the mark of a long vowel serves as well.
        let alone = || self.text[..at].ends_with(' ') && self.text[after..].starts_with(' ');
        if matches!(c, '━' | 'ー') && alone() {
            return Some(Step::End(after));
        }
        if let Some(item) = self.next_item(start, at, c) {
            return Some(Step::End(item));
        }
        if c == ' ' && self.language == "ko" {
            let ends =
                marks::ends_korean(&self.text[..at]) && first(&self.text[after..]).is_some_and(marks::begins_korean);
            return ends.then_some(Step::End(at));
        }
        if let Some(length) = marks::face(&self.text[at..]).or_else(|| marks::rule(&self.text[at..])) {
            return Some(self.decide_sign(start, at, length));
        }
        let mark = Mark::of(c, self.language)?;
        Some(self.decide(start, at, mark))
    }

    /// Whether the sentence ends with a face or a drawn line.
    fn decide_sign(&self, start: usize, at: usize, length: usize) -> Step {
        let end = at + length;
        let after = self.text[end..].trim_start();
        let apart = self.text[..at].ends_with(char::is_whitespace) && at + length + after.len() < self.text.len();
        if at > start && apart && self.begins_high(after) { Step::End(end) } else { Step::On(end) }
    }

    /// Whether the sentence ends with the mark at this place.
    fn decide(&self, start: usize, at: usize, mark: Mark) -> Step {
        let (mark, dots, end_of_marks) = self.run_of_marks(at, mark);
        let tail = self.tail(start, end_of_marks);
        let rest = &self.text[tail.end..];
        let space = rest.len() - rest.trim_start().len();
        let after = &rest[space..];
        if after.is_empty() {
            return Step::On(self.text.len());
        }
        if mark == Mark::Stop && items::is_label(&self.text[start..at]) {
            return Step::On(tail.end);
        }
        let broken = rest[..space].matches('\n').count() > 1;
        let ends = broken
            || match mark {
                Mark::Full => self.ends_wide(at, &tail, after, space > 0),
                Mark::Ellipsis => self.ends_ellipsis(at, &tail, after, space > 0),
                Mark::Call => self.ends_call(start, at, &tail, after, space > 0),
                Mark::Pause => self.language != "de" && first_word(after) != "I" && self.begins_as_sentence(after),
                Mark::Emoji => first(after).is_some_and(|next| next.is_uppercase() || next == '@'),
                Mark::Stop if dots > 1 && self.text[at..].starts_with(". ") => dots > 3 && self.begins_high(after),
                Mark::Stop if dots > 1 => self.ends_ellipsis(at, &tail, after, space > 0),
                Mark::Stop => self.ends_stop(start, at, &tail, after, space > 0),
            };
        if ends { Step::End(tail.end) } else { Step::On(tail.end) }
    }

    /// Where the next item of a list begins whose items follow one another in a line: *1) boats 2) nets*.
    fn next_item(&self, start: usize, at: usize, c: char) -> Option<usize> {
        let (begins, item) = items::ending_at(self.text, at, c)?;
        let before = items::starting(&self.text[start..])?;
        (begins > start && item.follows(&before)).then_some(begins)
    }

    /// The strongest of the marks that stand together, how many they are, and where they end.
    fn run_of_marks(&self, at: usize, mark: Mark) -> (Mark, usize, usize) {
        let mut strongest = mark;
        let mut count = 0;
        let mut end = at;
        for c in self.text[at..].chars() {
            let Some(next) = Mark::of(c, self.language) else { break };
            strongest = strongest.max(next);
            count += 1;
            end += c.len_utf8();
        }
        // Dots with spaces between are one mark.
        while strongest == Mark::Stop && self.text[end..].starts_with(" .") {
            count += 1;
            end += 2;
        }
        (strongest, count, end)
    }

    /// What closes directly after the marks: quotes, brackets, footnote signs.
    fn tail(&self, start: usize, from: usize) -> Tail {
        let mut tail = Tail { end: from, quoted: false, bracketed: false };
        loop {
            let rest = &self.text[tail.end..];
            let Some(c) = first(rest) else { return tail };
            if is_closer(c) && !self.opens_here(start, tail.end) || c == '“' && marks::closes_high(self.language) {
                tail.quoted |= is_quote_end(c);
                tail.bracketed |= !is_quote_end(c);
                tail.end += c.len_utf8();
            } else if let Some(length) = marks::footnote(rest)
                .or_else(|| spaced_sign(rest))
                .or_else(|| bare_number(&self.text[..tail.end], rest))
            {
                tail.end += length;
            } else if rest.starts_with(" \"") && !self.opens_here(start, tail.end + 1) {
                tail.quoted = true;
                tail.end += 2;
            } else if let Some(length) = spaced_guillemet(rest) {
                tail.quoted = true;
                tail.end += length;
            } else if let (true, Some(_)) = (tail.quoted || tail.bracketed, Mark::of(c, self.language)) {
                tail.end += c.len_utf8();
            } else {
                return tail;
            }
        }
    }

    /// Whether a straight quote opens a quotation: a word follows directly, and as many stand before it in the sentence as close.
    fn opens_here(&self, start: usize, at: usize) -> bool {
        let Some(after) = self.text[at..].strip_prefix('"') else { return false };
        if first(after).is_none_or(|next| next.is_whitespace() || matches!(next, ',' | ';' | ')')) {
            return false;
        }
        let mut from = start.max(at.saturating_sub(LONGEST_QUOTATION));
        while !self.text.is_char_boundary(from) {
            from += 1;
        }
        self.text[from..at].bytes().filter(|&byte| byte == b'"').count() % 2 == 0
    }

    /// After `。`, `！`, `？`: a sentence ends, unless it was a quotation and who says it follows.
    fn ends_wide(&self, at: usize, tail: &Tail, after: &str, space: bool) -> bool {
        let Some(next) = first(after) else { return true };
        if marks::is_wide_pause(next) || is_closer(next) && !is_opener(next) {
            return false;
        }
        // A full-width point within a number.
        if self.text[at..].starts_with('．') && !space && last(&self.text[..at]).is_some_and(char::is_numeric) {
            return false;
        }
        if tail.quoted && !space {
            !marks::goes_on_after_quote(after)
        } else {
            !(tail.bracketed && marks::is_particle(next))
        }
    }

    /// Dots that leave something unsaid end a sentence only where what follows clearly begins one.
    fn ends_ellipsis(&self, at: usize, tail: &Tail, after: &str, space: bool) -> bool {
        let Some(next) = self.opening(after) else { return false };
        if is_wide(next) {
            return tail.quoted && !marks::goes_on_after_quote(after) && !marks::is_wide_pause(next);
        }
        (space || last(&self.text[..at]).is_some_and(char::is_lowercase)) && next.is_uppercase()
    }

    /// Whether what follows begins with a capital.
    fn begins_high(&self, after: &str) -> bool {
        self.opening(after).is_some_and(char::is_uppercase)
    }

    /// Whether what follows cannot begin a sentence: a pause, or a word in lower case, unless this text has no capitals at all.
    fn goes_on(&self, start: usize, next: char, after: &str) -> bool {
        if matches!(next, ',' | ';' | ':' | ')' | '/' | '،' | '，' | '№') {
            return true;
        }
        // As in *iPhone*.
        let camel = first_word(after).chars().nth(1).is_some_and(char::is_uppercase);
        let casual = self.opening(&self.text[start..]).is_some_and(char::is_lowercase);
        next.is_lowercase() && !camel && !casual
    }

    /// After `!`, `?` and their like in other scripts.
    fn ends_call(&self, start: usize, at: usize, tail: &Tail, after: &str, space: bool) -> bool {
        let Some(next) = self.opening(after) else { return true };
        if !space {
            let latin = last(&self.text[..at]).is_some_and(|c| c.is_ascii_alphanumeric());
            return is_wide(next) && !latin && self.ends_wide(at, tail, after, space)
                || self.lacks_space(at, tail, after);
        }
        if next.is_lowercase() && tail.quoted {
            return false;
        }
        if self.goes_on(start, next, after) {
            // Careless texts go on in lower case after a question.
            let asks = self.text[at..].starts_with('?') && after.starts_with(next);
            return asks && self.known.have(first_word(after)) && !self.tells_who_speaks(after);
        }
        !(tail.quoted && self.tells_who_speaks(after))
    }

    /// The first character of what follows, behind opening quotes, brackets and dashes.
    fn opening(&self, after: &str) -> Option<char> {
        after.chars().find(|&c| {
            !is_opener(c) && !is_quote_end(c) && !marks::is_dash(c) && !c.is_whitespace() && !matches!(c, '*' | '_')
        })
    }

    /// Whether the next word is one that sentences begin with, in upper case.
    fn begins_as_sentence(&self, after: &str) -> bool {
        let word = first_word(after);
        word.chars().next().is_some_and(|c| c.is_uppercase() || is_caseless(c)) && self.known.have(&fold::lowered(word))
    }

    /// Whether a verb of saying is among the next words: *John said*.
    fn tells_who_speaks(&self, after: &str) -> bool {
        after.split_whitespace().take(3).any(|word| {
            let word = word.trim_end_matches(|c: char| !c.is_alphabetic());
            marks::SAYING.contains(&word)
        })
    }

    /// Where the bracket that was opened before this place is closed; `None` if not nearby.
    fn end_of_bracket(&self, from: usize, opener: char, closer: char) -> Option<usize> {
        let mut depth = 1;
        for (offset, c) in self.text[from..].char_indices() {
            if offset > LONGEST_BRACKET || c == '\n' {
                return None;
            }
            depth += i32::from(c == opener) - i32::from(c == closer);
            if depth == 0 {
                return Some(from + offset + c.len_utf8());
            }
        }
        None
    }

    /// Whether a line's end ends the sentence: before a blank line or an item of a list, and after a line that is short.
    fn breaks_line(&self, start: usize, at: usize) -> bool {
        let line_before = &self.text[start..at];
        let space = &self.text[at..self.skip_space(at)];
        let next = &self.text[at + space.len()..];
        if space.matches('\n').count() > 1 || space.matches('\r').count() > 1 {
            return true;
        }
        let whole = self.text[..start].trim_end_matches([' ', '\t']).chars().next_back().is_none_or(marks::is_line_end);
        let short = whole && !line_before.contains('\n') && line_before.chars().count() <= SHORT_LINE;
        let goes_on = line_before.trim_end().ends_with([',', ';', '，', '、', '-', '—']);
        marks::is_item(next) || short && !goes_on && first(next).is_some_and(|c| c.is_uppercase())
    }

    fn skip_space(&self, from: usize) -> usize {
        self.text.len() - self.text[from..].trim_start().len()
    }
}

/// No bracket is followed further than this many bytes.
const LONGEST_BRACKET: usize = 300;

/// No quotation is followed further back than this many bytes.
const LONGEST_QUOTATION: usize = 1000;

/// A line of at most this many characters can be a heading above the next.
const SHORT_LINE: usize = 28;

/// A letter of a script without capitals.
fn is_caseless(c: char) -> bool {
    c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase()
}

/// The first word, behind opening quotes and dashes.
fn first_word(text: &str) -> &str {
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let end = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    &text[..end]
}

/// What stands behind the first word.
fn behind_first_word(text: &str) -> &str {
    text.trim_start_matches(|c: char| !c.is_alphanumeric()).trim_start_matches(char::is_alphanumeric)
}

/// The length of a footnote's number directly after a word's or a bracket's full stop.
fn bare_number(before: &str, rest: &str) -> Option<usize> {
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let stop =
        before.strip_suffix('.').and_then(last).is_some_and(|c| c.is_lowercase() || matches!(c, ')' | '”' | '"'));
    ((1..=2).contains(&digits) && stop && rest[digits..].starts_with(' ')).then_some(digits)
}

/// The length of a footnote sign or of pictures that stand behind a space.
fn spaced_sign(rest: &str) -> Option<usize> {
    let inner = rest.strip_prefix(' ')?;
    let pictures: usize = inner.chars().take_while(|&c| marks::is_emoji(c) || c == ' ').map(char::len_utf8).sum();
    if pictures > 0 && !inner.starts_with(' ') {
        return Some(1 + inner[..pictures].trim_end().len());
    }
    let length = marks::footnote(inner).filter(|_| inner.starts_with('['))?;
    inner[length..]
        .starts_with(char::is_whitespace)
        .then_some(1 + length)
        .or((inner.len() == length).then_some(1 + length))
}

/// The length of ` »`, as French sets it.
fn spaced_guillemet(rest: &str) -> Option<usize> {
    let space = first(rest).filter(|c| matches!(c, ' ' | '\u{a0}' | '\u{202f}'))?.len_utf8();
    rest[space..].starts_with('»').then_some(space + '»'.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::split;
    use crate::document::Language;

    /// Sentences are written with `|` between them.
    fn check(tag: &str, marked: &str) {
        let text = marked.replace('|', "");
        let found: Vec<&str> = split(&text, &Language::new(tag)).iter().map(|span| &text[span.range()]).collect();
        let expected: Vec<&str> = marked.split('|').map(str::trim).collect();
        assert_eq!(found, expected, "{tag}");
    }

    #[test]
    fn an_initial_before_a_bracket_does_not_end_a_sentence_within_a_character() {
        for text in ["¶A. （Mr. \nァ", "See A. （Mr. Wu came."] {
            assert!(!super::split(text, &crate::document::Language::new("en")).is_empty());
        }
    }

    #[test]
    fn stops_of_abbreviations_names_and_numbers_do_not_end() {
        check(
            "en",
            "Mr. Hale came at 8 p.m. on Saturday. |He had paid 3.50 to Dr. A. B. Moss. |It was No. 5 on the list.",
        );
        check("en", "She moved to the U.S. in May. |He lives in the U.K. |The rest stayed, e.g. in Rome.");
        check("en", "Article 5. The boats are counted. |It fell from 2. 3% to 1% in 1990. |4% of them sank.");
        check("de", "Am 3. Oktober kam er an. |Es war z. B. kalt. |Sie wohnte in der Nr. 7.");
        check("ru", "Он жил в г. Пскове. |Это было в 1900 г. |Он уехал потом.");
        check("ar", "وصل القارب. |أين كان البحارة؟ |لا أحد يعرف.");
        check("hi", "नाव आ गई। |कोई नहीं था।");
    }

    #[test]
    fn a_quotation_stays_with_whoever_says_it() {
        check("en", "“Where is it?” he asked. |“Here!” Mary said. |Nobody moved.");
        check("zh", "“船在哪里？”他问道。|“在这里！”玛丽说。|没有人动。");
        check("zh", "“走吧。|船来了。”");
        check("ja", "「船はどこだ？」と彼は聞いた。|誰も答えなかった。");
        check("fr", "« Où est-il ? » demanda-t-il. |« Ici ! » |Personne ne bougea.");
    }

    #[test]
    fn brackets_hold_together() {
        check("en", "The boat (it was old. And slow!) sank. |(Nobody drowned.) |We slept.");
        check("zh", "他读了《去吧！船》这本书。|很好。");
    }

    #[test]
    fn half_width_marks_in_chinese() {
        check("zh", "Yahoo!成立于1994年。|他来了!|真的吗?|是3.5米。");
    }

    #[test]
    fn dots_need_a_capital() {
        check("en", "He waited... and waited. |Then... |Nothing came.");
        check("zh", "他等了……又等。|没有人来。");
    }

    #[test]
    fn careless_texts() {
        check("en", "Is the boat in? |i cannot see it. |It was there before. |you took it.");
        check("en", "There were approx. ten of them. |“Is it in?” she asked. |Is it in? she asked.");
        check("it", "La barca è arrivata. |nessuno dormiva. |Era il dott. meno atteso.");
        check(
            "en",
            "The boat was fast.|The crew slept.|They woke up... |Then they slept :-) |See example.org and a.b.",
        );
        check("en", "It is over ========== |The rest follows.");
    }

    #[test]
    fn units_behind_a_number() {
        check("fr", "Le phare est à 250 m. |Six heures plus tard, M. Hale arriva.");
        check("de", "Es dauerte 3 Std. Fahrt. |Es waren 80 km. |Die anderen schliefen.");
        check("it", "Lesse «Hale v. Moss» con Mr. Hale.");
        check("he", "הוא נסע לארה\"ב. |הסירה חיכתה.");
    }

    #[test]
    fn korean_without_marks() {
        check("ko", "배가 도착했습니다 |아무도 없었어요 |모두 집에 갔다고 했습니다.");
        check("ko", "배가 왔어요 ㅋㅋ 모두 필요 없다고 했다.");
    }

    #[test]
    fn lines() {
        check("en", "The Ferry|\n\nIt left at\nnoon. |It came back.");
        check("en", "Bring these:|\n1. A rope|\n2. A lamp");
    }
}
