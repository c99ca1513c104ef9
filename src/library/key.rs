use std::fmt;

use serde::{Deserialize, Serialize};

/// What a text is known by: a hash of its sources. The same files are the same text, whatever they are called.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Key(String);

impl Key {
    /// That of sources, by their bytes: FNV-1a of 64 bits (<https://datatracker.ietf.org/doc/html/draft-eastlake-fnv>).
    pub fn of<'a>(sources: impl IntoIterator<Item = &'a [u8]>) -> Self {
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        let mut add = |bytes: &[u8]| {
            for byte in bytes {
                hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
            }
        };
        for source in sources {
            // Their lengths, so that two files are not their sum.
            add(&(source.len() as u64).to_le_bytes());
            add(source);
        }
        Self(format!("{hash:016x}"))
    }

    /// From an address, where anything may stand.
    pub fn named(name: &str) -> Self {
        Self(name.to_owned())
    }

    /// As it stands in addresses.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_bytes_are_the_same_text() {
        let key = |sources: &[&[u8]]| Key::of(sources.iter().copied());
        assert_eq!(key(&[b"rain", b"pluie"]), key(&[b"rain", b"pluie"]));
        assert_ne!(key(&[b"rain", b"pluie"]), key(&[b"rainpluie"]));
        assert_ne!(key(&[b"rain", b"pluie"]), key(&[b"pluie", b"rain"]));
        assert_eq!(key(&[b""]).as_str().len(), 16);
    }
}
