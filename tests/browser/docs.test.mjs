// The snippets of docs/embedding.md, each as it stands there but for the address of the reader.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import puppeteer from "puppeteer-core";
import { BROWSERS, SAMPLES, root, understood } from "./harness.mjs";
import { serve } from "./serve.mjs";

const dist = join(root, "dist");
const built = join(root, "target/npm/diglot");
const page = readFileSync(join(root, "docs/embedding.md"), "utf8");
const snippets = [...page.matchAll(/^## (.*)$|```(\w+)\n([\s\S]*?)```/gm)];

/** The snippets in a language, each with the heading that it stands under. */
function* inLanguage(language) {
  let heading = "";
  for (const [, title, of, text] of snippets) {
    if (title) heading = title;
    else if (of === language) yield { heading, text };
  }
}

const integrity = readFileSync(join(dist, "integrity.txt"), "utf8").trim();

/** What a reader of the page would see of each snippet. */
const SHOWN = {
  "The folder": (page) => reads(page, "Le bateau est vieux."),
  "A text in the page itself": (page) => reads(page, "夜班渡轮"),
  "A text at an address": (page) => reads(page, "Le pain de cinq heures"),
  "What you can set": (page) => reads(page, "Der Hafen ist klein."),
  "Scripts": (page) => page.waitForFunction(() => document.getElementById("log").textContent === "Er hat drei Kräne. = It has three cranes."),
  "Where scripts are not allowed: a frame": framed,
};

const reads = (page, words) =>
  page.waitForFunction(
    (words) => [...document.querySelector("diglot-reader").shadowRoot?.querySelectorAll(".frame[data-shown] .cell") ?? []].some((cell) => cell.textContent.includes(words)),
    { timeout: 30_000 },
    words,
  );

async function framed(page, text) {
  const frame = await (await page.waitForSelector("iframe")).contentFrame();
  await frame.waitForSelector('[data-state="reading"] [data-unit]', { timeout: 30_000 });
  if (text.includes("<script")) await page.waitForFunction(() => document.querySelector("iframe").height > 1000);
}

for (const [name, launch] of Object.entries(BROWSERS)) {
  describe(`docs/embedding.md, in ${name}`, { timeout: 300_000 }, () => {
    let reader, site, folder, browser;

    before(async () => {
      folder = mkdtempSync(join(tmpdir(), "diglot-docs-"));
      reader = await serve({ "/": dist, "/v1.0.0/": dist }, { "access-control-allow-origin": "*" });
      site = await serve({ "/": folder });
      browser = await puppeteer.launch(launch);
    });
    after(async () => {
      await browser?.close();
      await reader?.close();
      await site?.close();
    });

    test("a loader that is not the one that is meant does not run, and the text stays", async () => {
      const { text } = [...inLanguage("html")].find(({ heading }) => heading === "The folder");
      reader.before["diglot.js"] = "/* another */";
      const page = await browser.newPage();
      try {
        writeFileSync(join(folder, "other.html"), `<!doctype html><meta charset="utf-8"><title>Snippet</title>${text.replaceAll("https://reader.example/", reader.address).replace("INTEGRITY", integrity)}`);
        await page.goto(`${site.address}other.html`, { waitUntil: "networkidle0" });
        assert.equal(await page.evaluate(() => customElements.get("diglot-reader")), undefined);
        assert.match(await page.$eval("diglot-reader", (reader) => reader.innerText), /Le bateau est vieux\./);
      } finally {
        delete reader.before["diglot.js"];
        await page.close();
      }
    });

    for (const [number, { heading, text }] of [...inLanguage("html")].entries()) {
      test(`${heading}: snippet ${number + 1}`, async () => {
        writeFileSync(join(folder, `${number}.html`), `<!doctype html><meta charset="utf-8"><title>Snippet</title>${text.replaceAll("https://reader.example/", reader.address).replace("INTEGRITY", integrity)}`);
        const page = await browser.newPage();
        await page.goto(`${site.address}${number}.html`);
        await SHOWN[heading](page, text);
        await page.close();
      });
    }
  });
}

describe("docs/embedding.md", () => {
  test("all that it names is there, and typed", () => {
    const section = (title) => page.match(new RegExp(`^## ${title}\\n([^]*?)(?=^## )`, "m"))[1];
    const ticked = (text) => [...text.matchAll(/`([\w-]+)`/g)].map(([, name]) => name);
    const sorted = (names) => [...names].sort();
    const source = (name) => readFileSync(join(root, "web", name), "utf8");
    const types = readFileSync(join(built, "element.d.ts"), "utf8");

    const attributes = [...section("What you can set").matchAll(/^\| (`[^|]*) \|/gm)].flatMap(([, names]) => ticked(names));
    const table = source("diglot.js").match(/const PROPERTIES = \{([^]*?)\};/)[1];
    const properties = Object.fromEntries([...table.matchAll(/"([\w-]+)": "(\w+)"/g)].map(([, ...pair]) => pair));
    assert.deepEqual(sorted(attributes), sorted(Object.keys(properties)));
    for (const property of Object.values(properties)) assert.match(types, new RegExp(`^  ${property}: `, "m"));

    const events = new Set(section("Scripts").match(/diglot-(ready|error|unit-enter|unit-pin|view-change|edit)\b/g));
    const told = [...`${source("embed.js")}${source("diglot.js")}`.matchAll(/#tell\("([\w-]+)"|CustomEvent\("diglot-([\w-]+)"/g)].map(([, a, b]) => `diglot-${a ?? b}`);
    assert.deepEqual(sorted(events), sorted(new Set(told)));
    assert.deepEqual(sorted(events), sorted([...types.matchAll(/"(diglot-[\w-]+)": CustomEvent/g)].map(([, name]) => name)));

    for (const method of ["load", "goTo", "pin", "export", "begin"]) {
      assert.match(section("Scripts"), new RegExp(`\`${method}\\(`));
      assert.match(types, new RegExp(`^  ${method}\\(`, "m"));
    }
    const parts = ticked(section("What you can set").match(/^Parts: [^]*?\.\n/m)[0]);
    assert.deepEqual(sorted(parts), sorted([...new Set(source("embed.js").match(/const PARTS = [^;]*;/)[0].match(/: "\w+"/g).map((name) => name.slice(3, -1))), "unit-linked", "unit-pinned"]));
  });

  test("the types hold for a program that uses all of them", () => {
    const folder = mkdtempSync(join(tmpdir(), "diglot-types-"));
    cpSync(built, join(folder, "node_modules/diglot"), { recursive: true });
    cpSync(join(root, "tests/browser/types.mts"), join(folder, "types.mts"));
    const tsc = join(root, "tests/browser/node_modules/typescript/bin/tsc");
    const options = ["--noEmit", "--strict", "--target", "es2022", "--lib", "es2022,dom", "--module", "nodenext"];
    execFileSync(process.execPath, [tsc, ...options, "types.mts"], { cwd: folder, stdio: ["ignore", "inherit", "inherit"] });
  });

  test("the package, in Node", () => {
    const folder = mkdtempSync(join(tmpdir(), "diglot-package-"));
    cpSync(built, join(folder, "node_modules/diglot"), { recursive: true });
    const [{ text }] = inLanguage("js");
    writeFileSync(join(folder, "snippet.mjs"), text);
    const printed = execFileSync(process.execPath, ["snippet.mjs"], { cwd: folder, encoding: "utf8" });
    const { text: expected } = [...inLanguage("text")].find(({ heading }) => heading.includes("npm"));
    assert.equal(printed, expected);
  });

  test("the command for one file", () => {
    const folder = mkdtempSync(join(tmpdir(), "diglot-single-"));
    cpSync(join(root, SAMPLES[0]), join(folder, "article.txt"));
    const [{ text }] = inLanguage("sh");
    const [program, ...words] = text.trim().split(" ");
    assert.equal(program, "diglot");
    execFileSync(join(root, "target/release/diglot"), words, { cwd: folder });
    assert.deepEqual(understood(join(folder, "article.html")).document, understood(join(folder, "article.txt")).document);
  });
});
