// Reading without a network: the service worker with the network cut, after an update, and with a broken cache; what other programs
// hand over; and the folder under a path of its own.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, beforeEach, describe, test } from "node:test";
import puppeteer from "puppeteer-core";
import { BROWSERS, catching, caught, root, settled, take, understood } from "./harness.mjs";
import { serve } from "./serve.mjs";

const dist = join(root, "dist");

const BOAT = ["The boat is old.", "Le bateau est vieux.", "Nobody uses it now.", "Personne ne l’utilise plus."];

const SAMPLE = "samples/harbour.en-zh.txt";

const BOOK = join(root, "tests/formats/ferry.epub");

/** The folder of the build within the folder that is served. */
const buildOf = (folder) => readFileSync(join(folder, "service-worker.js"), "utf8").match(/const BUILD = "(\w+)\/"/)[1];

/** Makes another build of the same page: other addresses, and another name in the page's head. */
function update(folder, build) {
  const before = buildOf(folder);
  renameSync(join(folder, before), join(folder, build));
  for (const name of ["index.html", "diglot.js", "service-worker.js", "_headers"]) {
    const file = join(folder, name);
    writeFileSync(file, readFileSync(file, "utf8").replaceAll(before, build).replace("<title>Diglot</title>", `<title>Diglot ${build}</title>`));
  }
  const worker = join(folder, "service-worker.js");
  const digest = (name) => createHash("sha256").update(readFileSync(join(folder, name === "./" ? "index.html" : name))).digest("base64");
  writeFileSync(worker, readFileSync(worker, "utf8").replace(/const FILES = (\{.*?\});/, (_, files) =>
    `const FILES = ${JSON.stringify(Object.fromEntries(Object.keys(JSON.parse(files)).map((name) => [name, digest(name)])))};`));
}

