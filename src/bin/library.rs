//! The library, in a worker: what was opened is kept here, over the browser's IndexedDB.

#[cfg(target_arch = "wasm32")]
fn main() {
    use diglot::browser::{protocol, scope};

    let librarian = keeping::Librarian::new();
    scope::listen(move |event| {
        if let Some(ask) = protocol::decode(&event.data()) {
            librarian.hear(ask);
        }
    });
}

#[cfg(target_arch = "wasm32")]
mod keeping {
    use std::{
        cell::{Cell, RefCell},
        collections::VecDeque,
        rc::Rc,
    };

    use diglot::{
        browser::{
            scope,
            store::{Contents, Happening, Removed, Store},
        },
        document::{self, Reason},
        library::{self, Answer, Ask, Entry, Kept, Key, Trouble, archive},
    };
    use wasm_bindgen::{JsCast, JsValue, closure::Closure};
    use wasm_bindgen_futures::spawn_local;
    use web_sys::BroadcastChannel;

    /// Does what is asked, one thing after the other.
    pub struct Librarian(Rc<Desk>);

    struct Desk {
        asked: RefCell<VecDeque<Ask>>,
        busy: Cell<bool>,
        store: RefCell<Option<Rc<Store>>>,
        /// A newer version of us has the library.
        outdated: Cell<bool>,
        removed: RefCell<Option<Removed>>,
        /// The libraries of other tabs; `None` where the browser has no such channel.
        others: Option<BroadcastChannel>,
    }

    impl Librarian {
        pub fn new() -> Self {
            let others = BroadcastChannel::new("diglot.library").ok();
            let desk = Rc::new(Desk {
                asked: RefCell::default(),
                busy: Cell::new(false),
                store: RefCell::default(),
                outdated: Cell::new(false),
                removed: RefCell::default(),
                others: others.clone(),
            });
            if let Some(others) = others {
                let desk = desk.clone();
                let changed = Closure::<dyn FnMut()>::new(move || desk.clone().hear(Ask::List));
                others.set_onmessage(Some(changed.as_ref().unchecked_ref()));
                changed.forget();
            }
            Self(desk)
        }

        pub fn hear(&self, ask: Ask) {
            self.0.clone().hear(ask);
        }
    }

    impl Desk {
        fn hear(self: Rc<Self>, ask: Ask) {
            self.asked.borrow_mut().push_back(ask);
            if self.busy.replace(true) {
                return;
            }
            spawn_local(async move {
                while let Some(ask) = self.next() {
                    let key = match &ask {
                        Ask::Find(key) => Some(key.clone()),
                        _ => None,
                    };
                    if let Err(trouble) = self.clone().answer(ask).await {
                        say(&trouble);
                        if let Some(key) = key {
                            scope::answer(&Answer::Found(key, None));
                        }
                    }
                }
                self.busy.set(false);
            });
        }

        fn next(&self) -> Option<Ask> {
            self.asked.borrow_mut().pop_front()
        }

        async fn answer(self: Rc<Self>, ask: Ask) -> Result<(), Trouble> {
            match ask {
                Ask::List => self.list().await,
                Ask::Find(key) => {
                    let entry = self.store().await?.entry(&key).await?;
                    if entry.as_ref().is_some_and(|entry| entry.corrected) {
                        return self.open(key).await;
                    }
                    scope::answer(&Answer::Found(key, entry.and_then(|entry| entry.reading)));
                    Ok(())
                }
                Ask::Keep(key, kept, addresses) => {
                    self.store()
                        .await?
                        .put(&contents(&key, &kept), |before| opened(&key, &kept, addresses, before))
                        .await?;
                    scope::answer(&Answer::Kept(key));
                    self.changed().await
                }
                Ask::Mark(key, reading) => {
                    self.store().await?.change(&key, |entry| entry.reading = Some(reading)).await?;
                    self.changed().await
                }
                Ask::Open(key) => self.open(key).await,
                Ask::Remove(key) => {
                    let removed = self.store().await?.remove(&key).await?;
                    self.removed.replace(Some(removed));
                    self.changed().await
                }
                Ask::Restore => {
                    let Some(removed) = self.removed.take() else { return Ok(()) };
                    self.store().await?.restore(&removed).await?;
                    self.changed().await
                }
                Ask::Save(settings) => self.save(settings.as_deref()).await,
                Ask::Add(file) => self.add(&file).await,
                Ask::Empty => {
                    if let Some(store) = self.store.take() {
                        store.close();
                    }
                    Store::delete().await?;
                    self.changed().await
                }
            }
        }

