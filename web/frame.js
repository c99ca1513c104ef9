// The reader within a frame of another page, by `?embed=1`: the text alone, and the frame's height told to that page.
import { mount, speak, words } from "./page.js";
import { worker } from "./workers.js";

const CONTROLS = ["min", "full", "none"];
const THEMES = ["auto", "light", "sepia", "dark"];
const VIEWS = ["auto", "side", "stack", "first", "second"];

export function frame(place, query) {
  const root = document.documentElement;
  const chosen = (name, values) => (values.includes(query.get(name)) ? query.get(name) : values[0]);
  if (query.get("ui-lang")) speak(query.get("ui-lang"));
  root.classList.add("frame");
  Object.assign(root.dataset, { shown: "", ground: "own", controls: chosen("controls", CONTROLS) });
  document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: new URL("./embed.css", import.meta.url) }));
  const reader = mount(place, {
    frame: root,
    worker: () => worker(),
    settings: { theme: chosen("theme", THEMES), view: chosen("view", VIEWS) },
  });
  const addresses = ["src", "translation"].map((name) => query.get(name)).filter(Boolean);
  if (addresses.length) reader.fetch(addresses);
  place.after(link(words()[0], query));
  // Only a number is told, so whoever holds the frame may hear it.
  const tell = () => parent.postMessage({ diglot: 1, type: "height", px: Math.ceil(document.body.getBoundingClientRect().height) }, "*");
  new ResizeObserver(tell).observe(document.body);
  return reader;
}

/** A way to the reader as a page of its own. */
function link(words, query) {
  const rest = new URLSearchParams(query);
  for (const name of ["embed", "controls", "theme", "view", "ui-lang"]) rest.delete(name);
  const address = new URL(location.href);
  address.search = rest;
  const line = Object.assign(document.createElement("p"), { className: "full" });
  line.append(Object.assign(document.createElement("a"), { href: address, target: "_blank", rel: "noopener", textContent: words }));
  return line;
}
