// Starts the worker: its script is a classic one, for not every browser has module workers.
importScripts("./worker.js");

// A job may come before WebAssembly is ready for it.
const early = [];
self.onmessage = (event) => early.push(event);

wasm_bindgen({ module_or_path: "./worker_bg.wasm" }).then(
  () => early.forEach((event) => self.onmessage(event)),
  // Thrown outside of the promise, the page hears of it.
  (error) => setTimeout(() => { throw error; }),
);
