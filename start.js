// Starts the page. It stands in a file of its own, because the page's policy allows no inline script.
import init, { mount } from "./page.js";

const starts = (query) => () => new Worker(new URL(`./worker-start.js${query}`, import.meta.url));

init({ module_or_path: new URL("./page_bg.wasm", import.meta.url) })
  .then(() => mount(document.getElementById("diglot"), { worker: starts(""), library: starts("?library") }))
  .catch((error) => {
    document.getElementById("fault").hidden = false;
    console.error(error);
  });
