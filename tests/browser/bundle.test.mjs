// What docs/publishing.md promises, command by command: a library that was built, served and read, without a network, too.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { delimiter, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";
import { articles, readLibrary } from "./articles.mjs";
import { BROWSERS, accessible, root, scratch, understood, watched } from "./harness.mjs";
import { serve } from "./serve.mjs";

const desk = join(scratch, "publishing");
const env = { ...process.env, PATH: join(root, "target/release") + delimiter + process.env.PATH };
const run = (command) => execFileSync("sh", ["-ec", command], { cwd: desk, env, encoding: "utf8" });
const commands = [...readFileSync(join(root, "docs/publishing.md"), "utf8").matchAll(/```sh\n([^]*?)```/g)].map(([, command]) => command);
const command = (words) => commands.find((command) => command.includes(words));

mkdirSync(join(desk, "articles"), { recursive: true });
for (const [sample, name] of [["harbour.en-zh", "harbour"], ["bakery.fr-en", "bakery"], ["lighthouse.ar-en", "lighthouse"]]) {
  copyFileSync(join(root, `samples/${sample}.txt`), join(desk, `articles/${name}.txt`));
}

test("every command of docs/publishing.md works", async () => {
  const harbour = join(desk, "articles/harbour.txt");
  run(command("*.txt"));
  const page = readFileSync(join(desk, "library/texts/harbour.html"));
  assert.ok(page.includes("学会倾听的港口"));
  writeFileSync(join(desk, "articles/boat.en.txt"), "The Boat\n\nThe boat is old.\n\nNobody uses it.\n");
  writeFileSync(join(desk, "articles/boat.fr.txt"), "Le bateau\n\nLe bateau est vieux.\n\nPersonne ne l’utilise.\n");
  run(command("+").replace("-o library", "-o two"));
  assert.deepEqual(understood(join(desk, "two/texts/boat.en.html")).document.languages, ["en", "fr"]);
  run(command("--single"));
  run(command("epub"));
  const { document } = understood(harbour);
  for (const name of ["library/texts/harbour.html", "harbour.html", "harbour.epub"]) {
    assert.deepEqual(understood(join(desk, name)).document, document, name);
  }
  for (const name of ["harbour.anki.txt", "harbour.tsv"]) assert.ok(existsSync(join(desk, name)), name);

  const port = await free();
  const [program, ...words] = command("http.server").trim().replace("8000", port).split(" ");
  const server = spawn(program, words, { cwd: desk, env, stdio: "ignore" });
  try {
    assert.match(await answer(`http://localhost:${port}/`), /Texts for spring/);
  } finally {
    server.kill();
  }
  assert.equal(commands.length, 5, "a command in docs/publishing.md is not tested");
});

test("an article that cannot be read is named, and the others are built", () => {
  writeFileSync(join(desk, "alone.txt"), "There is only one language in this. Nothing translates it.\n");
  const { status, stderr } = attempt("diglot bundle alone.txt articles/bakery.txt -o rest");
  assert.equal(status, 1);
  assert.match(stderr, /left out: alone\.txt: All of this text seems to be English/);
  assert.ok(existsSync(join(desk, "rest/texts/bakery.html")) && !existsSync(join(desk, "rest/texts/alone.html")));
});

function attempt(command) {
  try {
    return { status: 0, stderr: execFileSync("sh", ["-ec", `${command} 2>&1`], { cwd: desk, env, encoding: "utf8" }) };
  } catch ({ status, stdout }) {
    return { status, stderr: stdout };
  }
}

async function free() {
  const server = createServer().listen(0);
  await new Promise((listening) => server.once("listening", listening));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

async function answer(address) {
  for (let tries = 0; tries < 50; tries += 1) {
    const response = await fetch(address).catch(() => new Promise((later) => setTimeout(later, 200)));
    if (response) return response.text();
  }
  throw new Error(`${address} does not answer`);
}

for (const [name, launch] of Object.entries(BROWSERS)) {
  describe(`a library in ${name}`, { timeout: 180_000 }, () => {
    let site, browser;
    before(async () => {
      run("diglot bundle articles/harbour.txt articles/bakery.txt articles/lighthouse.txt --title Texts -o served");
      site = await serve({ "/deep/library/": join(desk, "served") });
      browser = await puppeteer.launch(launch);
    });
    after(async () => {
      await browser?.close();
      await site?.close();
    });

    const visible = (page) => page.$$eval(".contents li", (items) => items.filter((item) => !item.hidden).length);
    const reading = (page) => page.waitForSelector('[data-state="reading"]', { timeout: 30_000 });

    test("what is beside the texts is in the browser's language", async () => {
      for (const [language, words] of [["zh-CN", "搜索标题"], ["fr", "Search titles"]]) {
        const { page } = await watched(browser, site);
        await page.evaluateOnNewDocument((value) => Object.defineProperty(Navigator.prototype, "language", { value }), language);
        await page.goto(site.address);
        assert.equal(await page.$eval(".search label", (label) => label.innerText.trim()), words);
        await page.close();
      }
    });

    test("contents, search, article, reader, and all of it without a network", async () => {
      const { page, complaints, foreign } = await watched(browser, site);
      await page.goto(site.address);
      assert.equal(await visible(page), 3);
      await accessible(page);
      await page.type(".search input", "HARBOUR 港口");
      assert.equal(await visible(page), 1);
      await page.waitForFunction(async () => (await navigator.serviceWorker.ready).active?.state === "activated");

      await page.click('.contents li:not([hidden]) a');
      await page.waitForSelector("article[data-diglot]");
      await accessible(page);
      const sentence = await page.$eval('[data-unit="0"]', (link) => link.textContent);
      await page.click(".ways a:last-child");
      await reading(page);
      assert.equal(await page.$eval('.side-0 [data-unit="0"]', (span) => span.textContent), sentence);
      assert.deepEqual([complaints, foreign], [[], []]);

      site.cut(true);
      await page.goto(page.url());
      await reading(page);
      await page.goto(new URL("./", page.url()).href);
      assert.equal(await visible(page), 3);
      await page.click('.contents li:nth-child(3) a');
      await page.waitForSelector('article [lang="ar"][dir="rtl"]');
    });
  });
}

test("a library of many articles is read from its contents to its end", async () => {
  const count = 24;
  articles(join(desk, "many"), count);
  const { stderr } = attempt("diglot bundle many/*.txt -o shelf");
  assert.match(stderr, /^24 of 24 articles are in shelf: [\d.]+ MB, in [\d.]+ s$/m);
  const site = await serve(join(desk, "shelf"));
  const browser = await puppeteer.launch(BROWSERS.Chromium);
  try {
    const { page, complaints, foreign } = await watched(browser, site);
    assert.ok((await readLibrary(page, site.address, count, (at) => at % 6 === 0)) > 40 * count);
    assert.deepEqual([complaints, foreign], [[], []]);
  } finally {
    await browser.close();
    await site.close();
  }
});

test("an article reads without any script", async () => {
  const browser = await puppeteer.launch(BROWSERS.Chromium);
  try {
    const page = await browser.newPage();
    await page.setJavaScriptEnabled(false);
    run("diglot bundle articles/bakery.txt -o still");
    await page.goto(pathToFileURL(join(desk, "still/texts/bakery.html")).href);
    assert.match(await page.$eval("article", (article) => article.textContent), /The Five O’Clock Bread/);
  } finally {
    await browser.close();
  }
});
