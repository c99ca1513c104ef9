import type { Document } from "./index.js";

/** A format to write, named as on the command line. */
export type Format = "html" | "json" | "tmx" | "tsv" | "txt" | (string & {});

/** What is pointed at, or pinned. */
export interface Unit {
  /** Its number in the document, from 0. */
  unit: number;
  /** Its words in either language. */
  sides: [string, string];
}

/** The element `<diglot-reader>`; importing `diglot/element` defines it. */
export interface DiglotReader extends HTMLElement {
  src: string;
  srcTranslation: string;
  view: "" | "auto" | "side" | "stack" | "first" | "second";
  reveal: "" | "always" | "tap" | "dim";
  primary: string;
  theme: "" | "auto" | "light" | "sepia" | "dark";
  /** The language of the interface; the browser's where absent. */
  uiLang: string;
  link: "" | "on" | "off";
  controls: "" | "full" | "min" | "none";
  unit: string;
  boilerplate: "" | "hide" | "show";
  /** Reads a text in place of the present one; with two, a text and its translation. Rejects with words for people. */
  load(text: string, translation?: string): Promise<Document>;
  /** The document in another format. */
  export(format: Format): Promise<Blob>;
  /** The document; null before `diglot-ready`. */
  readonly document: Document | null;
  /** Scrolls to a unit, and lights it. */
  goTo(unit: number | string): Promise<void>;
  /** Pins a unit; without one, lets go of that which is pinned. */
  pin(unit?: number | string): Promise<void>;
  /** Fetches the reader and begins, wherever the element is; the text may still be read when it resolves. */
  begin(): Promise<void>;
}

export interface DiglotEvents {
  "diglot-ready": CustomEvent<{ languages: [string, string] }>;
  "diglot-error": CustomEvent<{ message: string }>;
  "diglot-unit-enter": CustomEvent<Unit>;
  "diglot-unit-pin": CustomEvent<Unit | { unit: null }>;
  /** The text was corrected. */
  "diglot-edit": CustomEvent<{ document: Document | null }>;
  "diglot-view-change": CustomEvent<{ view: string }>;
}

declare global {
  interface HTMLElementTagNameMap {
    "diglot-reader": DiglotReader;
  }
  interface HTMLElementEventMap extends DiglotEvents {}
}
