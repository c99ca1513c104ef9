// Uses all that the package's types promise: it is checked, and never run. What must not be allowed is marked so.
import { align, read, type Document, type Link } from "diglot";
import type { DiglotReader, Unit } from "diglot/element";
import "diglot/element";

const understood: Document = await read(["The boat is old.", { name: "boat.fr.txt", content: new Uint8Array() }], { languages: ["en", "fr"] });
const links: Link[] = await align(["It rains."], ["Il pleut."]);
const [first] = understood.blocks;
const sentences: string[] | undefined = first?.sides[0]?.sentences;
const likely: number = links[0].confidence;
// @ts-expect-error: three texts are too many
await read(["a", "b", "c"]);

const reader: DiglotReader = document.createElement("diglot-reader");
Object.assign(reader, { src: "a.txt", srcTranslation: "b.txt", primary: "zh", uiLang: "zh", unit: "3" });
reader.view = "stack";
reader.reveal = "dim";
reader.theme = "sepia";
reader.link = "off";
reader.controls = "min";
reader.boilerplate = "show";
// @ts-expect-error: there is no such view
reader.view = "upside-down";
// @ts-expect-error: the document is read, not set
reader.document = null;

await reader.begin();
const loaded: Document = await reader.load("The boat is old.", "Le bateau est vieux.");
await reader.goTo(3);
await reader.pin();
const file: Blob = await reader.export("tmx");
const open: Document | null = reader.document;

reader.addEventListener("diglot-ready", ({ detail }) => detail.languages.join());
reader.addEventListener("diglot-error", ({ detail }) => detail.message.trim());
reader.addEventListener("diglot-unit-enter", ({ detail }) => show(detail));
reader.addEventListener("diglot-unit-pin", ({ detail }) => detail.unit === null || show(detail));
reader.addEventListener("diglot-view-change", ({ detail }) => detail.view.trim());
reader.addEventListener("diglot-edit", ({ detail }) => detail.document?.blocks.length);

function show({ unit, sides }: Unit): string {
  return `${unit.toFixed()} ${sides.join()}`;
}

export { file, likely, loaded, open, sentences };
