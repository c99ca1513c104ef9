// Starts a worker: the one that reads, or the part of the reader that the query names, as in `?formats`.
// Its script is a classic one, for not every browser has module workers.

// Where this file is; told before where the worker was started from another site, and so has the address of a blob.
self.home ??= self.location.href;
self.address = (name) => {
  // The page keeps what was read for reading without a network.
  if (name.startsWith("lexicons/") || name === "single.js") new BroadcastChannel("diglot").postMessage(name);
  return new URL(name, home).href;
};
const name = new URL(home).search.slice(1) || "worker";
importScripts(address(`${name}.js`));

self.startFormats = () => {
  const formats = address("worker-start.js?formats");
  if (new URL(home).origin === self.location.origin) return new Worker(formats);
  const script = `self.home = ${JSON.stringify(formats)}; importScripts(home);`;
  return new Worker(URL.createObjectURL(new Blob([script], { type: "text/javascript" })));
};

// A job may come before WebAssembly is ready for it.
const early = [];
self.onmessage = (event) => early.push(event);

// What is thrown outside of the promise, the page hears of.
wasm_bindgen({ module_or_path: address(`${name}_bg.wasm`) }).then(
  () => early.forEach((event) => queueMicrotask(() => self.onmessage(event))),
  (error) => queueMicrotask(() => { throw error; }),
);
