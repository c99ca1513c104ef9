// Bilingual texts for programs: which sentence translates which. Runs in browsers, in workers, and in Node.
import init, { addLexicon, align as beads, read as understood, wanted } from "./core.js";

const here = (name) => new URL(name, import.meta.url);

/** The bytes of a file of this package. */
async function bytesOf(name) {
  const address = here(name);
  if (address.protocol === "file:") return (await import("node:fs/promises")).readFile(address);
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: the site answers ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

let started;
const start = () => (started ??= bytesOf("./core_bg.wasm").then((bytes) => init({ module_or_path: bytes })));

/** Calls, and calls again where a lexicon was wanted that was not there yet. */
async function withLexicon(call) {
  await start();
  const found = call();
  const name = wanted();
  if (!name) return found;
  const lexicon = await bytesOf(`./lexicons/${name}.txt`).catch(() => new Uint8Array());
  addLexicon(name, new TextDecoder().decode(lexicon));
  return lexicon.length ? call() : found;
}

export async function read(input, { languages = [] } = {}) {
  const inputs = (Array.isArray(input) ? input : [input]).map((one) =>
    typeof one === "string" || one instanceof Uint8Array ? { name: "", content: one } : one,
  );
  const contents = inputs.map(({ content }) => (typeof content === "string" ? new TextEncoder().encode(content) : content));
  return JSON.parse(await withLexicon(() => understood(inputs.map(({ name }) => name), contents, [...languages])));
}

export async function align(a, b, { languages = [] } = {}) {
  return JSON.parse(await withLexicon(() => beads([...a], [...b], [...languages])));
}
