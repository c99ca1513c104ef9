// What is broken or made to do harm, in the page: a message says what to do, and what is open stays.
import assert from "node:assert/strict";
import { closeSync, ftruncateSync, openSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { SAMPLES, file, inBrowsers, scratch, settled, watched } from "./harness.mjs";

const CALM = [
  ["The sea is calm today.", "今天海很平静。"],
  ["Nobody is on the quay.", "码头上没有人。"],
  ["The captain is asleep.", "船长睡着了。"],
];
const paragraphs = (attributes = "") => CALM.flat().map((line) => `<p ${attributes}>${line}</p>`).join("");

/** A file of so many bytes that takes no place on the disk. */
function large(name, size) {
  const path = join(scratch, name);
  const opened = openSync(path, "w");
  ftruncateSync(opened, size);
  closeSync(opened);
  return path;
}

const laughs = Array.from({ length: 20 }, (_, level) => `<!ENTITY a${level + 1} "${`&a${level};`.repeat(10)}">`).join("");
const REFUSED = () => [
  [large("large.txt", 200 * 2 ** 20), /large\.txt: it has 200 MB/],
  [file("broken.epub", Buffer.from("PK\x03\x04 and no more")), /broken\.epub: this .* is damaged/],
  [file("laughs.tmx", `<?xml version="1.0"?><!DOCTYPE tmx [<!ENTITY a0 "ha">${laughs}]><tmx>&a20;</tmx>`), /declares entities/],
  [file("outside.fb2", `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a SYSTEM "https://example.org/a">]><FictionBook>&a;</FictionBook>`), /declares entities/],
  [file("deep.json", "[".repeat(100_000)), /deep\.json: this JSON file is damaged/],
  [file("deep.fb2", `<FictionBook><body>${"<section>".repeat(100_000)}<p>The sea.</p>${"</section>".repeat(100_000)}</body></FictionBook>`), /\S{3}/],
  [file("one.tmx", `<tmx><body><tu><tuv xml:lang="en"><seg>The sea is calm today, and nobody is on it.</seg></tuv></tu></body></tmx>`), /English/],
  [file("zeros.bin", Buffer.alloc(4000)), /not a text/],
];

inBrowsers("hostile", (here) => {
  test("what does harm is refused with a reason, and what is open stays", async () => {
    const { page, complaints, foreign } = await watched(here.browser, here.site);
    await page.goto(`${here.site.address}?src=${SAMPLES[0]}`);
    await settled(page);
    const rows = () => page.$$eval("[data-block]", (rows) => rows.length);
    const before = await rows();
    for (const [path, words] of REFUSED()) {
      // The opening screen stays after a refusal, for the next try.
      if (!(await page.$("input[type=file]"))) await page.click('[data-control="open"]');
      await (await page.waitForSelector("input[type=file]")).uploadFile(path);
      const message = await page.waitForSelector("[role=alert].message p", { timeout: 60_000 });
      assert.match(await message.evaluate((place) => place.textContent), words, path);
      await page.click(".message button");
      await page.waitForSelector('[data-state="reading"]');
      assert.equal(await rows(), before, path);
      if (await page.$(".message")) await page.waitForSelector(".message", { hidden: true });
    }
    assert.deepEqual([complaints, foreign], [[], []]);
  });

  test("only the text of a page that does things is shown, and nothing of it runs", async () => {
    const harmful = `<!DOCTYPE html><body onload="document.title='stolen'"><script>document.title='stolen'</script>${paragraphs("onmouseover=\"document.title='stolen'\"")}
      <img src="https://example.org/a.png" onerror="document.title='stolen'"><iframe src="https://example.org/"></iframe>`;
    const { page, complaints, foreign } = await watched(here.browser, here.site);
    await page.goto(here.site.address);
    await (await page.waitForSelector("input[type=file]")).uploadFile(file("harmful.html", harmful));
    await settled(page);
    const cells = await page.$$eval(".cell", (cells) => cells.map((cell) => cell.textContent));
    assert.deepEqual(cells.filter((text) => CALM.flat().includes(text)).length, 6);
    assert.doesNotMatch(await page.title(), /stolen/);
    assert.equal(await page.$("[data-state] iframe, [data-state] [onmouseover]"), null);
    assert.deepEqual([complaints, foreign], [[], []]);
  });

  test("characters that turn the direction keep to their own sentence", async () => {
    const turned = CALM.map(([english, chinese]) => `\u202e${english}\n\n${chinese}\n\n`).join("");
    const { page } = await watched(here.browser, here.site);
    await page.goto(here.site.address);
    await (await page.waitForSelector("input[type=file]")).uploadFile(file("turned.txt", turned));
    await settled(page);
    const isolated = await page.$$eval("[data-unit]", (units) => units.map((unit) => getComputedStyle(unit).unicodeBidi));
    assert.ok(isolated.length > 0 && isolated.every((value) => value.includes("isolate")), isolated.join(" "));
  });
});
