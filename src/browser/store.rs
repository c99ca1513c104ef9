//! The library in IndexedDB.
//!
//! | version | what is in it |
//! |---|---|
//! | 1 | `texts`: an entry of the list together with its document and its sources |
//! | 2 | `texts`: the entries alone, so that the list is read without the texts; `contents`: the document, as JSON, and the sources |

use idb::{
    Database, DatabaseEvent, Error, Event as _, Factory, KeyPath, ObjectStoreParams, Request, Transaction,
    TransactionMode, event::VersionChangeEvent,
};
use js_sys::Reflect;
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{IdbTransaction, IdbVersionChangeEvent};

use crate::{
    document::Language,
    library::{Entry, Key, Source, Trouble},
};

const NAME: &str = "diglot";
const VERSION: u32 = 2;
const TEXTS: &str = "texts";
const CONTENTS: &str = "contents";
const KEY: &str = "key";

/// What belongs to an entry, and is read only with the text.
#[derive(Serialize, Deserialize)]
pub struct Contents {
    /// What its entry is known by.
    pub key: Key,
    /// The document, as JSON.
    pub document: String,
    /// What it was read from.
    pub sources: Vec<Source>,
}

/// What happens to the database while it is open, or while it is being opened.
pub enum Happening {
    /// Another tab has to close an older version of it first.
    Blocked,
    /// It is closed: a newer version takes it.
    Outdated,
    /// It is closed: another tab deletes it, or the browser has dropped it.
    Gone,
}

/// An entry and its contents as they are stored, readable or not.
pub struct Removed {
    entry: JsValue,
    contents: JsValue,
}

/// The database, open.
pub struct Store {
    database: Database,
}

impl Store {
    /// Opens it; made or brought to the present version where needed.
    ///
    /// # Errors
    /// [`Trouble`], where the browser does not open it.
    pub async fn open(tell: impl Fn(Happening) + Clone + 'static) -> Result<Self, Trouble> {
        let mut request = Factory::new().and_then(|factory| factory.open(NAME, Some(VERSION))).map_err(trouble)?;
        request.on_upgrade_needed(|event| {
            // Where this fails, the transaction does, and so does the request.
            let _ = upgrade(&event);
        });
        let blocked = tell.clone();
        request.on_blocked(move |_| blocked(Happening::Blocked));
        let mut database = request.await.map_err(trouble)?;
        let closed = tell.clone();
        database.on_close(move |_| closed(Happening::Gone));
        database.on_version_change(move |event| {
            if let Ok(database) = event.database() {
                database.close();
            }
            let newer = event.dyn_ref::<IdbVersionChangeEvent>().and_then(IdbVersionChangeEvent::new_version);
            tell(if newer.is_some() { Happening::Outdated } else { Happening::Gone });
        });
        Ok(Self { database })
    }

    /// Deletes all of it. Whoever has it open is told so.
    ///
    /// # Errors
    /// [`Trouble`], where the browser does not delete it.
    pub async fn delete() -> Result<(), Trouble> {
        Factory::new().and_then(|factory| factory.delete(NAME)).map_err(trouble)?.await.map_err(trouble)
    }

    /// No more is asked of it.
    pub fn close(&self) {
        self.database.close();
    }

    /// All entries, the last opened first. One that cannot be read has no titles.
    ///
    /// # Errors
    /// [`Trouble`], where the database cannot be read.
    pub async fn list(&self) -> Result<Vec<Entry>, Trouble> {
        let transaction = self.database.transaction(&[TEXTS], TransactionMode::ReadOnly).map_err(trouble)?;
        let texts = transaction.object_store(TEXTS).and_then(|texts| texts.get_all(None, None)).map_err(trouble)?;
        let mut entries: Vec<Entry> = texts.await.map_err(trouble)?.into_iter().filter_map(entry).collect();
        entries.sort_by(|a, b| b.opened.total_cmp(&a.opened));
        Ok(entries)
    }

