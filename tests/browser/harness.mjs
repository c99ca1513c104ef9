// What all tests of the page share: the browsers, a page that is watched, and what the command line understands.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, describe } from "node:test";
import { fileURLToPath } from "node:url";
import puppeteer from "puppeteer-core";
import { serve } from "./serve.mjs";

export const root = fileURLToPath(new URL("../../", import.meta.url));
export const scratch = mkdtempSync(join(tmpdir(), "diglot-"));
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export const SAMPLES = ["samples/harbour.en-zh.txt", "samples/bakery.fr-en.txt", "samples/lighthouse.ar-en.txt"];

export const BROWSERS = {
  Chromium: {
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  },
  Firefox: { browser: "firefox", headless: true, executablePath: process.env.FIREFOX ?? "/usr/bin/firefox-esr" },
};

/**
 * Declares tests in each browser. What they are given has its `name`, the `browser`, a `site` that serves the built page, and a `visitor`: in each
 * test someone who was never here.
 */
export function inBrowsers(title, declare) {
  for (const [name, launch] of Object.entries(BROWSERS)) {
    describe(`${title}, in ${name}`, { timeout: 300_000 }, () => {
      const here = { name };
      before(async () => {
        here.site = await serve(join(root, "dist"));
        here.browser = await puppeteer.launch(launch);
      });
      after(async () => {
        await here.browser?.close();
        await here.site?.close();
      });
      beforeEach(async () => {
        here.visitor = await here.browser.createBrowserContext();
      });
      afterEach(async () => {
        for (const key of Object.keys(here.site.before)) delete here.site.before[key];
        await here.visitor.close();
      });
      declare(here);
    });
  }
}

/** The document that the command line reads, as units: for each, the sentences of either side. */
export function understood(...files) {
  const document = JSON.parse(execFileSync(join(root, "target/release/diglot"), ["read", ...files], { maxBuffer: 1 << 28 }));
  const units = document.blocks.flatMap((block) =>
    block.links.map((link) => link.sides.map((run, side) => run.map((sentence) => block.sides[side].sentences[sentence]))),
  );
  return { document, units };
}

/** A text of ours in a file. */
export function file(name, text) {
  const path = join(scratch, name);
  writeFileSync(path, text);
  return path;
}

/** A new page of a browser, or of a visitor of his own in it; what it complains of and whom it asks, but for `site`, is kept. */
export async function watched(browser, site, { width = 1280, height = 900, dark = false } = {}) {
  const page = await browser.newPage();
  const [complaints, foreign] = [[], []];
  page.on("console", (message) => ["error", "warn"].includes(message.type()) && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => {
    if (!request.url().startsWith(site.address) && !/^(data|blob|about):/.test(request.url())) foreign.push(request.url());
  });
  await page.setViewport({ width, height });
  if (dark) await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "dark" }]);
  return { page, complaints, foreign };
}

