// Starts a worker: the one that reads, with `?formats` the one that opens formats beyond plain text, with `?library` the one that
// keeps what was opened.
// Its script is a classic one, for not every browser has module workers.
const name = ["formats", "library"].find((name) => self.location.search === `?${name}`) ?? "worker";
importScripts(`./${name}.js`);

// A job may come before WebAssembly is ready for it.
const early = [];
self.onmessage = (event) => early.push(event);

wasm_bindgen({ module_or_path: `./${name}_bg.wasm` }).then(
  () => early.forEach((event) => self.onmessage(event)),
  // Thrown outside of the promise, the page hears of it.
  (error) => setTimeout(() => { throw error; }),
);
