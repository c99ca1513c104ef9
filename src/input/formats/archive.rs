//! ZIP archives (PKWARE APPNOTE 6.3): their members, within limits.

use std::io::{Cursor, Read};

use zip::{ZipArchive, result::ZipError};

use crate::input::{Format, InputError, LIMIT};

/// An archive whose members can be read.
pub struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// How many bytes may still be unpacked.
    left: usize,
    format: Option<Format>,
}

/// What is smaller than one part in so many when it is packed was made to fill the memory.
const MOST_PACKED: usize = 200;

/// So much may be unpacked in any case.
const HARMLESS: usize = 16 << 20;

impl<'a> Archive<'a> {
    /// Opens an archive.
    ///
    /// # Errors
    /// [`InputError::Damaged`] if it is not a whole archive.
    pub fn open(bytes: &'a [u8]) -> Result<Self, InputError> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| failure(&error, Format::Zip))?;
        let left = bytes.len().saturating_mul(MOST_PACKED).clamp(HARMLESS, LIMIT.max(HARMLESS));
        let mut archive = Self { zip, left, format: None };
        archive.format = archive.recognise();
        Ok(archive)
    }

    /// What it is, by its members.
    pub fn format(&self) -> Option<Format> {
        self.format
    }

    fn recognise(&self) -> Option<Format> {
        let telling = [
            ("META-INF/container.xml", Format::Epub),
            ("word/document.xml", Format::Docx),
            ("content.xml", Format::Odt),
        ];
        telling.into_iter().find(|(name, _)| self.has(name)).map(|(_, format)| format)
    }

    /// Whether there is a member of this name.
    pub fn has(&self, name: &str) -> bool {
        self.zip.index_for_name(name).is_some()
    }

    /// The name of its only file, if it has just one.
    pub fn only_member(&self) -> Option<String> {
        let names = self.zip.file_names().filter_map(Result::ok);
        let mut files = names.filter(|name| !name.ends_with('/') && !name.starts_with("__MACOSX"));
        let name = files.next()?.into_owned();
        // An archive within an archive is not followed.
        (files.next().is_none() && !name.to_ascii_lowercase().ends_with(".zip")).then_some(name)
    }

    /// The bytes of a member.
    ///
    /// # Errors
    /// [`InputError`] where it is absent, damaged, protected, or too large.
    pub fn bytes(&mut self, name: &str) -> Result<Vec<u8>, InputError> {
        let format = self.format.unwrap_or(Format::Zip);
        let mut member = self.zip.by_name(name).map_err(|error| failure(&error, format))?;
        let mut bytes = Vec::new();
        let limit = self.left as u64;
        member
            .by_ref()
            .take(limit + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| InputError::Damaged(format, format!("{name}: {error}")))?;
        if bytes.len() as u64 > limit {
            return Err(InputError::Unpacked(format));
        }
        self.left -= bytes.len();
        Ok(bytes)
    }

    /// The text of a member that is in UTF-8, as XML in these archives is.
    ///
    /// # Errors
    /// As [`Archive::bytes`].
    pub fn text(&mut self, name: &str) -> Result<String, InputError> {
        Ok(String::from_utf8_lossy(&self.bytes(name)?).into_owned())
    }
}

fn failure(error: &ZipError, format: Format) -> InputError {
    match error {
        ZipError::UnsupportedArchive(what) if what.contains("assword") => InputError::Protected(format),
        _ => InputError::Damaged(format, error.to_string()),
    }
}