/** Fails where axe-core finds a barrier in the page. */
export async function accessible(page) {
  // Only for this check: the page's policy allows no script but its own, so it is run by the debugger.
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run());
  assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).slice(0, 3)}`), []);
}

/** A text of many screens, in which no sentence stands twice. */
export const DAYS =
  "Days of the Ferry\n\nTage der Fähre\n\n" +
  Array.from(
    { length: 120 },
    (_, day) =>
      `On day ${day} the ferry carried ${day + 7} people over the river. The water was calm for ${day + 2} hours.\n\n` +
      `Am Tag ${day} trug die Fähre ${day + 7} Menschen über den Fluss. Das Wasser war ${day + 2} Stunden lang ruhig.`,
  ).join("\n\n");

/** The page, opened by a visitor in a new tab, and what tests do there. */
export async function opened(visitor, site, query = "", screen = {}) {
  const { page, complaints, foreign } = await watched(visitor, site, screen);
  // What is served is what is loaded: what a service worker keeps would heal what a test breaks.
  await page.evaluateOnNewDocument(() => Object.defineProperty(Navigator.prototype, "serviceWorker", { value: undefined }));
  const reader = {
    page,
    state: (wanted) => (wanted === "reading" ? settled(page) : page.waitForSelector(`[data-state="${wanted}"]`, { timeout: 20_000 })),
    text: (selector) => page.waitForSelector(selector).then((place) => place.evaluate((place) => place.textContent)),
    titles: () => page.$$eval(".library .kept", (texts) => texts.map((text) => text.querySelector("span").textContent)),
    /** The list is of this length. */
    listed: (count) =>
      page.waitForFunction((count) => document.querySelectorAll(".library .kept").length === count, { timeout: 20_000, polling: 100 }, count),
    async read(...files) {
      await (await page.waitForSelector("input[type=file]")).uploadFile(...files);
      await settled(page);
    },
    /** All rows of a document are there. */
    complete: (document) =>
      page.waitForFunction((count) => document.querySelectorAll("[data-block]").length === count, { polling: 100 }, document.blocks.length),
    /** What is open is in the library: the page has taken note of that. */
    kept: () => page.waitForFunction(() => localStorage.getItem("diglot.library"), { timeout: 20_000, polling: 100 }),
    /** Shows the opening screen over what is open, once that is kept. */
    async leave() {
      await reader.kept();
      await page.click('[data-control="open"]');
      await page.waitForSelector(".opening");
    },
    /** The first unit that begins on the screen, and where exactly. */
    top: () =>
      page.evaluate(() => {
        const spans = [...document.querySelectorAll(".side-0 [data-unit]")];
        const first = spans.find((span) => span.getBoundingClientRect().top > -8);
        // A little above is at 0, too, not at -0.
        return { unit: Number(first.dataset.unit), y: Math.round(first.getBoundingClientRect().top) || 0 };
      }),
    quiet() {
      assert.deepEqual(complaints, []);
      assert.deepEqual(foreign, []);
    },
  };
  await page.goto(site.address + query);
  await page.waitForSelector("[data-state]");
  return reader;
}

/** Waits until all of what is read is there, and the panels, which come when it is drawn. */
export async function settled(page) {
  await page.waitForSelector('[data-state="reading"]', { timeout: 20_000 }).catch(async (cause) => {
    const said = await page.evaluate(() => ({ state: document.querySelector(".reader")?.dataset.state, said: document.querySelector(":is(.waiting, .message)")?.textContent }));
    throw new Error(`the text is not there: ${JSON.stringify(said)}`, { cause });
  });
  await page.waitForFunction(() => !document.querySelector(".chunk:empty") && document.querySelector('[data-control="settings"] select'), { polling: 100 });
}

/** Opens a menu, and waits for what is in it: it may not have come yet. */
export async function menu(page, name) {
  await page.click(`[data-control="${name}"] summary`);
  await page.waitForSelector(`[data-control="${name}"] :is(button, select)`);
}

/** Asks the page for a file, a copy or a link, by its menu. */
export async function take(page, what) {
  await menu(page, "share");
  await page.click(`[data-take="${what}"]`);
  await page.keyboard.press("Escape");
}

/** What the page saves or copies from now on is caught instead, for `caught` and `copied`. */
export const catching = (page) =>
  page.evaluate(() => {
    const blobs = new Map();
    const { createObjectURL } = URL;
    URL.createObjectURL = (blob) => {
      const address = createObjectURL(blob);
      blobs.set(address, blob);
      return address;
    };
    HTMLAnchorElement.prototype.click = function () {
      window.caught = { name: this.download, type: blobs.get(this.href).type, blob: blobs.get(this.href) };
    };
    navigator.clipboard.writeText = async (text) => {
      window.copied = text;
    };
  });

/** The file that the page has saved last. */
export async function caught(page) {
  await page.waitForFunction(() => window.caught, { polling: 100 });
  return page.evaluate(async () => {
    const { name, type, blob } = window.caught;
    window.caught = undefined;
    const bytes = Array.from(new Uint8Array(await blob.arrayBuffer()));
    return { name, type, bytes, text: await blob.text() };
  });
}

/** The text that the page has put on the clipboard last. */
export async function copied(page) {
  await page.waitForFunction(() => window.copied, { polling: 100 });
  return page.evaluate(() => {
    const text = window.copied;
    window.copied = undefined;
    return text;
  });
}
