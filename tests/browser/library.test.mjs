// The library and the page's address, end to end, in Chromium and in Firefox: what is kept between visits, and what is said when
// nothing can be.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { accessible, catching, caught, DAYS, file, inBrowsers, opened, root, SAMPLES, understood } from "./harness.mjs";

const long = file("ferry-days.txt", DAYS);

/** Where the worker of the library begins: what is sent before it runs in it. */
const LIBRARY = "worker-start.js?library";

/** Lets a method of IndexedDB fail. */
const failing = (method, error) =>
  `{ const owner = ${method.replace(/\.\w+$/, "")}; owner.${method.split(".").at(-1)} = () => { throw new DOMException("made by a test", "${error}"); }; }\n`;

inBrowsers("library", (here) => {
  /** A tab of this here.visitor, on the page. */
  const tab = (query, screen) => opened(here.visitor, here.site, query, screen);

  /** A tab on its opening screen, with the first sample in the library. */
  async function holding() {
    const reader = await tab();
    await reader.read(join(root, SAMPLES[0]));
    await reader.leave();
    await reader.listed(1);
    return reader;
  }

  test("keeps what was opened, and shows it again at the place that was read last", async () => {
    const { document, units } = understood(long);
    const first = await tab();
    assert.equal(await first.page.$(".library"), null);
    await first.read(long);
    await first.kept();
    const unit = 130;
    await first.page.waitForSelector(`[data-unit="${unit}"]`);
    await first.page.evaluate((unit) => document.querySelector(`[data-unit="${unit}"]`).scrollIntoView(), unit);
    await first.page.waitForFunction(() => scrollY > 500);
    const left = await first.top();
    await new Promise((paused) => setTimeout(paused, 1200));
    await first.page.close();

    const again = await tab();
    await again.listed(1);
    assert.match(await again.text(".library .kept small"), /^English and German · [56]\d % · /);
    await accessible(again.page);
    // Who comes back reads on: the list stands before the field to paste into.
    assert.equal(await again.page.evaluate(() => document.querySelector(".library").compareDocumentPosition(document.getElementById("pasted"))), 4);
    await again.page.click(".library .kept");
    // As soon as there is something to see.
    await again.page.waitForSelector('[data-state="reading"]');
    await again.page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    assert.deepEqual(await again.top(), { ...left, y: 0 });
    // Nothing moves while the rest of the text comes.
    await again.complete(document);
    await new Promise((settled) => setTimeout(settled, 500));
    assert.deepEqual(await again.top(), { ...left, y: 0 });
    assert.equal(await again.page.$eval(`.side-1 [data-unit="${unit}"]`, (span) => span.textContent), units[unit][1][0]);

    // The same from its file, and after a reload.
    await again.page.reload();
    await again.state("reading");
    assert.equal((await again.top()).unit, left.unit);
    const third = await tab();
    await third.read(long);
    assert.equal((await third.top()).unit, left.unit);
    await third.leave();
    await third.listed(1);
    first.quiet();
    again.quiet();
    third.quiet();
  });

  test("asks the browser to keep it when the first text is kept, and offers to ask again where that is refused", async () => {
    here.site.before["start.js"] = "window.asked = 0; navigator.storage.persist = async () => { window.asked += 1; return false; };\n";
    const reader = await tab();
    delete here.site.before["start.js"];
    const asked = () => reader.page.evaluate(() => window.asked);
    assert.equal(await asked(), 0);
    await reader.read(long);
    await reader.kept();
    assert.equal(await asked(), 1);
    await reader.leave();
    await reader.listed(1);
    await reader.read(join(root, SAMPLES[0]));
    await reader.leave();
    await reader.listed(2);
    assert.equal(await asked(), 1, "what was refused is not asked again unbidden");
    await (await reader.page.waitForSelector('[data-control="protect"]')).click();
    assert.equal(await asked(), 2);
    reader.quiet();
  });

  test("lists, finds, removes and brings back", async () => {
    const reader = await tab();
    const texts = ["Rain", "Snow", "Wind", "Fog", "Hail"].map((word) =>
      file(`${word}.txt`, `${word} Today\n\n${word} aujourd’hui\n\nNobody had seen the ${word.toLowerCase()} before that day.\n\nPersonne n’avait vu cela avant ce jour.\n`),
    );
    for (const text of [...texts, join(root, SAMPLES[0])]) {
      await reader.read(text);
      await reader.leave();
      // Kept one after the other, so that the order is known.
      await reader.listed(texts.indexOf(text) + 1 || 6);
    }
    assert.deepEqual(await reader.titles(), ["A Harbour Learns to Listen", "Hail Today", "Fog Today", "Wind Today", "Snow Today", "Rain Today"]);
    assert.deepEqual(
      await reader.page.$$eval(".library li:first-child [lang]", (titles) => titles.map((title) => title.lang)),
      ["en", "zh-Hans"],
    );
    await accessible(reader.page);
    await reader.page.type("input[type=search]", "fog");
    assert.deepEqual(await reader.titles(), ["Fog Today"]);
    await reader.page.$eval("input[type=search]", (field) => (field.value = ""));
    await reader.page.type("input[type=search]", "chin HARB");
    assert.deepEqual(await reader.titles(), ["A Harbour Learns to Listen"]);
    await reader.page.click('.library [data-control="remove"]');
    assert.match(await reader.text(".notice p"), /“A Harbour Learns to Listen” is removed/);
    await reader.listed(0);
    assert.equal(await reader.page.evaluate(() => document.activeElement.dataset.control), "offer");
    await accessible(reader.page);
    await reader.page.keyboard.press("Enter");
    await reader.listed(1);
    assert.ok(await reader.page.evaluate(() => Boolean(document.activeElement.closest(".library"))), "the focus is in the list");
    await reader.page.click('.library [data-control="remove"]');
    await reader.listed(0);
    await reader.page.reload();
    await reader.listed(5);
    assert.ok(!(await reader.titles()).includes("A Harbour Learns to Listen"));
    reader.quiet();
  });

  test("shows in each tab what another has changed", async () => {
    const [one, other] = [await tab(), await tab()];
    await one.page.bringToFront();
    await one.read(long);
    await one.leave();
    await one.listed(1);
    await other.page.bringToFront();
    await other.read(join(root, SAMPLES[1]));
    await other.leave();
    await other.listed(2);
    await one.listed(2);
    await one.page.bringToFront();
    await one.page.click('.library [data-control="remove"]');
    await one.listed(1);
    await other.listed(1);
    one.quiet();
    other.quiet();
  });

  test("brings an older library to its present form", async () => {
    const { document } = understood(join(root, SAMPLES[1]));
    const reader = await tab();
    await reader.page.evaluate(
      (document, name, text) =>
        new Promise((made, failed) => {
          const request = indexedDB.open("diglot", 1);
          request.onerror = failed;
          request.onupgradeneeded = () => request.result.createObjectStore("texts", { keyPath: "key" });
          request.onsuccess = () => {
            const writing = request.result.transaction("texts", "readwrite");
            const sources = [{ name, bytes: new TextEncoder().encode(text) }];
            const entry = { key: "older", titles: ["Le pain", "The Bread"], languages: ["fr", "en"], opened: 1.7e12 };
            writing.objectStore("texts").put({ ...entry, document: JSON.stringify(document), sources });
            writing.oncomplete = () => made(request.result.close());
          };
        }),
      document,
      SAMPLES[1],
      readFileSync(join(root, SAMPLES[1]), "utf8"),
    );
    await reader.page.evaluate(() => localStorage.setItem("diglot.library", "1"));
    await reader.page.reload();
    await reader.listed(1);
    assert.deepEqual(await reader.titles(), ["Le pain"]);
    await reader.page.click(".library .kept");
    await reader.state("reading");
    await reader.complete(document);
    const shape = await reader.page.evaluate(
      () =>
        new Promise((told) => {
          const request = indexedDB.open("diglot");
          request.onsuccess = () => {
            const reading = request.result.transaction(["texts", "contents"]);
            const [texts, contents] = ["texts", "contents"].map((store) => reading.objectStore(store).getAll());
            reading.oncomplete = () => {
              told([request.result.version, Object.keys(texts.result[0]).sort(), Object.keys(contents.result[0]).sort()]);
              request.result.close();
            };
          };
        }),
    );
    assert.equal(shape[0], 2);
    assert.ok(!shape[1].includes("document"));
    assert.deepEqual(shape[2], ["document", "key", "sources"]);
    reader.quiet();
  });

  test("gives way to a newer version in another tab, and says so", async () => {
    const reader = await tab();
    await reader.read(long);
    await reader.kept();
    await reader.page.evaluate(
      () =>
        new Promise((opened, failed) => {
          const request = indexedDB.open("diglot", 99);
          request.onerror = failed;
          request.onsuccess = () => opened(request.result.close());
        }),
    );
    assert.match(await reader.text(".notice p"), /newer version of Diglot/);
    await reader.state("reading");
    assert.ok(await reader.page.$('[data-unit="0"]'), "what is open stays open");
    await accessible(reader.page);
    await reader.page.reload();
    assert.match(await reader.text(".notice p"), /newer version of Diglot/);
    reader.quiet();
  });

  test("waits for an older version in another tab, and says so", async () => {
    const [reader, older] = [await tab(), await tab()];
    await older.page.evaluate(
      () =>
        new Promise((opened) => {
          const request = indexedDB.open("diglot", 1);
          request.onupgradeneeded = () => request.result.createObjectStore("texts", { keyPath: "key" });
          request.onsuccess = () => opened((window.held = request.result) && null);
        }),
    );
    await reader.page.bringToFront();
    await reader.read(long);
    assert.match(await reader.text(".notice p"), /waits for another tab/);
    await older.page.evaluate(() => window.held.close());
    await reader.leave();
    await reader.listed(1);
    reader.quiet();
  });

  test("says that nothing is kept where the browser keeps nothing, and reads on", async () => {
    here.site.before[LIBRARY] = failing("IDBFactory.prototype.open", "SecurityError");
    const reader = await tab();
    await reader.read(long);
    assert.match(await reader.text(".notice p"), /keeps nothing for this page/);
    assert.ok(await reader.page.$('[data-unit="0"]'), "what is open stays open");
    await accessible(reader.page);
    await reader.page.click(".notice button.quiet");
    await reader.page.click('[data-control="open"]');
    await reader.read(join(root, SAMPLES[0]));
    await new Promise((said) => setTimeout(said, 800));
    assert.equal(await reader.page.$(".notice"), null, "it is said once");
    reader.quiet();
  });

  test("says that there is no more room, and keeps what is open and what was kept", async () => {
    const reader = await holding();
    here.site.before[LIBRARY] = failing("IDBObjectStore.prototype.put", "QuotaExceededError");
    await reader.page.reload();
    await reader.listed(1);
    await reader.read(long);
    assert.match(await reader.text(".notice p"), /no room left/);
    assert.ok(await reader.page.$('[data-unit="0"]'), "what is open stays open");
    await reader.page.click('[data-control="open"]');
    await reader.listed(1);
    reader.quiet();
  });

  test("names a text that is damaged, and opens the others", async () => {
    const reader = await tab();
    for (const text of [join(root, SAMPLES[0]), join(root, SAMPLES[1])]) {
      await reader.read(text);
      await reader.leave();
    }
    await reader.listed(2);
    await reader.page.evaluate(
      () =>
        new Promise((damaged) => {
          const request = indexedDB.open("diglot");
          request.onsuccess = () => {
            const writing = request.result.transaction(["texts", "contents"], "readwrite");
            const texts = writing.objectStore("texts");
            const all = texts.getAll();
            all.onsuccess = () => {
              const harbour = all.result.find((text) => text.titles[0].includes("Harbour"));
              writing.objectStore("contents").put({ key: harbour.key, document: "{", sources: [] });
              texts.put({ key: "nonsense", titles: 7 });
            };
            writing.oncomplete = () => damaged(request.result.close());
          };
        }),
    );
    await reader.page.reload();
    await reader.listed(3);
    const kept = (title) => reader.page.$$(".library .kept").then(async (texts) => {
      for (const text of texts) if ((await text.evaluate((text) => text.textContent)).includes(title)) return text;
    });
    await (await kept("Harbour")).click();
    assert.match(await reader.text(".notice p"), /“A Harbour Learns to Listen” is damaged/);
    await accessible(reader.page);
    await (await kept("pain")).click();
    await reader.state("reading");
    await reader.leave();
    assert.ok(await kept("Without a title"));
    reader.quiet();
  });

  test("offers to begin anew where nothing of it can be read", async () => {
    const reader = await holding();
    here.site.before[LIBRARY] = failing("IDBFactory.prototype.open", "UnknownError");
    await reader.page.reload();
    assert.match(await reader.text(".notice p"), /library cannot be read/);
    await accessible(reader.page);
    // From here on the browser opens it again: what is left is to empty it.
    here.site.before[LIBRARY] = `{ const { open } = IDBFactory.prototype; let times = 0; ${failing("IDBFactory.prototype.open", "UnknownError").trim()} const broken = IDBFactory.prototype.open; IDBFactory.prototype.open = function (...given) { return times++ ? open.apply(this, given) : broken(); }; }\n`;
    await reader.page.reload();
    await reader.page.waitForSelector(".notice [data-control=offer]");
    await reader.page.click(".notice [data-control=offer]");
    await reader.page.waitForFunction(() => !localStorage.getItem("diglot.library"));
    await reader.page.waitForSelector("[data-sample]");
    await reader.read(join(root, SAMPLES[1]));
    await reader.leave();
    await reader.listed(1);
    reader.quiet();
  });

  test("is saved in one file, and comes back from it elsewhere", async () => {
    const reader = await opened(here.visitor, here.site);
    await catching(reader.page);
    for (const text of [long, join(root, SAMPLES[2])]) {
      await reader.read(text);
      await reader.leave();
    }
    await reader.listed(2);
    await reader.page.click('[data-control="save-library"]');
    const { name: fileName, text } = await caught(reader.page);
    assert.equal(fileName, "library.diglot.json");
    const saved = JSON.parse(text);
    assert.deepEqual(saved.texts.map(({ entry }) => entry.languages), [["ar", "en"], ["en", "de"]]);
    assert.equal(saved.texts[1].sources[0].text, DAYS);
    await here.visitor.close();

    here.visitor = await here.browser.createBrowserContext();
    const elsewhere = await opened(here.visitor, here.site);
    assert.equal(await elsewhere.page.$(".library"), null);
    await (await elsewhere.page.$("input[type=file]")).uploadFile(file("library.diglot.json", text));
    await elsewhere.listed(2);
    assert.match(await elsewhere.text(".notice p"), /added to the library: 2/);
    await elsewhere.page.click(".notice button.quiet");
    await elsewhere.page.click(".library li:last-child .kept");
    await elsewhere.state("reading");
    await elsewhere.complete(understood(long).document);
    await elsewhere.page.click('[data-control="open"]');
    await (await elsewhere.page.$("input[type=file]")).uploadFile(file("half.json", text.slice(0, text.length / 2)));
    await elsewhere.page.waitForFunction(() => document.querySelector(".notice p")?.textContent.includes("cannot be read"));
    await elsewhere.listed(2);
    reader.quiet();
    elsewhere.quiet();
  });

  test("opens the page all the same where the library does not come", async () => {
    here.site.before[LIBRARY] = "throw new Error('made by a test');\n";
    const reader = await tab();
    await reader.read(long);
    assert.match(await reader.text(".notice p"), /library cannot be loaded/);
    assert.ok(await reader.page.$('[data-unit="0"]'), "what is open stays open");
  });
});
