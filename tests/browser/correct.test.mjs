// What the reader corrects by hand, and the ways of reading that are chosen, in Chromium and in Firefox.
import assert from "node:assert/strict";
import { join } from "node:path";
import { afterEach, test } from "node:test";
import { SAMPLES, accessible, file, inBrowsers, menu, root, settled, understood, watched } from "./harness.mjs";

// The German has a paragraph that the English has not: paired by place, all after it would be wrong.
const SLIPPED = `The ferry left the island at noon, and nobody was on board.

Die Fähre verließ die Insel zu Mittag, und niemand war an Bord.

In Hamburg the museum of ships opened its doors at 9 o'clock.

Davon sprach er nie, nicht einmal mit seiner Schwester in Bremen.

Maria waited on the quay with 3 dogs and a letter from Lisbon.

In Hamburg öffnete das Museum der Schiffe um 9 Uhr seine Türen.

Maria wartete am Kai mit 3 Hunden und einem Brief aus Lissabon.
`;

// So long that its beginning is shown before the rest is linked.
const LONG = Array.from(
  { length: 4_000 },
  (_, number) =>
    `The boat number ${number} left at noon, and ${number + 3} people were on board. Nobody spoke of it.\n\nDas Boot Nummer ${number} fuhr zu Mittag ab, und ${number + 3} Menschen waren an Bord. Niemand sprach davon.\n\n`,
).join("");