        async fn list(self: &Rc<Self>) -> Result<(), Trouble> {
            let entries = self.store().await?.list().await?;
            scope::answer(&Answer::List(entries));
            Ok(())
        }

        /// Tells our page and the other tabs' libraries.
        async fn changed(self: &Rc<Self>) -> Result<(), Trouble> {
            if let Some(others) = &self.others {
                // Whoever cannot be told looks again when its page is opened anew.
                let _ = others.post_message(&JsValue::NULL);
            }
            self.list().await
        }

        async fn open(self: &Rc<Self>, key: Key) -> Result<(), Trouble> {
            let store = self.store().await?;
            let Some(mut entry) = store.entry(&key).await? else { return Err(Trouble::Absent) };
            let title = entry.titles.iter().find(|title| !title.is_empty()).cloned().unwrap_or_default();
            let Some(contents) = store.contents(&key).await? else { return Err(Trouble::Text(title)) };
            let Ok(document) = document::from_json(&contents.document) else { return Err(Trouble::Text(title)) };
            entry.opened = js_sys::Date::now();
            let now = entry.opened;
            scope::answer(&Answer::Text(Box::new(entry), Box::new(Kept { document, sources: contents.sources })));
            store.change(&key, |entry| entry.opened = now).await?;
            self.changed().await
        }

        async fn save(self: &Rc<Self>, settings: Option<&str>) -> Result<(), Trouble> {
            let store = self.store().await?;
            let mut writer = archive::Writer::new(settings);
            let mut damaged = None;
            for entry in store.list().await? {
                let contents = store.contents(&entry.key).await?;
                let added = contents.map(|contents| writer.add(&entry, contents.document, &contents.sources));
                if !matches!(added, Some(Ok(()))) {
                    damaged = Some(Trouble::Text(entry.titles[0].clone()));
                }
            }
            scope::answer(&Answer::Saved(writer.finish()));
            damaged.map_or(Ok(()), Err)
        }

        /// Adds the texts of a file. One that is here already keeps what was read last.
        async fn add(self: &Rc<Self>, file: &[u8]) -> Result<(), Trouble> {
            let archive::Archive { texts, settings } = archive::read(file).map_err(Trouble::File)?;
            let store = self.store().await?;
            let count = texts.len();
            for (entry, kept) in texts {
                let contents = contents(&entry.key, &kept);
                store
                    .put(&contents, |before| before.filter(|before| before.opened >= entry.opened).unwrap_or(entry))
                    .await?;
            }
            scope::answer(&Answer::Added(count, settings));
            self.changed().await
        }

        /// The database, opened if it is not.
        async fn store(self: &Rc<Self>) -> Result<Rc<Store>, Trouble> {
            if self.outdated.get() {
                return Err(Trouble::Newer);
            }
            if let Some(store) = self.store.borrow().clone() {
                return Ok(store);
            }
            let desk = Rc::downgrade(self);
            let store = Store::open(move |happening| {
                let Some(desk) = desk.upgrade() else { return };
                match happening {
                    Happening::Blocked => say(&Trouble::Waiting),
                    Happening::Gone => drop(desk.store.take()),
                    Happening::Outdated => {
                        desk.store.take();
                        desk.outdated.set(true);
                        say(&Trouble::Newer);
                    }
                }
            });
            let store = Rc::new(store.await?);
            self.store.replace(Some(store.clone()));
            Ok(store)
        }
    }

    fn say(trouble: &Trouble) {
        let words = trouble.words(&scope::language());
        scope::answer(&Answer::Trouble { words, damaged: *trouble == Trouble::Damaged });
    }

    fn contents(key: &Key, kept: &Kept) -> Contents {
        Contents { key: key.clone(), document: document::to_json(&kept.document), sources: kept.sources.clone() }
    }

    /// The entry of a text that has just been opened; how far it was read stays.
    fn opened(key: &Key, kept: &Kept, addresses: Vec<String>, before: Option<Entry>) -> Entry {
        let (known, reading) = before.map(|before| (before.addresses, before.reading)).unwrap_or_default();
        Entry {
            key: key.clone(),
            titles: library::titles(kept),
            languages: kept.document.languages.clone(),
            addresses: if addresses.is_empty() { known } else { addresses },
            opened: js_sys::Date::now(),
            reading,
            corrected: kept.document.blocks.iter().any(|block| block.reason == Some(Reason::Reader)),
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("the library runs in a browser: build it with `cargo xtask build`");
}
