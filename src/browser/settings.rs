//! How the reader likes to read, kept between visits where the browser allows it.

use js_sys::JSON;
use serde::{Deserialize, Serialize};

/// The name under which settings are kept.
const KEY: &str = "diglot.settings.1";

/// How the reader likes to read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The colours.
    pub theme: Theme,
    /// Steps of the text's size, from -2 to 5.
    pub size: i8,
    /// How the two sides stand.
    pub view: View,
    /// Whether pointing lights the counterpart.
    pub light: bool,
    /// Whether what is set aside is shown.
    pub aside: bool,
    /// Whether side 1 comes first.
    pub swapped: bool,
}

/// The colours of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum View {
    /// Side by side where there is room, else stacked.
    #[default]
    Auto,
    /// Side by side.
    Side,
    /// One above the other.
    Stack,
}

impl Default for Settings {
    fn default() -> Self {
        Self { theme: Theme::Auto, size: 0, view: View::Auto, light: true, aside: false, swapped: false }
    }
}

impl Settings {
    /// Those of the last visit, or the first.
    pub fn kept() -> Self {
        let kept = storage().and_then(|storage| storage.get_item(KEY).ok().flatten());
        let value = kept.and_then(|kept| JSON::parse(&kept).ok());
        value.and_then(|value| serde_wasm_bindgen::from_value(value).ok()).unwrap_or_default()
    }

    /// Keeps them for the next visit. Where nothing may be stored they last as long as the page: nothing that is open is lost.
    pub fn keep(&self) {
        let value = serde_wasm_bindgen::to_value(self).ok().and_then(|value| JSON::stringify(&value).ok());
        if let (Some(storage), Some(value)) = (storage(), value) {
            let _ = storage.set_item(KEY, &String::from(value));
        }
    }
}

/// What the browser keeps for this site, if it keeps anything.
fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}
