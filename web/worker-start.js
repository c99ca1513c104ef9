// Starts a worker: the one that reads, or the part of the reader that the query names, as in `?formats`.
// Its script is a classic one, for not every browser has module workers.

// Where this file is; told before where the worker was started from another site, and so has the address of a blob.
self.home ??= self.location.href;
const address = (name) => {
  // The page keeps what was read for reading without a network.
  if (name.startsWith("lexicons/") || name === "single.js") new BroadcastChannel("diglot").postMessage(name);
  return new URL(name, home).href;
};

/** Longer than this, in milliseconds, nobody waits for a lexicon, without which it goes on as well. */
const PATIENCE = 30_000;

/** Calls with the bytes of a file; with none where it does not come, or, if it is a lexicon, not in time. */
self.bytesOf = (name, told) =>
  fetch(address(name), name.startsWith("lexicons/") ? { signal: AbortSignal.timeout(PATIENCE) } : {})
    .then((response) => (response.ok ? response.arrayBuffer() : undefined))
    .catch(() => undefined)
    .then(told)
    .catch(fail);

/** Loads a part of the reader: its script, and its WebAssembly. */
const load = async (part) => {
  importScripts(address(`${part}.js`));
  await wasm_bindgen({ module_or_path: address(`${part}_bg.wasm`) });
};

// What is thrown outside of a promise, the page hears of.
const fail = (error) => queueMicrotask(() => { throw error; });

/** What the module for formats answers to a message. */
const converted = async (message) => {
  self.convert ??= load("formats").then(() => wasm_bindgen.convert);
  const convert = await self.convert;
  return new Promise((told) => convert(message, told));
};

/**
 * Lets the worker that reads ask the module for formats, which comes into the same worker: in Firefox one that a worker starts may never
 * begin, if a service worker takes over meanwhile.
 */
self.askFormats = (message, told, failed) => converted(message).then(told, failed).catch(fail);

const part = new URL(home).search.slice(1) || "worker";
if (part === "formats") {
  self.onmessage = ({ data }) => converted(data).then((answer) => postMessage(answer, [answer]), fail);
} else {
  // A job may come before WebAssembly is ready for it.
  const early = [];
  self.onmessage = (event) => early.push(event);
  // Each in a task of its own, as it would have come.
  load(part).then(() => early.forEach((event) => setTimeout(() => self.onmessage(event))), fail);
}
