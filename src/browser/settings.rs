//! How the reader likes to read, kept between visits where the browser allows it.

use js_sys::{JSON, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The name under which settings are kept.
const KEY: &str = "diglot.settings.2";

/// How the reader likes to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The colours.
    pub theme: Theme,
    /// Steps of the text's size, from -2 to 5.
    pub size: i8,
    /// How the two sides stand.
    pub view: View,
    /// When the side that comes second can be read.
    pub reveal: Reveal,
    /// Whether pointing lights the counterpart.
    pub light: bool,
    /// Whether what is set aside is shown.
    pub aside: bool,
    /// Whether side 1 comes first.
    pub swapped: bool,
}

/// The colours of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    #[default]
    Auto,
    /// Black on white.
    Light,
    /// Brown on cream.
    Sepia,
    /// White on black.
    Dark,
}

/// How the two sides stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// Side by side where there is room, else stacked.
    #[default]
    Auto,
    /// Side by side.
    Side,
    /// One above the other.
    Stack,
    /// Only the side that comes first.
    First,
    /// Only the side that comes second.
    Second,
}

/// When the side that comes second can be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reveal {
    /// Always.
    #[default]
    Always,
    /// A sentence at a time, when it is tapped, or its counterpart.
    Tap,
    /// Always, but dimmed where nobody points.
    Dim,
}

impl Theme {
    /// All of them, as they are offered.
    pub const ALL: [Self; 4] = [Self::Auto, Self::Light, Self::Sepia, Self::Dark];

    /// As it is kept, and as it stands on the page's root.
    pub fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Sepia => "sepia",
            Self::Dark => "dark",
        }
    }

    /// The colours of a name, in capitals or not.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.name().eq_ignore_ascii_case(name))
    }
}

impl View {
    /// All of them, as they are offered.
    pub const ALL: [Self; 5] = [Self::Auto, Self::Side, Self::Stack, Self::First, Self::Second];

    /// As it is kept, and as it stands on the reader's root.
    pub fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Side => "side",
            Self::Stack => "stack",
            Self::First => "first",
            Self::Second => "second",
        }
    }

    /// The view of a name, in capitals or not.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.name().eq_ignore_ascii_case(name))
    }
}

impl Reveal {
    /// All of them, as they are offered.
    pub const ALL: [Self; 3] = [Self::Always, Self::Tap, Self::Dim];

    /// As it is kept, and as it stands on the reader's root.
    pub fn name(self) -> &'static str {
        match self {
            Self::Always => "always",
            Self::Tap => "tap",
            Self::Dim => "dim",
        }
    }

    /// The one of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reveal| reveal.name().eq_ignore_ascii_case(name))
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: Theme::Auto,
            size: 0,
            view: View::Auto,
            reveal: Reveal::Always,
            light: true,
            aside: false,
            swapped: false,
        }
    }
}

impl Settings {
    /// Those of the last visit, or the first.
    pub fn kept() -> Self {
        let kept = storage().and_then(|storage| storage.get_item(KEY).ok().flatten());
        kept.and_then(|kept| Self::from_json(&kept)).unwrap_or_default()
    }

    /// Keeps them for the next visit. Where nothing may be stored they last as long as the page: nothing that is open is lost.
    pub fn keep(&self) {
        if let Some(storage) = storage() {
            let _ = storage.set_item(KEY, &self.to_json());
        }
    }

    /// The side that is not shown where one language is read alone.
    pub fn hidden_side(&self) -> Option<&'static str> {
        let first = match self.view {
            View::First => false,
            View::Second => true,
            _ => return None,
        };
        Some(if first == self.swapped { "1" } else { "0" })
    }

    /// As they are kept.
    pub fn to_json(&self) -> String {
        let Self { theme, size, view, reveal, light, aside, swapped } = self;
        let (theme, view, reveal) = (theme.name(), view.name(), reveal.name());
        format!(
            r#"{{"theme":"{theme}","size":{size},"view":"{view}","reveal":"{reveal}","light":{light},"aside":{aside},"swapped":{swapped}}}"#
        )
    }

    /// From how they are kept; `None` where it is no JSON.
    pub fn from_json(kept: &str) -> Option<Self> {
        Self::from_value(&JSON::parse(kept).ok()?)
    }

    /// From an object; what it does not name is as on the first visit. `None` where it is no object.
    pub fn from_value(value: &JsValue) -> Option<Self> {
        let object = value.dyn_ref::<Object>()?;
        let field = |name: &str| Reflect::get(object, &name.into()).unwrap_or_default();
        let first = Self::default();
        Some(Self {
            theme: field("theme").as_string().and_then(|name| Theme::named(&name)).unwrap_or(first.theme),
            size: field("size").as_f64().map_or(first.size, |size| size as i8),
            view: field("view").as_string().and_then(|name| View::named(&name)).unwrap_or(first.view),
            reveal: field("reveal").as_string().and_then(|name| Reveal::named(&name)).unwrap_or(first.reveal),
            light: field("light").as_bool().unwrap_or(first.light),
            aside: field("aside").as_bool().unwrap_or(first.aside),
            swapped: field("swapped").as_bool().unwrap_or(first.swapped),
        })
    }
}

/// What the browser keeps for this site, if it keeps anything.
pub(super) fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}