    /// One entry; `None` where there is none of this key.
    ///
    /// # Errors
    /// [`Trouble`], where the database cannot be read.
    pub async fn entry(&self, key: &Key) -> Result<Option<Entry>, Trouble> {
        let transaction = self.database.transaction(&[TEXTS], TransactionMode::ReadOnly).map_err(trouble)?;
        Ok(get(&transaction, TEXTS, key).await?.and_then(entry))
    }

    /// What belongs to an entry; `None` where there is nothing that can be read.
    ///
    /// # Errors
    /// [`Trouble`], where the database cannot be read.
    pub async fn contents(&self, key: &Key) -> Result<Option<Contents>, Trouble> {
        let transaction = self.database.transaction(&[CONTENTS], TransactionMode::ReadOnly).map_err(trouble)?;
        let contents = get(&transaction, CONTENTS, key).await?;
        Ok(contents.and_then(|contents| serde_wasm_bindgen::from_value(contents).ok()))
    }

    /// Puts a text in; its entry is made from the one that is there already.
    ///
    /// # Errors
    /// [`Trouble`], where there is no room for it, or the database cannot be written. Then all is as it was.
    pub async fn put(
        &self,
        contents: &Contents,
        entry_after: impl FnOnce(Option<Entry>) -> Entry,
    ) -> Result<(), Trouble> {
        let writing = self.write()?;
        let before = get(&writing.transaction, TEXTS, &contents.key).await?.and_then(entry);
        put(&writing.transaction, TEXTS, &stored(&entry_after(before))?)?;
        put(&writing.transaction, CONTENTS, &stored(contents)?)?;
        writing.done().await
    }

    /// Changes an entry, if it is there.
    ///
    /// # Errors
    /// [`Trouble`], where the database cannot be written. Then all is as it was.
    pub async fn change(&self, key: &Key, change: impl FnOnce(&mut Entry)) -> Result<(), Trouble> {
        let writing = self.write()?;
        if let Some(mut entry) = get(&writing.transaction, TEXTS, key).await?.and_then(entry) {
            change(&mut entry);
            put(&writing.transaction, TEXTS, &stored(&entry)?)?;
        }
        writing.done().await
    }

    /// Takes a text out, so that it can be brought back.
    ///
    /// # Errors
    /// [`Trouble`], where the database cannot be written. Then all is as it was.
    pub async fn remove(&self, key: &Key) -> Result<Removed, Trouble> {
        let writing = self.write()?;
        let [mut entry, mut contents] = [JsValue::UNDEFINED, JsValue::UNDEFINED];
        for (store, value) in [(TEXTS, &mut entry), (CONTENTS, &mut contents)] {
            *value = get(&writing.transaction, store, key).await?.unwrap_or_default();
            let store = writing.transaction.object_store(store).map_err(trouble)?;
            store.delete(JsValue::from_str(key.as_str())).map_err(trouble)?;
        }
        writing.done().await?;
        Ok(Removed { entry, contents })
    }

    /// Brings back what was taken out.
    ///
    /// # Errors
    /// [`Trouble`], where the database cannot be written. Then all is as it was.
    pub async fn restore(&self, removed: &Removed) -> Result<(), Trouble> {
        let writing = self.write()?;
        for (store, value) in [(TEXTS, &removed.entry), (CONTENTS, &removed.contents)] {
            if !value.is_undefined() {
                put(&writing.transaction, store, value)?;
            }
        }
        writing.done().await
    }

    fn write(&self) -> Result<Writing, Trouble> {
        let transaction = self.database.transaction(&[TEXTS, CONTENTS], TransactionMode::ReadWrite).map_err(trouble)?;
        let own: IdbTransaction = transaction.into();
        Ok(Writing { transaction: own.clone().into(), own })
    }
}

/// A transaction that writes.
struct Writing {
    transaction: Transaction,
    /// The same, to be asked why it failed.
    own: IdbTransaction,
}

