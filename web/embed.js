// The reader within <diglot-reader>: one WebAssembly instance for all of them in a page, each in a shadow root of its own.
import { worker } from "./workers.js";
import { hold } from "./hold.js";

const here = (name) => new URL(name, import.meta.url);

/** The stylesheets of the page, shared by all readers. What is for the opening screen alone is left out. */
const SHEETS = ["tokens", "page", "controls", "article", "light", "correction", "print", "embed"];
const sheets = Promise.all(
  SHEETS.map(async (name) => {
    const response = await fetch(here(`./${name}.css`));
    if (!response.ok) throw new Error(`${response.url}: the site answers ${response.status}`);
    return new CSSStyleSheet().replace(await response.text());
  }),
);

/** The page's module: one for all readers of a page, and one more for each language of the interface that some of them ask for. */
const modules = new Map();

function moduleFor(language) {
  if (!modules.has(language)) {
    // Another query makes another instance. Failed, it can be tried again.
    modules.set(language, start(language).catch((error) => {
      modules.delete(language);
      throw error;
    }));
  }
  return modules.get(language);
}

async function start(language) {
  const module = await import(language ? `./page.js?${encodeURIComponent(language)}` : "./page.js");
  await module.default({ module_or_path: here("./page_bg.wasm") });
  if (language) module.speak(language);
  return module;
}

/** The values of the attributes; the first is what holds without one. */
const VALUES = {
  view: ["auto", "side", "stack", "first", "second"],
  reveal: ["always", "tap", "dim"],
  theme: ["auto", "light", "sepia", "dark"],
  link: ["on", "off"],
  controls: ["full", "min", "none"],
  boilerplate: ["hide", "show"],
};

/** Puts a reader into a <diglot-reader>. */
export async function embed(host) {
  const module = await moduleFor(host.uiLang);
  return new Embedded(host, module, await sheets);
}

class Embedded {
  #host;
  #frame = element("div", "frame");
  #box = element("div", "box");
  #reader;
  #observers = [];
  #release = () => {};
  #languages = ["", ""];
  /** The settings that the host wanted last. */
  #shown;
  #waiting = [];
  /** Opens what is open once more. */
  #again = () => {};
  /** The document has been given to the host. */
  #noted = Promise.resolve();

