// Starts the worker: its script is a classic one, for not every browser has module workers.
importScripts("./worker.js");
wasm_bindgen({ module_or_path: "./worker_bg.wasm" });
