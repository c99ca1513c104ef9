// What all tests of the page share: the browsers, a page that is watched, and what the command line understands.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

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
