// The reader in a single file: `cargo xtask build` puts this after the page's module, its styles (SHEETS) and its WebAssembly (WASM),
// in one classic script. What the file holds reads without it; if anything fails it is shown as it was.

const bytesOf = (base64) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

/** What needs a worker, or opens another text, is not in a single file. */
const WITHOUT = '[data-control="open"], [data-control="languages"], [data-control="correct"] { display: none }';

async function start() {
  const article = document.querySelector("article[data-diglot]");
  const held = document.getElementById("diglot-document").textContent;
  await init({ module_or_path: bytesOf(WASM) });
  const host = document.createElement("div");
  const shadow = host.attachShadow({ mode: "open" });
  const place = shadow.appendChild(document.createElement("div"));
  shadow.adoptedStyleSheets = await Promise.all([...SHEETS, WITHOUT].map((text) => new CSSStyleSheet().replace(text)));
  // There is no worker here: nothing else is to be read.
  const reader = mount(place, { frame: document.documentElement, worker: () => undefined });
  if (!reader.read(bytesOf(held))) return reader.destroy();
  article.replaceWith(host);
  // It stays in the file, unseen, for whoever saves the page again.
  host.append(article);
}

start().catch((error) => console.error(error));
