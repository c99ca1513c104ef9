//! The dictionary of a translator of Apertium, read from its compiled form: a transducer whose paths are words with their
//! translations, letter by letter (lttoolbox, <https://github.com/apertium/lttoolbox>).

use std::fs;

use super::debian;
use crate::command::Failure;

/// A translator, as a package of Debian.
pub struct Translator {
    /// The pair after which the package is called: as in `eng-spa`, whichever comes first.
    pub package: &'static str,
    /// From which language into which, as in `spa-eng`.
    pub name: &'static str,
    pub version: &'static str,
}

/// The translator's words for all personal pronouns, which it tells apart by their tags.
const PRONOUN: &str = "prpers";

/// The words of a translator, each with a translation, as often as it has some.
pub fn of(translator: &Translator) -> Result<Vec<(String, String)>, Failure> {
    let Translator { package, name, version } = translator;
    let package = format!("apertium-{package}");
    let folder = debian(&package, version)?;
    let path = folder.join(format!("usr/share/apertium/{package}/{name}.autobil.bin"));
    let bytes = fs::read(&path).map_err(|error| Failure::Missing(path.display().to_string(), error))?;
    words(&bytes).ok_or_else(|| Failure::Failed(format!("{}: it is in another form than is known", path.display())))
}

fn words(bytes: &[u8]) -> Option<Vec<(String, String)>> {
    let mut reader = Reader(bytes);
    reader.plain_header(b"LTTB")?;
    reader.text()?;
    let tags = reader.number()?;
    (0..tags).try_for_each(|_| reader.text().map(drop))?;
    // Tags are below zero, and zero is no letter.
    let letter = |number: usize| number.checked_sub(tags + 1).and_then(|at| char::from_u32(at as u32 + 1));
    let symbols: Vec<[Option<char>; 2]> = (0..reader.number()?)
        .map(|_| Some([letter(reader.number()?), letter(reader.number()?)]))
        .collect::<Option<_>>()?;
    let mut words = Vec::new();
    for _ in 0..reader.number()? {
        reader.text()?;
        reader.transducer()?.follow(&symbols, &mut words)?;
    }
    Some(words)
}

/// What is left of the file.
struct Reader<'a>(&'a [u8]);

impl Reader<'_> {
    fn byte(&mut self) -> Option<usize> {
        let (&first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(first.into())
    }

    /// A number: the first two bits tell how many bytes follow.
    fn number(&mut self) -> Option<usize> {
        let first = self.byte()?;
        (0..first >> 6).try_fold(first & 0x3f, |number, _| Some(number << 8 | self.byte()?))
    }

    fn text(&mut self) -> Option<String> {
        (0..self.number()?).map(|_| char::from_u32(self.number()? as u32)).collect()
    }

    /// Passes over a header without features, such as weights.
    fn plain_header(&mut self, name: &[u8]) -> Option<()> {
        self.0 = self.0.strip_prefix(name)?.strip_prefix(&[0; 8])?;
        Some(())
    }

    fn transducer(&mut self) -> Option<Transducer> {
        self.plain_header(b"LTTD")?;
        let start = self.number()?;
        let mut transducer = Transducer { start, ends: Vec::new(), steps: Vec::new() };
        let mut end = 0;
        for _ in 0..self.number()? {
            end += self.number()?;
            transducer.ends.push(end);
        }
        let states = self.number()?;
        for state in 0..states {
            let (mut symbol, mut steps) = (0, Vec::new());
            for _ in 0..self.number()? {
                symbol += self.number()?;
                steps.push([symbol, (state + self.number()?) % states]);
            }
            transducer.steps.push(steps);
        }
        Some(transducer)
    }
}

struct Transducer {
    start: usize,
    ends: Vec<usize>,
    /// From each state, the symbols that are read and the states that they lead to.
    steps: Vec<Vec<[usize; 2]>>,
}

impl Transducer {
    /// Adds what the paths of words say: the letters of both sides. Where a state leads to itself, there is a pattern, such as
    /// that of an address.
    fn follow(&self, symbols: &[[Option<char>; 2]], words: &mut Vec<(String, String)>) -> Option<()> {
        let mut open = vec![(self.start, [const { String::new() }; 2])];
        while let Some((state, sides)) = open.pop() {
            for &[symbol, next] in self.steps.get(state)? {
                let letters = symbols.get(symbol)?;
                let is_pattern = self.steps.get(next)?.iter().any(|step| step[1] == next);
                if !is_pattern && letters[0].is_none_or(char::is_alphabetic) {
                    let mut sides = sides.clone();
                    sides.iter_mut().zip(letters).for_each(|(side, letter)| side.extend(letter));
                    open.push((next, sides));
                }
            }
            if self.ends.contains(&state) {
                let [word, translation] = sides;
                if translation != PRONOUN {
                    words.push((word.to_lowercase(), translation.replace('#', "")));
                }
            }
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_words_but_for_patterns() {
        // One tag; a letter each for the symbols ö:o, á:a and tag:tag, numbered from the tag on.
        let numbers = [
            1,
            1,
            u32::from('n'),
            3,
            u32::from('ö') + 1,
            u32::from('o') + 1,
            u32::from('á') + 1,
            u32::from('a') + 1,
            0,
            0,
        ];
        // From state 0 to 1, 2 and 3, the end; and to 4, which leads to itself and to the end.
        let transducer = [0, 1, 3, 5, 2, 0, 1, 1, 4, 1, 1, 1, 1, 2, 1, 0, 2, 0, 0, 2, 4];
        let mut bytes = b"LTTB\0\0\0\0\0\0\0\0".to_vec();
        bytes.extend(written(&[0]).chain(written(&numbers)).chain(written(&[1, 0])));
        bytes.extend(b"LTTD\0\0\0\0\0\0\0\0");
        bytes.extend(written(&transducer));
        assert_eq!(words(&bytes), Some(vec![("öá".to_owned(), "oa".to_owned())]));
        assert_eq!(words(b"<dictionary/>"), None);
    }

    /// Numbers as the file has them.
    fn written(numbers: &[u32]) -> impl Iterator<Item = u8> {
        numbers.iter().flat_map(|&number| [0x40 | (number >> 8) as u8, number as u8])
    }
}