impl Writing {
    /// Waits until all is written.
    async fn done(self) -> Result<(), Trouble> {
        match self.transaction.await {
            Ok(result) if result.is_committed() => Ok(()),
            _ => Err(Trouble::named(&self.own.error().map(|error| error.name()).unwrap_or_default())),
        }
    }
}

async fn get(transaction: &Transaction, store: &str, key: &Key) -> Result<Option<JsValue>, Trouble> {
    let request = transaction.object_store(store).and_then(|store| store.get(JsValue::from_str(key.as_str())));
    request.map_err(trouble)?.await.map_err(trouble)
}

fn put(transaction: &Transaction, store: &str, value: &JsValue) -> Result<(), Trouble> {
    // What becomes of it the transaction tells.
    transaction.object_store(store).and_then(|store| store.put(value, None)).map(|_| ()).map_err(trouble)
}

fn stored(value: &impl Serialize) -> Result<JsValue, Trouble> {
    serde_wasm_bindgen::to_value(value).map_err(|_| Trouble::Damaged)
}

/// An entry; of one that cannot be read, its key alone.
fn entry(value: JsValue) -> Option<Entry> {
    let key = Reflect::get(&value, &KEY.into()).ok()?.as_string()?;
    let damaged = || Entry {
        key: Key::named(&key),
        titles: Default::default(),
        languages: [Language::unknown(), Language::unknown()],
        addresses: Vec::new(),
        opened: 0.0,
        reading: None,
        corrected: false,
    };
    Some(serde_wasm_bindgen::from_value(value).unwrap_or_else(|_| damaged()))
}

/// Brings the database to the present version, step by step.
fn upgrade(event: &VersionChangeEvent) -> Result<(), Error> {
    let database = event.database()?;
    let before = event.old_version()?;
    let keyed = || {
        let mut parameters = ObjectStoreParams::new();
        parameters.key_path(Some(KeyPath::new_single(KEY)));
        parameters
    };
    if before < 1 {
        database.create_object_store(TEXTS, keyed())?;
    }
    if before < 2 {
        database.create_object_store(CONTENTS, keyed())?;
    }
    if before == 1
        && let Some(transaction) = event.target()?.transaction()
    {
        spawn_local(async move {
            // Where this fails, the transaction does, and the library is as it was.
            let _ = part(&transaction).await;
        });
    }
    Ok(())
}

/// From version 1 to 2: parts each text from its entry.
async fn part(transaction: &Transaction) -> Result<(), Error> {
    let texts = transaction.object_store(TEXTS)?;
    let contents = transaction.object_store(CONTENTS)?;
    for text in texts.get_all(None, None)?.await? {
        contents.put(&picked(&text, &[KEY, "document", "sources"]), None)?;
        texts
            .put(&picked(&text, &[KEY, "titles", "languages", "addresses", "opened", "reading", "corrected"]), None)?;
    }
    Ok(())
}

/// The same object with some of its properties.
fn picked(object: &JsValue, properties: &[&str]) -> JsValue {
    let part = js_sys::Object::new();
    for name in properties {
        if let Ok(value) = Reflect::get(object, &(*name).into())
            && !value.is_undefined()
        {
            // A plain object takes any property.
            let _ = Reflect::set(&part, &(*name).into(), &value);
        }
    }
    part.into()
}

fn trouble(error: Error) -> Trouble {
    match error {
        Error::IndexedDbNotFound(_) => Trouble::Refused,
        Error::DomException(error) => Trouble::named(&error.name()),
        Error::IndexedDbOpenFailed(value)
        | Error::IndexedDbDeleteFailed(value)
        | Error::TransactionOpenFailed(value)
        | Error::UpdateFailed(value) => {
            let name = Reflect::get(&value, &"name".into()).ok().and_then(|name| name.as_string());
            Trouble::named(&name.unwrap_or_default())
        }
        _ => Trouble::Damaged,
    }
}