inBrowsers("correction", (here) => {
  let page, complaints, foreign;

  afterEach(async () => {
    assert.deepEqual([complaints, foreign], [[], []]);
  });

  async function open(query, screen) {
    ({ page, complaints, foreign } = await watched(here.visitor, here.site, screen));
    await page.goto(here.site.address + query);
    await settled(page);
  }

  /** Opens a text of ours. */
  async function bring(text) {
    ({ page, complaints, foreign } = await watched(here.visitor, here.site));
    await page.goto(here.site.address);
    await (await page.waitForSelector("input[type=file]")).uploadFile(file("brought.txt", text));
    await settled(page);
  }

  /** The first word of either side of each row, with a hyphen where there is nothing. */
  const words = () =>
    page.$$eval("[data-block]", (rows) =>
      rows.map((row) => [0, 1].map((side) => row.querySelector(`.side-${side}`).textContent.split(" ")[0] || "-").join(" ")),
    );

  /** Chooses a sentence to be corrected. */
  async function choose(block, side, sentence = 0) {
    await page.click(`[data-block="${block}"] .side-${side} .sentence:nth-of-type(${sentence + 1})`);
    await page.waitForFunction(
      (block, side, sentence) => document.querySelector(`[data-block="${block}"] .side-${side} .sentence:nth-of-type(${sentence + 1})`).classList.contains("chosen"),
      {}, block, side, sentence,
    );
  }

  /** Presses a button of the bar, and waits for what comes of it. */
  async function press(edit) {
    await page.click(`[data-edit="${edit}"]`);
    await page.waitForFunction(() => document.querySelector(".correction").getAttribute("aria-busy") === "false");
  }

  test("pairs and unpairs, takes it back and makes it again", async () => {
    await bring(SLIPPED);
    await page.click('[data-control="correct"]');
    const before = await words();
    const wrong = (await words()).findIndex((pair) => pair.startsWith("In "));
    await choose(wrong, 0);
    await press((await page.$('[data-edit="unpair"][aria-disabled="false"]')) ? "unpair" : "pair-below");
    const after = await words();
    assert.notDeepEqual(after, before);
    await press("undo");
    assert.deepEqual(await words(), before);
    await press("redo");
    assert.deepEqual(await words(), after);
    await page.keyboard.press("Tab");
    await accessible(page);
  });

  test("stops a correction that is under way, and makes another", async () => {
    await bring(SLIPPED);
    await page.click('[data-control="correct"]');
    const before = await words();
    await choose(before.length - 1, 0);
    // What the worker is asked does not reach it.
    await page.evaluate(() => {
      const { postMessage } = Worker.prototype;
      Worker.prototype.postMessage = () => {};
      window.goOn = () => (Worker.prototype.postMessage = postMessage);
    });
    await page.focus('[data-edit="unpair"]');
    await page.keyboard.press("Enter");
    await page.waitForSelector('.correction[aria-busy="true"]');
    assert.equal(await page.evaluate(() => document.activeElement.dataset.edit), "unpair", "the focus stays");
    assert.equal(await page.$eval('[data-edit="undo"]', (button) => button.textContent), "Cancel");
    await accessible(page);
    await page.evaluate(() => window.goOn());
    await press("undo");
    assert.deepEqual(await words(), before);
    await press("unpair");
    assert.equal((await words()).length, before.length + 1);
    // By the keys, too, and nothing that was there before is taken back.
    await page.evaluate(() => (Worker.prototype.postMessage = () => {}));
    const after = await words();
    await page.click('[data-edit="swap"]');
    await page.waitForSelector('.correction[aria-busy="true"]');
    await page.focus(".article");
    await page.keyboard.down("Control");
    await page.keyboard.press("z");
    await page.keyboard.up("Control");
    await page.waitForSelector('.correction[aria-busy="false"]');
    assert.deepEqual(await words(), after);
  });

  test("splits and joins paragraphs and links, and lights what was corrected", async () => {
    const { document } = understood(join(root, SAMPLES[0]));
    const at = document.blocks.findIndex((block) => block.kind === "paragraph" && block.links.length >= 3 && block.links.every((link) => link.sides.every((run) => run.length === 1)));
    await open(`?src=${SAMPLES[0]}`);
    await page.click('[data-control="correct"]');
    const rows = () => page.$$eval("[data-block]", (rows) => rows.length);
    const units = () => page.$$eval(`[data-block="${at}"] .side-0 [data-unit]`, (spans) => new Set(spans.map((span) => span.dataset.unit)).size);
    await choose(at, 0, 1);
    await press("split");
    assert.equal(await rows(), document.blocks.length + 1);
    assert.equal(await units(), 1);
    await choose(at, 0);
    await press("join");
    assert.equal(await rows(), document.blocks.length);
    assert.equal(await units(), document.blocks[at].links.length);
    await press("join-links");
    assert.equal(await units(), document.blocks[at].links.length - 1);
    await page.click('[data-edit="done"]');
    await page.waitForFunction(() => !document.querySelector(".correction"));
    await page.hover(`[data-block="${at}"] .side-0 .sentence`);
    const lit = await page.$$eval(`[data-block="${at}"] .lit`, (spans) => spans.map((span) => span.textContent));
    assert.deepEqual(lit, document.blocks[at].sides.flatMap((side) => side.sentences.slice(0, 2)));
  });

  test("says why a line is set aside, and takes it back into the text", async () => {
    const { document } = understood(join(root, SAMPLES[0]));
    const at = document.blocks.findIndex((block) => block.kind === "boilerplate");
    const side = document.blocks[at].sides.findIndex(Boolean);
    await open(`?src=${SAMPLES[0]}`);
    const shown = () => page.$eval(`[data-block="${at}"]`, (row) => getComputedStyle(row).display);
    assert.equal(await shown(), "none");
    await page.click('[data-control="show-aside"]');
    assert.equal(await shown(), "grid");
    assert.match(await page.$eval(`[data-block="${at}"] .reason`, (reason) => reason.textContent), /./);
    await accessible(page);
    await page.click('[data-control="show-aside"]');
    await page.click('[data-control="correct"]');
    await choose(at, side);
    assert.equal(await page.$eval('[data-edit="kind"]', (select) => select.selectedOptions[0].textContent), "Not part of the text");
    await page.select('[data-edit="kind"]', "Paragraph");
    await page.waitForSelector(`.paragraph[data-block="${at}"]`);
    await page.click('[data-edit="done"]');
    assert.equal(await shown(), "grid");
    assert.match(await page.$eval(".summary", (summary) => summary.textContent), new RegExp(`${document.blocks.filter((block) => block.kind === "boilerplate").length - 1} lines? set aside`));
  });

  test("is corrected with the keys alone", async () => {
    await open(`?src=${SAMPLES[1]}`, { width: 360, height: 740, dark: here.name === "Chromium" });
    await page.focus('[data-control="correct"]');
    await page.keyboard.press("Enter");
    await page.waitForSelector(".correction");
    const before = await words();
    const chosen = () => page.$eval(".sentence.chosen", (span) => [span.closest("[data-block]").dataset.block, span.textContent]);
    for (const key of ["ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp"]) await page.keyboard.press(key);
    assert.equal((await chosen())[0], "2");
    await page.keyboard.press("ArrowRight");
    await accessible(page);
    await page.focus('[data-edit="unpair"]');
    await page.keyboard.press("Enter");
    await page.waitForFunction((count) => document.querySelectorAll("[data-block]").length === count + 1, {}, before.length);
    await page.focus(".article");
    await page.keyboard.down("Control");
    await page.keyboard.press("z");
    await page.keyboard.up("Control");
    await page.waitForFunction((count) => document.querySelectorAll("[data-block]").length === count, {}, before.length);
    assert.deepEqual(await words(), before);
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => !document.querySelector(".correction"));
    assert.equal(await page.evaluate(() => document.activeElement.className), "article");
  });

  test("is searched in both languages", async () => {
    const { document } = understood(join(root, SAMPLES[0]));
    const holding = (words) => document.blocks.flatMap((block) => block.sides.flatMap((side) => (side?.sentences ?? []).filter((text) => text.toLowerCase().includes(words))));
    await open(`?src=${SAMPLES[0]}`);
    await page.focus(".article");
    await page.keyboard.press("/");
    await page.waitForSelector(".search");
    for (const words of ["fog", "港"]) {
      await page.$eval(".search input", (input) => (input.value = ""));
      await page.type(".search input", words);
      const found = holding(words);
      await page.waitForFunction((count) => document.querySelector(".search span").textContent === `1 / ${count}`, {}, found.length);
      assert.equal(await page.$eval(".found", (span) => span.textContent), found[0]);
      await page.keyboard.press("Enter");
      await page.waitForFunction((text) => document.querySelector(".found").textContent === text, {}, found[1]);
      assert.ok(await page.$$eval(".found", ([span]) => span.getBoundingClientRect().top > 0 && span.getBoundingClientRect().bottom < innerHeight));
    }
    await accessible(page);
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => !document.querySelector(".search, .found"));
  });

  test("finds nothing in what is set aside, unless that is shown", async () => {
    const { document } = understood(join(root, SAMPLES[0]));
    const [aside] = document.blocks.filter((block) => block.kind === "boilerplate").map((block) => block.sides.find(Boolean).sentences[0]);
    await open(`?src=${SAMPLES[0]}`);
    const found = (count) => page.waitForFunction((count) => document.querySelector(".search span").textContent.endsWith(`/ ${count}`), { polling: 100 }, count);
    await page.click('[data-control="search"]');
    await page.waitForSelector(".search input");
    await page.type(".search input", aside);
    await found(0);
    await page.click('[data-control="show-aside"]');
    await page.waitForSelector(".found");
    await found(1);
  });

  test("gives a line in a third language its own tag, where that is known", async () => {
    const lines = [
      ["The ferry left the island at noon.", "Die Fähre verließ die Insel zu Mittag.", "Le bac quitta l’île à midi."],
      ["Nobody was on board but the captain.", "Niemand war an Bord außer dem Kapitän.", "Personne n’était à bord, hormis le capitaine."],
      ["He looked at the water for a long time.", "Er sah lange auf das Wasser.", "Il regarda longtemps l’eau."],
      ["Then he began to sing an old song.", "Dann begann er, ein altes Lied zu singen.", "Puis il se mit à chanter une vieille chanson."],
    ];
    await bring(lines.map((group) => group.join("\n")).join("\n\n"));
    const aside = await page.$$eval(".boilerplate .sentence", (spans) => spans.map((span) => [span.lang, span.closest(".cell").lang, span.textContent]));
    assert.deepEqual(aside, lines.map((group) => ["fr", "fr", group[2]]));
  });

  test("shows one language alone, and the other on demand", async () => {
    await open(`?src=${SAMPLES[0]}`);
    const cells = () => page.$$eval(".row.paragraph .cell", (cells) => cells.filter((cell) => cell.getClientRects().length).map((cell) => cell.className));
    await menu(page, "settings");
    await page.select('[data-control="view"]', "First language only");
    assert.ok((await cells()).every((cell) => cell.includes("side-0")));
    await accessible(page);
    const sentence = await page.$('.row.paragraph .side-0 .sentence');
    await sentence.click();
    assert.equal((await cells()).filter((cell) => cell.includes("side-1")).length, 1);
    await page.select('[data-control="view"]', "Side by side");
    await page.select('[data-control="reveal"]', "Hidden until tapped");
    const opacity = (block, number) => page.$eval(`.row.paragraph .side-1 .sentence:nth-of-type(${number})`, (span) => getComputedStyle(span).opacity);
    assert.deepEqual([await opacity(0, 1), await opacity(0, 2)], ["1", "0"]);
    await accessible(page);
    await page.select('[data-control="reveal"]', "Dim until pointed at");
    await accessible(page);
  });

  test("keeps the line that is read where it is when the view changes", async () => {
    await open(`?src=${SAMPLES[1]}`);
    const middle = Math.floor((await page.$$eval("[data-block]", (rows) => rows.length)) / 2);
    await page.$eval(`[data-block="${middle}"]`, (row) => row.scrollIntoView({ block: "center" }));
    await (await page.$(`[data-block="${middle}"] .side-0 .sentence`)).click();
    const top = () => page.$eval(`[data-block="${middle}"] .side-0 .sentence`, (span) => span.getBoundingClientRect().top);
    const before = await top();
    await page.focus(".article");
    for (const key of ["v", "v", "v", "s", "r"]) {
      await page.keyboard.press(key);
      const now = await top();
      assert.ok(Math.abs(now - before) < 2, `${key} moves it from ${before} to ${now}`);
    }
  });

  test("offers another layout where two are plausible, and takes it back", async () => {
    // Lines that may be one paragraph each or several, and two halves.
    const english = ["The ferry left at noon.", "Nobody was on board.", "The captain slept.", "The sea was calm."];
    const german = ["Die Fähre fuhr zu Mittag ab.", "Niemand war an Bord.", "Der Kapitän schlief.", "Das Meer war ruhig."];
    await bring([...english, ...german].join("\n\n"));
    const before = await words();
    await page.click('[data-control="correct"]');
    await menu(page, "languages");
    const offered = await page.$$eval('[data-control="layout"] option', (options) => options.map((option) => option.textContent));
    assert.ok(offered.length >= 2, `${offered}`);
    await page.select('[data-control="layout"]', offered[1]);
    await page.click('[data-control="languages"] button');
    await page.waitForSelector('[data-edit="undo"][aria-disabled="false"]');
    const taken = await page.$$eval('[data-control="layout"] option', (options) => options.map((option) => option.textContent));
    assert.deepEqual(taken, [offered[1], offered[0], ...offered.slice(2)]);
    await press("undo");
    assert.deepEqual(await words(), before);
  });

  test("offers the languages of a text that has more than two, and reads the two that are chosen", async () => {
    const rows = [
      ["en", "de", "fr"],
      ["The ferry left the island at noon.", "Die Fähre verließ die Insel zu Mittag.", "Le bac quitta l’île à midi."],
      ["Nobody was on board but the captain.", "Niemand war an Bord außer dem Kapitän.", "Personne n’était à bord, hormis le capitaine."],
      ["He looked at the water for a long time.", "Er sah lange auf das Wasser.", "Il regarda longtemps l’eau."],
      ["Then he began to sing an old song.", "Dann begann er, ein altes Lied zu singen.", "Puis il se mit à chanter une vieille chanson."],
    ];
    ({ page, complaints, foreign } = await watched(here.visitor, here.site));
    await page.goto(here.site.address);
    const path = file("ferry.tsv", rows.map((row) => row.join("\t")).join("\n"));
    await (await page.waitForSelector("input[type=file]")).uploadFile(path);
    await page.waitForSelector('[data-state="reading"] .doubt');
    const offered = (side) => page.$eval(`[data-choice="${side}"]`, (select) => ({ names: [...select.options].map((option) => option.textContent), chosen: select.value, label: select.ariaLabel }));
    const names = ["English", "German", "French"];
    assert.deepEqual(await offered(0), { names, chosen: "en", label: "First language" });
    assert.deepEqual(await offered(1), { names, chosen: "de", label: "Second language" });
    await accessible(page);
    // With the keys alone: each select takes the first letter of a language.
    await page.focus('[data-choice="0"]');
    await page.keyboard.press("G");
    await page.keyboard.press("Tab");
    await page.keyboard.press("F");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.querySelector('.side-1 [lang="fr"]'));
    assert.equal(await page.$eval(".side-0 .sentence", (sentence) => `${sentence.lang} ${sentence.textContent}`), `de ${rows[1][1]}`);
    assert.equal(await page.$eval(".side-1 .sentence", (sentence) => sentence.textContent), rows[1][2]);
    assert.equal((await offered(0)).chosen, "de", "it can be chosen again");
    await page.click('[data-control="no-doubt"]');
    await page.waitForFunction(() => !document.querySelector(".doubt"));
  });

  test("says that a part of the page does not come, and fetches it when it is asked for again", async () => {
    here.site.before["split_panels.wasm"] = "made by a test";
    ({ page, foreign } = await watched(here.visitor, here.site));
    await page.goto(`${here.site.address}?src=${SAMPLES[0]}`);
    await page.waitForFunction(() => document.querySelector(".message")?.textContent.includes("A part of the reader cannot be loaded"));
    assert.ok(await page.$('[data-state="reading"] [data-unit="0"]'), "what is open stays open");
    delete here.site.before["split_panels.wasm"];
    await page.click(".message button");
    await page.click('[data-control="help"]');
    await page.waitForSelector(".help");
    assert.equal(await page.$(".message"), null);
  });

  test("shows the beginning of a long text while the rest is linked", async () => {
    const path = file("long.txt", LONG);
    // With a text there are the panels, which say what is understood of the next.
    await open(`?src=${SAMPLES[0]}`);
    // However short it is there: what is said then, and how the first sentences are linked.
    await page.evaluate(() => {
      const units = () => [...document.querySelectorAll(".side-1 [data-unit]")].map((span) => span.textContent);
      const note = () => {
        const said = document.querySelector(".beforehand")?.textContent;
        const first = document.querySelector('[data-extent="beginning"] [data-unit="0"]');
        if (!said || !first) return;
        window.said = said;
        if (window.beginning) return;
        // To see whether it is the same afterwards, and in the same place.
        first.mark = first.getBoundingClientRect().top;
        window.beginning = { said, units: units(), state: document.querySelector(".reader").dataset.state };
      };
      new MutationObserver(note).observe(document.body, { childList: true, subtree: true, characterData: true });
    });
    await page.click('[data-control="open"]');
    await (await page.waitForSelector("input[type=file]")).uploadFile(path);
    const beginning = await (await page.waitForFunction(() => window.beginning, { timeout: 60_000, polling: 100 })).jsonValue();
    assert.match(beginning.said, /^English and German · /);
    assert.equal(beginning.state, "working");
    assert.deepEqual(beginning.units.slice(0, 2), ["Das Boot Nummer 0 fuhr zu Mittag ab, und 3 Menschen waren an Bord.", "Niemand sprach davon."]);
    await settled(page);
    assert.match(await page.evaluate(() => window.said), / · 4000 of 4000 paragraphs have a translation/);
    assert.equal(await page.$("[data-extent], .beforehand"), null);
    assert.equal(await page.$eval('[data-unit="0"]', (span) => span.getBoundingClientRect().top - span.mark), 0, "what was read stays");
    assert.match(await page.$eval(".summary", (summary) => summary.textContent), /4000 pairs/);
  });

  test("reads on where something else that is brought is refused", async () => {
    ({ page, complaints, foreign } = await watched(here.visitor, here.site));
    await page.goto(here.site.address);
    await page.evaluate(() => {
      const paste = () => {
        if (window.pasted || !document.querySelector(".waiting")) return;
        window.pasted = true;
        const event = new ClipboardEvent("paste", { bubbles: true });
        document.querySelector(".reader").dispatchEvent(Object.defineProperty(event, "clipboardData", { value: new DataTransfer() }));
      };
      new MutationObserver(paste).observe(document.body, { childList: true, subtree: true });
    });
    await (await page.waitForSelector("input[type=file]")).uploadFile(file("long.txt", LONG));
    await settled(page);
    assert.ok(await page.evaluate(() => window.pasted));
    assert.match(await page.$eval(".summary", (summary) => summary.textContent), /4000 pairs/);
    assert.match(await page.$eval(".message p", (message) => message.textContent), /no text/);
  });

  test("shows what was open before where the rest of a long text is not waited for", async () => {
    await open(`?src=${SAMPLES[0]}`);
    const first = () => page.$eval('[data-unit="0"]', (span) => span.textContent);
    const before = await first();
    await page.evaluate(() => {
      const stop = () => {
        window.beginning ??= document.querySelector('[data-extent="beginning"] [data-unit="0"]')?.textContent;
        if (window.beginning) document.querySelector('[data-control="cancel"]')?.click();
      };
      new MutationObserver(stop).observe(document.body, { childList: true, subtree: true });
    });
    await page.click('[data-control="open"]');
    await (await page.waitForSelector("input[type=file]")).uploadFile(file("long.txt", LONG));
    await page.waitForFunction(() => window.beginning, { timeout: 60_000, polling: 100 });
    await settled(page);
    assert.equal(await first(), before);
    assert.equal(await page.$("[data-extent], .waiting"), null);
  });

  test("selects one language at a time, and stays lit between the lines", async () => {
    await open(`?src=${SAMPLES[0]}`);
    await (await page.$(".row.paragraph .side-1 .sentence")).click();
    const selectable = (side) => page.$eval(`.row.paragraph .side-${side}`, (cell) => getComputedStyle(cell).userSelect || getComputedStyle(cell).MozUserSelect);
    assert.deepEqual([await selectable(0), await selectable(1)], ["none", "auto"]);
    const [first, second] = await page.$eval(".row.paragraph .side-0 .sentence", (span) => [...span.getClientRects()].map(({ x, y, height }) => ({ x, y, height })));
    await page.mouse.move(first.x + 20, first.y + first.height / 2);
    const lit = () => page.$$eval(".side-0 .lit", (spans) => spans.map((span) => span.textContent));
    const before = await lit();
    assert.ok(before.length > 0);
    if (second) await page.mouse.move(first.x + 20, (first.y + first.height + second.y) / 2);
    assert.deepEqual(await lit(), before);
  });
});
