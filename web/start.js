// Starts the page. It stands in a file of its own, because the page's policy allows no inline script.
import init, { mount, words } from "./page.js";
import { worker } from "./workers.js";

/** What workers have read of what not everybody needs, to be kept for reading without a network. */
const used = new Set();
new BroadcastChannel("diglot").onmessage = ({ data }) => {
  used.add(data);
  used.changed?.();
};

const place = document.getElementById("diglot");
const query = new URLSearchParams(location.search);

try {
  if (globalThis.WebAssembly) await begin();
  else await import("./without.js").then(({ without }) => without(place, query));
} catch (error) {
  document.getElementById("fault").hidden = false;
  console.error(error);
}

async function begin() {
  await init({ module_or_path: new URL("./page_bg.wasm", import.meta.url) });
  if (query.has("embed")) {
    const { frame } = await import("./frame.js");
    frame(place, query);
  } else {
    const reader = mount(place, { worker: () => worker(), formats: () => worker("formats"), library: () => worker("library") });
    const { offline } = await import("./offline.js");
    await offline(reader, used, words()).catch((error) => console.info("reading without a network is not to be had here:", error.message));
  }
}