for (const [name, launch] of Object.entries(BROWSERS)) {
  describe(`offline, in ${name}`, { timeout: 300_000 }, () => {
    let folder, site, browser, page;

    before(async () => (browser = await puppeteer.launch(launch)));
    after(() => browser?.close());
    beforeEach(async () => {
      await page?.close();
      await site?.close();
      folder = mkdtempSync(join(tmpdir(), "diglot-site-"));
      cpSync(dist, folder, { recursive: true });
      // Each has another port, and so an origin and a service worker of its own.
      site = await serve(folder);
      page = await browser.newPage();
      await page.setViewport({ width: 1200, height: 800 });
    });
    after(() => site?.close());

    const reading = () => settled(page);
    const linked = () => page.evaluate(() => [...document.querySelectorAll("[data-unit]")].map((span) => `${span.dataset.unit} ${span.textContent}`));

    /** The first visit, until the service worker has all that it needs. */
    async function visit(query = "") {
      await page.goto(site.address + query);
      if (query) await reading();
      else await page.waitForSelector('[data-state="empty"]');
      await page.evaluate(async () => {
        await navigator.serviceWorker.ready;
        while (!navigator.serviceWorker.controller) await new Promise((done) => setTimeout(done, 50));
      });
    }

    /** Whether something is in our caches, and how often. */
    const held = (part) =>
      page.evaluate(async (part) => {
        const all = await Promise.all((await caches.keys()).map(async (key) => (await caches.open(key)).keys()));
        return all.flat().filter(({ url }) => url.includes(part)).length;
      }, part);

    /** Waits for something to be in our caches. */
    async function cached(part, count = 1) {
      for (let tries = 0; (await held(part)) < count; tries++) {
        assert.ok(tries < 100, `${part} is not kept`);
        await new Promise((done) => setTimeout(done, 200));
      }
    }

    /** Opens a book, by the module for formats; what was open before may still be there when it is chosen. */
    async function openBook() {
      await (await page.waitForSelector("input[type=file]")).uploadFile(BOOK);
      const { length } = understood(BOOK).document.blocks;
      await page.waitForFunction((length) => document.querySelectorAll("[data-block]").length === length, { timeout: 30_000 }, length);
    }

    const cells = () => page.$$eval(".cell", (cells) => cells.map((cell) => cell.textContent));

    /** Tells the service worker of a new build, and waits for the page to tell of it. */
    async function told() {
      await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
      return page.waitForSelector(".notice button", { timeout: 20_000 });
    }

    test("the reader, its formats and the lexicon that was used work after the first visit", async () => {
      await visit(`?src=${SAMPLE}`);
      const before = await linked();
      await cached("lexicons/zh-en.txt");
      site.cut(true);
      await page.goto(`${site.address}?src=${SAMPLE}`);
      await reading();
      assert.deepEqual(await linked(), before);
      await page.goto(site.address);
      await page.waitForSelector('[data-state="empty"]');
      await openBook();
      const caches = await page.evaluate(() => globalThis.caches.keys());
      assert.deepEqual(caches, [`diglot ${site.address} ${buildOf(folder)}/`]);
    });

    test("a new version is told of, and taken when the reader asks for it", async () => {
      await page.goto(site.address);
      await page.evaluate(() => caches.open("of another program"));
      await visit();
      const before = buildOf(folder);
      // The page that is open stays of the build before, though the folder is of the next.
      update(folder, "0123456789");
      const button = await told();
      assert.equal(await page.title(), "Diglot");
      const navigated = page.waitForNavigation();
      await button.click();
      await navigated;
      await page.waitForSelector('[data-state="empty"]');
      assert.equal(await page.title(), "Diglot 0123456789");
      site.cut(true);
      await page.reload();
      await page.waitForSelector('[data-state="empty"]');
      assert.equal(await page.title(), "Diglot 0123456789");
      const keys = await page.evaluate(() => caches.keys());
      assert.ok(keys.includes("of another program"), "only our own caches are deleted");
      assert.ok(keys.includes(`diglot ${site.address} ${before}/`), "a page of the build before may be open");
      site.cut(false);
      update(folder, "9876543210");
      // A page that comes from the network is of the new build at once: there is nothing to tell.
      await page.reload();
      await page.waitForFunction(async () => (await caches.keys()).some((key) => key.includes("9876543210")), { polling: 200 });
      await page.waitForFunction(async (before) => !(await caches.keys()).some((key) => key.includes(before)), { polling: 200 }, before);
      assert.equal(await page.$(".notice"), null);
    });

    test("while a text is read nothing of the build before is exchanged, and after the new one is taken the text is there again", async () => {
      await visit(`?src=${SAMPLE}`);
      const before = await cells();
      await page.evaluate(() => (window.same = true));
      await page.click('.side-0 [data-unit="4"]');
      update(folder, "0123456789");
      const button = await told();
      assert.equal(await page.$eval(".reader", (reader) => reader.dataset.pinnedUnit), "4");
      // The module for formats is of the build that is open, whose folder is gone from the site.
      await page.click('[data-control="open"]');
      await openBook();
      const book = await cells();
      assert.ok(book.length > 4 && book.length !== before.length && (await page.evaluate(() => window.same)), "the page is the one that was open");
      await page.waitForFunction(() => location.hash.includes("text="), { timeout: 20_000 });
      await button.click();
      // Not for any navigation: the address of the text may be noted meanwhile, which is one, too.
      await page.waitForFunction(() => !window.same);
      await reading();
      assert.match(await page.$eval("script[src]", ({ src }) => src), /\/0123456789\/start\.js$/);
      assert.deepEqual(await cells(), book);
    });

    test("a broken cache heals itself", async () => {
      await visit();
      const build = buildOf(folder);
      const broken = await page.evaluate(async (build) => {
        const cache = await caches.open((await caches.keys()).find((key) => key.includes(build)));
        const at = (name) => new URL(name, location.href).href;
        await cache.put(at(`${build}/page_bg.wasm`), new Response(new Uint8Array(1000), { headers: { "content-type": "application/wasm" } }));
        await cache.put(at(`${build}/page.js`), new Response("<!doctype html>Sorry", { headers: { "content-type": "text/html" } }));
        await cache.delete(at(`${build}/worker.js`));
        return (await cache.keys()).length;
      }, build);
      assert.ok(broken > 10);
      await page.goto(`${site.address}?src=${SAMPLE}`);
      await reading();
      // Mended for good: now it works without a network.
      site.cut(true);
      await page.goto(`${site.address}?src=${SAMPLE}`);
      await reading();
      // The same where nothing is left of it.
      site.cut(false);
      await page.evaluate(async () => Promise.all((await caches.keys()).map((key) => caches.delete(key))));
      await page.goto(`${site.address}?src=${SAMPLE}`);
      await reading();
      await cached(`${build}/library_bg.wasm`);
      await cached(SAMPLE);
      site.cut(true);
      await page.goto(`${site.address}?src=${SAMPLE}`);
      await reading();
    });

    test("the reader of single files is kept once one was saved, and missed kindly before", async () => {
      await visit(`?src=${SAMPLE}`);
      assert.equal(await held("single.js"), 0);
      await catching(page);
      site.cut(true);
      await take(page, "single");
      await page.waitForFunction(() => /check the connection/.test(document.querySelector(".notice")?.textContent), { timeout: 20_000 });
      site.cut(false);
      await take(page, "single");
      const { text } = await caught(page);
      assert.match(text, /<script>/);
      await cached("single.js");
      site.cut(true);
      await take(page, "single");
      assert.equal((await caught(page)).text, text);
      // The next build has it from the start.
      site.cut(false);
      update(folder, "0123456789");
      await told();
      await cached("0123456789/single.js");
    });

    test("files that the system opens with the reader are read", async () => {
      // As browsers do that know of it: files come as soon as somebody asks for them.
      await page.evaluateOnNewDocument(() => {
        const handle = (name, text) => ({ kind: "file", name, getFile: async () => new File([text], name) });
        const files = [
          handle("boat.en.txt", "The boat is old.\n\nNobody uses it now.\n"),
          handle("boat.fr.txt", "Le bateau est vieux.\n\nPersonne ne l’utilise plus.\n"),
        ];
        const launchQueue = { setConsumer: (consume) => (window.launch = (files) => consume({ files })) && consume({ files: [] }) };
        Object.defineProperty(window, "launchQueue", { value: launchQueue });
        window.handles = files;
      });
      await page.goto(site.address);
      await page.waitForFunction(() => window.launch);
      // Opened without a file, it shows what it always shows.
      await page.waitForSelector('[data-state="empty"]');
      await page.evaluate(() => launch(handles));
      await reading();
      assert.deepEqual(await cells(), BOAT);
    });

    test("what another program shares with the reader is read", async () => {
      await visit();
      // As if from another program: the page's own policy lets no form leave it.
      const sender = await serve({ "/": join(root, "tests/browser/embed") });
      try {
        await page.goto(`${sender.address}share.html?${encodeURIComponent(`${site.address}?share`)}`);
        await page.click("button");
        await reading();
        assert.deepEqual(await cells(), BOAT);
        // And files.
        await page.goto(`${sender.address}share.html?${encodeURIComponent(`${site.address}?share`)}`);
        await page.$eval("textarea", (field) => (field.value = ""));
        const files = ["boat.en.txt", "boat.fr.txt"].map((name) => join(root, "tests/browser/embed", name));
        await (await page.$("input[type=file]")).uploadFile(...files);
        await page.click("button");
        await reading();
        assert.deepEqual((await cells()).slice(0, 2), BOAT.slice(0, 2));
      } finally {
        await sender.close();
      }
    });

    test("without WebAssembly, or without scripts, it says kindly what it needs", async () => {
      const said = () => page.$eval("#diglot", (place) => place.innerText);
      await page.evaluateOnNewDocument(() => delete globalThis.WebAssembly);
      await page.goto(site.address);
      await page.waitForFunction(() => document.querySelector(".without").innerText !== "");
      assert.match(await said(), /needs JavaScript and WebAssembly\. Please allow them/);
      assert.equal(await page.$eval("#fault", (fault) => fault.hidden), true);
      // A text that was asked for is there to be read, if not side by side.
      await page.goto(`${site.address}?src=${SAMPLE}`);
      assert.equal(await page.waitForSelector("pre").then((place) => place.evaluate((place) => place.textContent)), readFileSync(join(root, SAMPLE), "utf8"));
      assert.match(await said(), /needs JavaScript and WebAssembly\. Please allow them/);
      // Firefox's driver cannot turn scripts off.
      if (name === "Firefox") return;
      await page.setJavaScriptEnabled(false);
      await page.reload();
      assert.match(await said(), /needs JavaScript and WebAssembly\. Please allow them/);
    });

    test("all of it is relative, and its manifest is one", async () => {
      const build = buildOf(folder);
      await visit();
      assert.ok(site.asked.every((path) => path.startsWith("/some/path/")), site.asked.join());
      const manifest = JSON.parse(readFileSync(join(folder, "manifest.webmanifest"), "utf8"));
      for (const name of ["id", "start_url", "scope"]) assert.equal(manifest[name], "./");
      for (const { src } of manifest.icons) assert.ok(readdirSync(folder).includes(src));
      assert.ok(manifest.icons.some(({ purpose }) => purpose === "maskable"));
      assert.match(readFileSync(join(folder, "_headers"), "utf8"), new RegExp(`/${build}/\\*`));
    });
  });
}
