// A library of 500 articles: how long `diglot bundle` takes, how large it is, and all of it read, from a server and then without one.
import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import puppeteer from "puppeteer-core";
import { articles, readLibrary } from "./articles.mjs";
import { BROWSERS, root } from "./harness.mjs";
import { serve } from "./serve.mjs";

const COUNT = 500;
/** Each article reads as a page; so many of them are opened in the reader, too. */
const IN_READER = 50;
const BUDGET = 30;

const folder = mkdtempSync(join(tmpdir(), "diglot-library-"));
articles(join(folder, "articles"), COUNT);
const started = performance.now();
execFileSync("sh", ["-ec", `"${join(root, "target/release/diglot")}" bundle articles/*.txt --reader "${join(root, "dist")}" -o library`], { cwd: folder, stdio: "inherit" });
const seconds = (performance.now() - started) / 1000;
console.log(`bundled in ${seconds.toFixed(1)} s, ${seconds <= BUDGET ? "within" : "over"} the budget of ${BUDGET} s`);

const site = await serve(join(folder, "library"));
const browser = await puppeteer.launch(BROWSERS.Chromium);
try {
  const page = await browser.newPage();
  const isWhole = (at) => at % (COUNT / IN_READER) === 0;
  const said = (units, where) => console.log(`read ${where}: ${COUNT} pages, ${IN_READER} of them in the reader, too; ${units} units`);
  said(await readLibrary(page, site.address, COUNT, isWhole), "from a server");
  await page.goto(site.address);
  await page.evaluate(() => navigator.serviceWorker.ready);
  site.cut(true);
  said(await readLibrary(page, site.address, COUNT, isWhole), "without a network");
} finally {
  await browser.close();
  await site.close();
}
