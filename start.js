// Starts the page. It stands in a file of its own, because the page's policy allows no inline script.
import init, { mount } from "./page.js";

init({ module_or_path: new URL("./page_bg.wasm", import.meta.url) })
  .then(() => mount(document.getElementById("diglot"), { worker: () => new Worker(new URL("./worker-start.js", import.meta.url)) }))
  .catch((error) => {
    document.getElementById("fault").hidden = false;
    console.error(error);
  });
