//! The page's own address: behind its `#` stands where in the text the reader is, and how it is shown.

use web_sys::{Url, UrlSearchParams};

use super::settings::View;
use crate::{document::Place, library::Key};

/// How the page's address names a text, and its translation.
pub const SOURCES: [&str; 2] = ["src", "translation"];

/// What stands behind the `#`: `unit=12-k3f9-7dq2&view=side&primary=zh-Hans`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fragment {
    /// The unit that is meant.
    pub unit: Option<Place>,
    /// How the sides stand.
    pub view: Option<View>,
    /// The tag of the language that comes first.
    pub primary: Option<String>,
    /// The text in this browser's library; absent where the address itself says which text it is.
    pub text: Option<Key>,
}

impl Fragment {
    /// That of the page. What cannot be read is passed over.
    pub fn of_page() -> Self {
        let hash = web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
        let Ok(values) = UrlSearchParams::new_with_str(hash.trim_start_matches('#')) else { return Self::default() };
        let value = |name| values.get(name).filter(|value| !value.is_empty());
        Self {
            unit: value("unit").and_then(|unit| unit.parse().ok()),
            view: value("view").and_then(|view| View::named(&view)),
            primary: value("primary"),
            text: value("text").map(|key| Key::named(&key)),
        }
    }

    /// The page's address with this behind its `#`, for texts of these addresses; of none, where they are on this device.
    pub fn address(&self, sources: &[String]) -> Option<String> {
        let values = UrlSearchParams::new().ok()?;
        let unit = self.unit.map(|unit| unit.to_string());
        let parts = [
            ("text", self.text.as_ref().map(Key::as_str)),
            ("unit", unit.as_deref()),
            ("view", self.view.map(View::name)),
            ("primary", self.primary.as_deref()),
        ];
        for (name, value) in parts {
            if let Some(value) = value {
                values.set(name, value);
            }
        }
        let address = Url::new(&web_sys::window()?.location().href().ok()?).ok()?;
        for (at, name) in SOURCES.into_iter().enumerate() {
            match sources.get(at) {
                Some(source) => address.search_params().set(name, source),
                None => address.search_params().delete(name),
            }
        }
        address.set_hash(&String::from(values.to_string()));
        Some(address.href())
    }

    /// Shows it in the browser's line for addresses, without a step in its history.
    pub fn show(&self, sources: &[String]) {
        let history = web_sys::window().and_then(|window| window.history().ok());
        if let (Some(history), Some(address)) = (history, self.address(sources)) {
            // A browser that forbids it goes on without.
            let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&address));
        }
    }
}
