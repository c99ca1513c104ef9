// What is taken along of a text, end to end, in Chromium and in Firefox: files that open again, one language, links to a place.
import assert from "node:assert/strict";
import { basename, join } from "node:path";
import { test } from "node:test";
import { accessible, catching, caught, copied, DAYS, file, inBrowsers, menu, opened, root, SAMPLES, take, understood } from "./harness.mjs";

/** Formats that give the identical document back. */
const LOSSLESS = ["html", "epub", "json"];

inBrowsers("sharing", (here) => {
  /** All units that are shown: for each, its sentences on either side. */
  const units = (page) =>
    page.evaluate(() => {
      const count = new Set([...document.querySelectorAll("[data-unit]")].map((span) => span.dataset.unit)).size;
      const unit = (number) =>
        [0, 1].map((side) => [...document.querySelectorAll(`.side-${side} [data-unit="${number}"]`)].map((span) => span.textContent));
      return Array.from({ length: count }, (_, number) => unit(number));
    });

  /** A tab in which a sample is read, whose units are `before`; what it saves is caught. */
  async function reading(sample) {
    const { document } = understood(join(root, sample));
    const reader = await opened(here.visitor, here.site, `?src=${sample}`);
    await reader.complete(document);
    const before = await units(reader.page);
    await catching(reader.page);
    return { document, reader, before };
  }

  const address = ({ page }) => page.evaluate(() => location.href);

  test("saves each format, and opens it again", async () => {
    const { document, reader, before } = await reading(SAMPLES[0]);
    await menu(reader.page, "share");
    await accessible(reader.page);
    const formats = await reader.page.$$eval('[data-control="share"] [role=group]:first-of-type button', (buttons) => buttons.map((button) => button.dataset.take));
    assert.equal(formats.shift(), "single");
    await reader.page.keyboard.press("Escape");
    assert.ok(LOSSLESS.every((format) => formats.includes(format)));
    for (const format of formats) {
      await take(reader.page, format);
      const saved = await caught(reader.page);
      assert.equal(saved.name, `A Harbour Learns to Listen.${format}`);
      assert.ok(saved.type);
      await reader.page.waitForFunction((name) => window.document.querySelector(".notice p")?.textContent === `Saved as ${name}.`, {}, saved.name);
      const again = await opened(here.visitor, here.site);
      await again.read(file(saved.name, Buffer.from(saved.bytes)));
      if (LOSSLESS.includes(format)) {
        await again.complete(document);
        assert.deepEqual(await units(again.page), before, format);
      } else {
        assert.match(await again.text(".article"), /A Harbour Learns to Listen[^]*学会倾听的港口/, format);
      }
      again.quiet();
      await again.page.close();
      await reader.page.bringToFront();
    }
    reader.quiet();
  });

  test("saves a page with the reader in it", async () => {
    const { document, reader, before } = await reading(SAMPLES[2]);
    await take(reader.page, "single");
    const saved = await caught(reader.page);
    const again = await opened(here.visitor, here.site);
    await again.read(file("single.html", Buffer.from(saved.bytes)));
    await again.complete(document);
    assert.deepEqual(await units(again.page), before);
    reader.quiet();
    again.quiet();
  });

  test("copies one language, or both", async () => {
    const { document } = understood(join(root, SAMPLES[1]));
    const reader = await opened(here.visitor, here.site, `?src=${SAMPLES[1]}`);
    await reader.state("reading");
    await catching(reader.page);
    const shown = document.blocks.filter((block) => block.kind !== "boilerplate");
    const side = (at) => shown.flatMap((block) => (block.sides[at] ? [block.sides[at].text] : [])).join("\n\n");
    await take(reader.page, "side-0");
    assert.equal(await copied(reader.page), side(0));
    assert.match(await reader.text(".notice p"), /on the clipboard/);
    await take(reader.page, "side-1");
    assert.equal(await copied(reader.page), side(1));
    await take(reader.page, "both");
    assert.equal(await copied(reader.page), shown.flatMap((block) => block.sides.flatMap((side) => (side ? [side.text] : []))).join("\n\n"));
    reader.quiet();
  });

  test("links to the pinned unit, and comes back to it", async () => {
    const reader = await opened(here.visitor, here.site, `?src=${SAMPLES[0]}`);
    await reader.state("reading");
    await catching(reader.page);
    await reader.page.click('[data-control="swap"]');
    await reader.page.click('.side-0 [data-unit="20"]');
    assert.match(await address(reader), /#unit=20-/);
    await reader.page.focus(".article");
    await reader.page.keyboard.press("l");
    const link = await copied(reader.page);
    assert.match(link, /\?src=samples%2Fharbour.en-zh.txt#unit=20-[a-z2-9]{4}-[a-z2-9]{4}&primary=zh-Hans$/);
    await here.visitor.close();

    here.visitor = await here.browser.createBrowserContext();
    const other = await opened(here.visitor, here.site, link.slice(here.site.address.length), { width: 700, height: 500 });
    await other.state("reading");
    await other.page.waitForSelector('[data-pinned-unit="20"]');
    assert.equal(await other.page.$eval(".reader", (reader) => reader.dataset.first), "1");
    assert.ok(await other.page.$eval('.side-0 .pinned', (span) => span.getBoundingClientRect().top >= -1 && span.getBoundingClientRect().top < innerHeight));
    await accessible(other.page);
    // Another place in the same text, by the address alone.
    await other.page.evaluate(() => (location.hash = "unit=3"));
    await other.page.waitForSelector('[data-pinned-unit="3"]');
    reader.quiet();
    other.quiet();
  });

  test("finds the unit of a link in a text that was edited since", async () => {
    const reader = await opened(here.visitor, here.site, `?src=${SAMPLES[1]}`);
    await reader.state("reading");
    await reader.page.click('.side-0 [data-unit="12"]');
    const words = await reader.page.$eval('.side-0 [data-unit="12"]', (span) => span.textContent);
    here.site.before[basename(SAMPLES[1])] = "Avant le jour\n\nBefore Dawn\n\nIl fait encore nuit. La rue dort.\n\nIt is still night. The street sleeps.\n\n";
    const other = await opened(here.visitor, here.site, (await address(reader)).slice(here.site.address.length));
    await other.state("reading");
    const pinned = await other.page.waitForSelector(".side-0 .pinned");
    assert.equal(await pinned.evaluate((span) => span.textContent), words);
    assert.notEqual(await other.page.$eval(".reader", (reader) => reader.dataset.pinnedUnit), "12");
    reader.quiet();
    other.quiet();
  });

  test("links to a text on this device by the library", async () => {
    const reader = await opened(here.visitor, here.site);
    await reader.read(file("days.txt", DAYS));
    await reader.kept();
    await reader.page.waitForFunction(() => location.hash.includes("text="));
    await catching(reader.page);
    await reader.page.waitForSelector('.side-0 [data-unit="60"]');
    await reader.page.evaluate(() => document.querySelector('.side-0 [data-unit="60"]').click());
    await take(reader.page, "link");
    const link = await copied(reader.page);
    assert.match(await reader.text(".notice p"), /in this browser alone/);
    const again = await opened(here.visitor, here.site, link.slice(here.site.address.length));
    await again.state("reading");
    await again.page.waitForSelector('[data-pinned-unit="60"]');
    const stranger = await here.browser.createBrowserContext();
    const elsewhere = await opened(stranger, here.site, link.slice(here.site.address.length));
    assert.match(await elsewhere.text(".notice p"), /not in the library of this browser/);
    await elsewhere.state("empty");
    await stranger.close();
    reader.quiet();
    again.quiet();
  });
});
