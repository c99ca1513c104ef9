//! The rules of translation formats, by which the tests check what is written: they are in packages of Debian's, which need not be
//! installed for that.

use std::fs;

use crate::command::{Command, root, say};

/// Which package holds which file.
const PACKAGES: [(&str, &str); 2] = [
    ("omegat", "usr/share/omegat/OmegaT.jar"),
    (
        "php-symfony-translation",
        "usr/share/php/Symfony/Component/Translation/Resources/schemas/xliff-core-1.2-strict.xsd",
    ),
];

/// Fetches them into `target/schemas/`, where that can be done; tests that miss them say that they are skipped.
pub fn fetch() {
    let folder = root().join("target/schemas");
    for (package, file) in PACKAGES {
        if folder.join(file).is_file() || fs::create_dir_all(&folder).is_err() {
            continue;
        }
        say(&format!("fetching the rules of formats in the package {package}"));
        let download = Command::new("apt-get").args(["download", package]).within(&folder).output();
        let archives = fs::read_dir(&folder).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path()));
        let archive = archives.into_iter().find(|path| {
            path.file_name().and_then(|name| name.to_str()).is_some_and(|name| name.starts_with(&format!("{package}_")))
        });
        if let (Some(_), Some(archive)) = (download, archive) {
            Command::new("dpkg").args(["-x".into(), archive, folder.clone()]).output();
        }
    }
}