  constructor(host, module, sheets) {
    this.#host = host;
    const root = host.shadowRoot;
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...sheets];
    this.#box.append(root.querySelector("slot") ?? element("slot"), this.#frame);
    root.append(this.#box);
    this.#dress();
    this.#mount(module);
    this.#observe(new MutationObserver((records) => this.#hear(records)), this.#frame, {
      subtree: true, childList: true, attributes: true, attributeOldValue: true,
      attributeFilter: ["data-state", "data-active-unit", "data-pinned-unit", "data-view"],
    });
    // The host's colours may change while it is read.
    const again = () => this.#show();
    for (const place of [document.documentElement, document.body]) {
      this.#observe(new MutationObserver(again), place, { attributes: true, attributeFilter: ["class", "style", "data-theme"] });
    }
    const dark = matchMedia("(prefers-color-scheme: dark)");
    dark.addEventListener("change", again);
    this.#observers.push({ disconnect: () => dark.removeEventListener("change", again) });
    this.#open();
  }

  /** Takes the reader out; what the page wrote is shown again. */
  end() {
    for (const observer of this.#observers) observer.disconnect();
    this.#release();
    this.#reader.destroy();
    this.#host.shadowRoot.append(element("slot"));
    this.#box.remove();
    delete this.#host.diglotDocument;
  }

  #mount({ mount }) {
    this.#reader = mount(this.#frame.appendChild(element("div")), {
      frame: this.#frame,
      worker: () => worker(),
      settings: this.#settings(),
      edited: () => this.#edited(),
    });
  }

  /** An attribute has changed. */
  change(name) {
    if (name === "ui-lang") return this.#speak();
    if (name === "src" || name === "src-translation") return this.#open();
    if (name === "unit") return this.goTo(this.#host.unit);
    this.#dress();
    this.#show();
  }

  load(texts) {
    this.#begin((reader) => reader.open(texts.map((text) => ["", new TextEncoder().encode(text)])));
    return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
  }

  async goTo(unit) {
    const [first] = await this.#spans(unit);
    first?.scrollIntoView({ block: "center" });
    first?.dispatchEvent(new MouseEvent("mouseover", { bubbles: true }));
  }

  async pin(unit) {
    const pinned = this.#root()?.dataset.pinnedUnit;
    const wanted = unit == null ? pinned : String(unit);
    // A click on what is pinned lets it go.
    if (wanted === undefined || (unit != null && wanted === pinned)) return;
    (await this.#spans(wanted))[0]?.click();
  }

  async export(format) {
    const bytes = await this.#reader.export(format, () => worker("formats"));
    if (!bytes) throw new Error(`the document cannot be written as ${format}`);
    return new Blob([bytes]);
  }

  /** Opens what the attributes name, or what the page wrote in the element. */
  #open() {
    const { src, srcTranslation } = this.#host;
    if (src) {
      const addresses = [src, srcTranslation].filter(Boolean).map((address) => new URL(address, document.baseURI).href);
      this.#begin((reader) => reader.fetch(addresses));
    } else if (this.#host.textContent.trim()) {
      const page = new TextEncoder().encode(`<!doctype html>${this.#host.innerHTML}`);
      this.#begin((reader) => reader.open([["article.html", page]]));
    }
  }

  #begin(open) {
    this.#again = () => open(this.#reader);
    this.#again();
  }

  /** A reader with another language of the interface takes the place of this one, and reads the same. */
  async #speak() {
    const language = this.#host.uiLang;
    const module = await moduleFor(language);
    if (language !== this.#host.uiLang || !this.#box.isConnected) return;
    this.#reader.destroy();
    this.#frame.replaceChildren();
    this.#mount(module);
    this.#again();
  }

  #value(name) {
    const value = this.#host.getAttribute(name);
    return VALUES[name].includes(value) ? value : VALUES[name][0];
  }

  /** What is style alone. */
  #dress() {
    const { dataset } = this.#frame;
    dataset.controls = this.#value("controls");
    dataset.ground = this.#value("theme") === "auto" ? "host" : "own";
  }

  /** What the reader has chosen since holds until the host wants something else than before. */
  #show() {
    const settings = this.#settings();
    const changed = JSON.stringify(settings) !== this.#shown;
    this.#shown = JSON.stringify(settings);
    if (changed) this.#reader.show(settings);
  }

  #settings() {
    const theme = this.#value("theme");
    const { primary } = this.#host;
    const [first, second] = this.#languages;
    return {
      view: this.#value("view"),
      reveal: this.#value("reveal"),
      theme: theme === "auto" ? (isLight(getComputedStyle(this.#host).color) ? "dark" : "light") : theme,
      light: this.#value("link") === "on",
      aside: this.#value("boilerplate") === "show",
      swapped: Boolean(primary) && !first.startsWith(primary) && second.startsWith(primary),
    };
  }

  /** The reader's own root, which carries its state. */
  #root() {
    return this.#frame.querySelector(".reader");
  }

  /** The sentences of a unit, once they are in the page. */
  async #spans(unit) {
    for (let tries = 0; tries < 100; tries++) {
      const spans = this.#frame.querySelectorAll(`[data-unit="${CSS.escape(unit)}"]`);
      if (spans.length || (tries && this.#root()?.dataset.state === "failed")) return [...spans];
      await new Promise((done) => setTimeout(done, 50));
    }
    return [];
  }

  #hear(records) {
    for (const { type, attributeName, oldValue, target, addedNodes } of records) {
      if (type === "childList") {
        for (const node of addedNodes) if (node instanceof Element) name(node);
        continue;
      }
      const now = target.getAttribute(attributeName);
      if (now === oldValue) continue;
      if (attributeName === "data-state") this.#state(now);
      if (attributeName === "data-view") this.#tell("view-change", { view: now });
      if (attributeName === "data-active-unit") {
        this.#mark("unit-linked", oldValue, now);
        if (now !== null) this.#tell("unit-enter", this.#unit(now));
      }
      if (attributeName === "data-pinned-unit") {
        this.#mark("unit-pinned", oldValue, now);
        this.#tell("unit-pin", now === null ? { unit: null } : this.#unit(now));
      }
    }
  }

  #state(state) {
    const message = this.#frame.querySelector(".message p")?.textContent;
    if (state !== "working" && message !== undefined) {
      // Where there is nothing else to be seen, the message is.
      if (!this.#host.textContent.trim()) this.#frame.dataset.shown = "";
      this.#tell("error", { message });
      this.#waiting.splice(0).forEach(({ reject }) => reject(new Error(message)));
    }
    else if (state === "reading") this.#ready();
  }

  async #ready() {
    const languages = ["0", "1"].map((side) => this.#frame.querySelector(`.side-${side}[lang]`)?.lang ?? "");
    this.#languages = languages;
    this.#show();
    // It is shown when it is as it will be.
    const { swapped } = this.#settings();
    do await new Promise((done) => requestAnimationFrame(done));
    while (this.#root()?.dataset.first === (swapped ? "0" : "1"));
    if (!("shown" in this.#frame.dataset)) {
      this.#release = hold(this.#host, this.#box, this.#frame);
    }
    if (this.#host.unit) this.goTo(this.#host.unit);
    await this.#note();
    const { document } = this.#host;
    this.#tell("ready", { languages: document?.languages ?? languages });
    this.#waiting.splice(0).forEach(({ resolve }) => resolve(document));
  }

  async #edited() {
    await this.#note();
    this.#tell("edit", { document: this.#host.document });
  }

  /** Gives the host the document as it is now. */
  #note() {
    const json = async () => JSON.parse(await (await this.export("json")).text());
    // One after the other, so that what is newest comes last. Where the module for formats is not to be had, the text still is.
    return (this.#noted = this.#noted.then(async () => (this.#host.diglotDocument = await json().catch(() => null))));
  }

  /** A unit as plain data: its number, and its words in either language. */
  #unit(unit) {
    const words = (side) =>
      [...this.#frame.querySelectorAll(`.side-${side} [data-unit="${CSS.escape(unit)}"]`)].map((span) => span.textContent).join(" ");
    return { unit: Number(unit), sides: [words(0), words(1)] };
  }

  /** Gives the sentences of a unit a part of that name, in place of those that had it. */
  #mark(part, before, now) {
    const spans = (unit) => (unit === null ? [] : this.#frame.querySelectorAll(`[data-unit="${CSS.escape(unit)}"]`));
    for (const span of spans(before)) span.part.remove(part);
    for (const span of spans(now)) span.part.add(part);
  }

  #tell(name, detail) {
    this.#host.dispatchEvent(new CustomEvent(`diglot-${name}`, { bubbles: true, composed: true, detail }));
  }

  #observe(observer, place, options) {
    observer.observe(place, options);
    this.#observers.push(observer);
  }
}

/** The parts by which a host page styles the reader, and what they are within. */
const PARTS = { ".controls": "toolbar", ".row": "row", ".row.caption": "caption", ".row.meta": "meta", ".cell": "cell", ".sentence": "unit" };

function name(within) {
  for (const [selector, part] of Object.entries(PARTS)) {
    for (const found of within.querySelectorAll(selector)) found.part.add(part);
    if (within.matches(selector)) within.part.add(part);
  }
}

function element(tag, className = "") {
  return Object.assign(document.createElement(tag), { className });
}

/** Whether a colour, as computed, is lighter than the middle: such text stands on a dark ground. */
function isLight(colour) {
  const [red, green, blue] = colour.match(/[\d.]+/g)?.map(Number) ?? [0, 0, 0];
  return 0.299 * red + 0.587 * green + 0.114 * blue > 140;
}
