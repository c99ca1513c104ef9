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

/** What a reader of the page would see of each snippet. */
const SHOWN = {
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
      reader = await serve({ "/": join(root, "dist") }, { "access-control-allow-origin": "*" });
      site = await serve({ "/": folder });
      browser = await puppeteer.launch(launch);
    });
    after(async () => {
      await browser?.close();
      await reader?.close();
      await site?.close();
    });

    for (const [number, { heading, text }] of [...inLanguage("html")].entries()) {
      test(`${heading}: snippet ${number + 1}`, async () => {
        writeFileSync(join(folder, `${number}.html`), `<!doctype html><meta charset="utf-8"><title>Snippet</title>${text.replaceAll("https://reader.example/", reader.address)}`);
        const page = await browser.newPage();
        await page.goto(`${site.address}${number}.html`);
        await SHOWN[heading](page, text);
        await page.close();
      });
    }
  });
}

describe("docs/embedding.md", () => {
  test("the package, in Node", () => {
    const folder = mkdtempSync(join(tmpdir(), "diglot-package-"));
    cpSync(join(root, "target/npm/diglot"), join(folder, "node_modules/diglot"), { recursive: true });
    const [{ text }] = inLanguage("js");
    writeFileSync(join(folder, "snippet.mjs"), text);
    const printed = execFileSync(process.execPath, ["snippet.mjs"], { cwd: folder, encoding: "utf8" });
    const { text: expected } = [...inLanguage("text")].find(({ heading }) => heading.includes("npm"));
    assert.equal(printed, expected);
  });

  test("the command for one file", () => {
    const folder = mkdtempSync(join(tmpdir(), "diglot-single-"));
    cpSync(join(root, SAMPLES[0]), join(folder, "article.txt"));
    cpSync(join(root, "dist"), join(folder, "dist"), { recursive: true });
    const [{ text }] = inLanguage("sh");
    const [program, ...words] = text.trim().split(" ");
    assert.equal(program, "diglot");
    execFileSync(join(root, "target/release/diglot"), words, { cwd: folder });
    assert.deepEqual(understood(join(folder, "article.html")).document, understood(join(folder, "article.txt")).document);
  });
});
