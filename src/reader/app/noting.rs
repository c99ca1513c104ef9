//! What is noted: how far the text is read, where the reader is, and how he likes to read.

use web_sys::Element;

use super::App;
use crate::{
    browser::{address::Fragment, settings::Settings},
    document::{Document, Kind, Place},
    library::{Ask, Reading},
    reader::position::{self, Seen},
};

impl App {
    /// The reader likes it otherwise.
    pub(in crate::reader) fn change(&mut self, settings: Settings) {
        if self.alone {
            settings.keep();
        }
        self.settings = settings;
        self.stay();
        self.show_address();
    }

    /// Notes how far the text is read.
    pub(in crate::reader) fn mark(&mut self) {
        let (Some(root), false) = (self.root.cast::<Element>(), self.opening_shown) else { return };
        let (Some(open), Some(Seen { first, last, .. })) = (&mut self.open, position::seen(&root)) else { return };
        let units: usize = open.document.blocks.iter().map(|block| block.links.len()).sum();
        let Some(place) = Place::of(&open.document, first) else { return };
        let percent = u8::try_from(100 * (last + 1) / units.max(1)).unwrap_or(100).min(100);
        let reading = Reading { place, percent };
        if open.reading.replace(reading) != Some(reading) && open.kept {
            self.shelf.ask(&Ask::Mark(open.key.clone(), reading));
        }
    }

    /// Where the reader is, as it stands behind the `#` of the address.
    pub(super) fn fragment(&self, unit: Option<usize>) -> Fragment {
        let Some(open) = &self.open else { return Fragment::default() };
        Fragment {
            unit: unit.and_then(|unit| Place::of(&open.document, unit)),
            view: Some(self.settings.view).filter(|view| *view != Default::default()),
            primary: self.settings.swapped.then(|| open.document.languages[1].as_str().to_owned()),
            text: (open.kept && open.addresses.is_empty()).then(|| open.key.clone()),
        }
    }

    /// The page's address says what is open and what is pinned, or nothing beside the opening screen.
    pub(in crate::reader) fn show_address(&self) {
        if !self.alone {
            return;
        }
        let open = self.open.as_ref().filter(|_| !self.opening_shown);
        if let Some(page) = web_sys::window().and_then(|window| window.document()) {
            page.set_title(&open.map_or_else(|| "Diglot".into(), |open| title(&open.document)));
        }
        let Some(open) = open else {
            return Fragment::default().show(&[]);
        };
        self.fragment(self.units().and_then(|units| units.pinned())).show(&open.addresses);
    }
}

/// What a tab with this document is called: as its first title in either language, and what it is open in.
fn title(document: &Document) -> String {
    let title = document.blocks.iter().find(|block| block.kind == Kind::Title);
    let titles = title.iter().flat_map(|block| block.sides.iter().flatten()).map(|side| &*side.text);
    titles.chain(["Diglot"]).collect::<Vec<_>>().join(" · ")
}
