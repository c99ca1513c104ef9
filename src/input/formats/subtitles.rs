//! Subtitles and lyrics: SubRip, WebVTT (W3C), Advanced SubStation Alpha, LRC. What is shown together stands together; times are
//! marks of layout.

use super::html;
use crate::{document::Kind, input::Passage};

/// The lines of the cues of SubRip or WebVTT.
pub fn cues(text: &str) -> Vec<Passage> {
    let mut passages = Vec::new();
    let mut gap = 1;
    let mut in_cue = false;
    let mut lines = text.lines().map(str::trim).peekable();
    while let Some(line) = lines.next() {
        if line.contains("-->") {
            (gap, in_cue) = (1, true);
        } else if line.is_empty() {
            in_cue = false;
        } else if in_cue {
            let text = unstyled(&html::text(line));
            if !text.trim().is_empty() {
                passages.push(shown(text.trim(), gap));
                gap = 0;
            }
            // A cue may follow without a blank line: then a number stands before its times.
            in_cue = !lines.peek().is_some_and(|next| is_number(next));
        } else if !passages.is_empty()
            && !is_number(line)
            && !is_note(line)
            && !lines.peek().is_some_and(|next| next.contains("-->"))
        {
            // What stands after a blank line within a cue.
            passages.push(shown(&unstyled(&html::text(line)), 0));
        }
    }
    passages.retain(|passage| !passage.text.is_empty());
    passages
}

/// A line that is shown: none is a heading, however short.
fn shown(line: &str, gap: u32) -> Passage {
    Passage { text: line.to_owned(), kind: Some(Kind::Paragraph), gap, ..Passage::default() }
}

fn is_number(line: &str) -> bool {
    !line.is_empty() && line.bytes().all(|byte| byte.is_ascii_digit())
}

/// What WebVTT says beside its cues.
fn is_note(line: &str) -> bool {
    ["NOTE", "STYLE", "REGION"].iter().any(|word| line.starts_with(word))
}

/// Without overrides such as `{\an8}`.
fn unstyled(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, after)) = rest.split_once("{\\") {
        text.push_str(before);
        match after.split_once('}') {
            Some((_, after)) => rest = after,
            None => {
                text.push_str("{\\");
                rest = after;
            }
        }
    }
    text + rest
}

/// The lines of the dialogue of SubStation Alpha; those of the same time stand together.
pub fn events(text: &str) -> Vec<Passage> {
    // Version 4+ has ten fields; a line before the events may say otherwise.
    let (mut fields, mut start_at) = (10, 1);
    let mut before = "";
    let mut passages = Vec::new();
    let mut in_events = false;
    for line in text.lines().map(str::trim) {
        if line.starts_with('[') {
            in_events = line.eq_ignore_ascii_case("[events]");
        } else if let Some(names) = line.strip_prefix("Format:").filter(|_| in_events) {
            fields = names.split(',').count();
            start_at = names.split(',').position(|name| name.trim().eq_ignore_ascii_case("start")).unwrap_or(start_at);
        } else if let Some(values) = line.strip_prefix("Dialogue:") {
            let values: Vec<&str> = values.splitn(fields, ',').collect();
            let (Some(start), Some(text)) = (values.get(start_at).map(|start| start.trim()), values.last()) else {
                continue;
            };
            let mut gap = u32::from(start != before);
            before = start;
            for line in unstyled(text).replace("\\n", "\\N").split("\\N").map(|line| line.replace("\\h", " ")) {
                let line = line.trim();
                if !line.is_empty() {
                    passages.push(shown(line, gap));
                    gap = 0;
                }
            }
        }
    }
    passages
}

/// The lines of lyrics; those of the same time stand together.
pub fn lyrics(text: &str) -> Vec<Passage> {
    let mut passages = Vec::new();
    let mut before = "";
    for line in text.lines().map(str::trim) {
        let mut rest = line;
        let mut time = "";
        while let Some((tag, after)) = rest.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
            if let Some((name, value)) = tag.split_once(':').filter(|(name, _)| !is_number(name)) {
                let kind = match name {
                    "ti" => Some(Kind::Title),
                    "ar" | "al" | "au" => Some(Kind::Meta),
                    _ => None,
                };
                if let Some(kind) = kind.filter(|_| !value.trim().is_empty()) {
                    passages.push(super::passage(value.trim(), Some(kind)));
                }
            } else {
                time = tag;
            }
            rest = after.trim_start();
        }
        if !rest.is_empty() {
            let gap = u32::from(time.is_empty() || time != before);
            passages.push(shown(rest, gap));
            before = time;
        }
    }
    passages
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(passages: &[Passage]) -> Vec<(&str, u32)> {
        passages.iter().map(|passage| (passage.text.as_str(), passage.gap)).collect()
    }

    #[test]
    fn cues_of_two_lines_stand_together() {
        let srt = "1\n00:00:01,000 --> 00:00:02,000\n<i>Good evening.</i>\nBonsoir.\n\n2\n00:00:03,000 --> 00:00:04,000\n{\\an8}1812\n3\n00:00:05,000 --> 00:00:06,000\nEnd";
        assert_eq!(lines(&cues(srt)), [("Good evening.", 1), ("Bonsoir.", 0), ("1812", 1), ("End", 1)]);
        let vtt = "WEBVTT\n\nNOTE by hand\n\nfirst\n00:01.000 --> 00:02.000 align:start\n<v Ann>Hello &amp; welcome";
        assert_eq!(lines(&cues(vtt)), [("Hello & welcome", 1)]);
    }

    #[test]
    fn dialogue_of_the_same_time_stands_together() {
        let ass = "[Script Info]\nTitle: x\n[Events]\nFormat: Layer, Start, End, Style, Text\n\
            Dialogue: 0,0:00:01.00,0:00:02.00,A,{\\b1}Yes, sir\\NOui, monsieur\nDialogue: 0,0:00:01.00,0:00:02.00,B,Da\nDialogue: 0,0:00:03.00,0:00:04.00,A,No";
        assert_eq!(lines(&events(ass)), [("Yes, sir", 1), ("Oui, monsieur", 0), ("Da", 0), ("No", 1)]);
    }

    #[test]
    fn lyrics_of_the_same_time_stand_together() {
        let lrc = "[ti:Rain]\n[by:me]\n[00:01.00]Rain again\n[00:01.00]Encore la pluie\n[00:02.00][00:09.00]Stay";
        assert_eq!(lines(&lyrics(lrc)), [("Rain", 1), ("Rain again", 1), ("Encore la pluie", 0), ("Stay", 1)]);
    }
}
