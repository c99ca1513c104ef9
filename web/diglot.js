// The element <diglot-reader>. This file is all that a page loads at first: what is in the element stays as it is until the element comes
// near, and only then the reader is fetched. See docs/embedding.md.

/** The attributes, and the property of each. */
const PROPERTIES = {
  "src": "src", "src-translation": "srcTranslation", "view": "view", "reveal": "reveal", "primary": "primary", "theme": "theme", "ui-lang": "uiLang",
  "link": "link", "controls": "controls", "unit": "unit", "boilerplate": "boilerplate",
};

/** How near is near: a screen away. */
const near = new IntersectionObserver(
  (entries) => entries.filter((entry) => entry.isIntersecting).forEach(({ target }) => target.begin()),
  { rootMargin: "100%" },
);

const sheet = new CSSStyleSheet();
sheet.replaceSync(":host { display: block } :host([hidden]) { display: none }");

class DiglotReader extends HTMLElement {
  static observedAttributes = Object.keys(PROPERTIES);

  /** The promise of the reader within, once it has begun. */
  #embedded;

  connectedCallback() {
    if (!this.shadowRoot) {
      this.attachShadow({ mode: "open" }).adoptedStyleSheets = [sheet];
      this.shadowRoot.append(document.createElement("slot"));
    }
    near.observe(this);
  }

  disconnectedCallback() {
    near.unobserve(this);
    // An element that is only moved is back at once.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#embedded?.then((embedded) => embedded.end()).catch(() => {});
      this.#embedded = undefined;
    });
  }

  attributeChangedCallback(name, before, now) {
    if (before !== now) this.#embedded?.then((embedded) => embedded.change(name)).catch(() => {});
  }

  /** Fetches the reader and begins, wherever the element is. Resolves when the reader is there; the text may still be read. */
  begin() {
    near.unobserve(this);
    this.#embedded ??= import("./embed.js").then(({ embed }) => embed(this)).catch((error) => {
      // What the page wrote stays, and it can be tried again.
      this.#embedded = undefined;
      this.dispatchEvent(new CustomEvent("diglot-error", { bubbles: true, composed: true, detail: { message: String(error) } }));
      throw error;
    });
    return this.#embedded.then(() => {}, () => {});
  }

  async #reader() {
    await this.begin();
    return this.#embedded;
  }

  /** Reads a text in place of the present one; with two texts, a text and its translation. Resolves to the document. */
  async load(text, translation) {
    return (await this.#reader()).load([text, translation].filter((text) => text !== undefined));
  }

  /** Scrolls to a unit, and lights it. */
  async goTo(unit) {
    return (await this.#reader()).goTo(unit);
  }

  /** Pins a unit; nothing lets go of the one that is pinned. */
  async pin(unit) {
    return (await this.#reader()).pin(unit);
  }

  /** The document in another format, as a Blob. */
  async export(format) {
    return (await this.#reader()).export(format);
  }

  /** The document as JSON data; null before `diglot-ready`. */
  get document() {
    return this.diglotDocument ?? null;
  }
}

for (const [attribute, property] of Object.entries(PROPERTIES)) {
  Object.defineProperty(DiglotReader.prototype, property, {
    get() { return this.getAttribute(attribute) ?? ""; },
    set(value) { value == null ? this.removeAttribute(attribute) : this.setAttribute(attribute, value); },
    enumerable: true,
    configurable: true,
  });
}

if (!customElements.get("diglot-reader")) customElements.define("diglot-reader", DiglotReader);
