// The single HTML file, from a disk: read with scripts and without, and opened again.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";
import { BROWSERS, SAMPLES, root, scratch, understood } from "./harness.mjs";

const dist = join(root, "dist");

for (const [name, launch] of Object.entries(BROWSERS)) {
  describe(`single file, in ${name}`, { timeout: 300_000 }, () => {
    let browser, page, asked, complaints;
    const file = join(scratch, `harbour-${name}.html`);
    const source = join(root, SAMPLES[0]);

    before(async () => {
      browser = await puppeteer.launch(launch);
      execFileSync(join(root, "target/release/diglot"), ["bundle", "--single", source, "--reader", dist, "-o", file]);
    });
    after(() => browser?.close());

    async function open(scripts = true) {
      await page?.close();
      page = await browser.newPage();
      [asked, complaints] = [[], []];
      page.on("request", (request) => asked.push(request.url()));
      page.on("console", (message) => ["error", "warn"].includes(message.type()) && complaints.push(message.text()));
      page.on("pageerror", (error) => complaints.push(error.message));
      if (!scripts) await page.setJavaScriptEnabled(false);
      await page.setViewport({ width: 1200, height: 800 });
      await page.goto(pathToFileURL(file).href);
    }

    test("works by a double click: it asks for nothing, lights counterparts, and pins", async () => {
      const { units } = understood(source);
      await open();
      await page.waitForFunction(() => document.querySelector("main > div")?.shadowRoot?.querySelector('[data-state="reading"] [data-unit="20"]'), { timeout: 30_000 });
      const lit = await page.evaluate(() => {
        const shadow = document.querySelector("main > div").shadowRoot;
        shadow.querySelector('.side-1 [data-unit="3"]').dispatchEvent(new MouseEvent("mouseover", { bubbles: true }));
        return [0, 1].map((side) => [...shadow.querySelectorAll(`.side-${side} .lit`)].map((span) => span.textContent));
      });
      assert.deepEqual(lit, units[3]);
      // The keys are in a part that a page fetches: here it is in the file.
      await page.evaluate(() => document.querySelector("main > div").shadowRoot.querySelector('[data-control="help"]').click());
      await page.waitForFunction(() => document.querySelector("main > div").shadowRoot.querySelector(".help dl"));
      // Firefox's driver does not tell of the file itself.
      assert.deepEqual(asked.filter((address) => !address.startsWith("data:") && address !== pathToFileURL(file).href), []);
      assert.deepEqual(complaints, []);
    });

    test("reads without scripts", { skip: name === "Firefox" && "its driver cannot turn scripts off" }, async () => {
      await open(false);
      const text = await page.evaluate(() => document.querySelector("article").innerText);
      assert.match(text, /学会倾听的港口/);
      assert.match(text, /A Harbour Learns to Listen/);
    });

    test("opens again as the same document", () => {
      assert.deepEqual(understood(file).document, understood(source).document);
      assert.doesNotMatch(readFileSync(file, "utf8").match(/<script>([\s\S]*)<\/script>/)[1], /<\/script/i);
    });
  });
}
