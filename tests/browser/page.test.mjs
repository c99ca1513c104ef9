// The page, end to end, in Chromium and in Firefox. What the page lights is checked against the document
// that the command line reads from the same text.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import * as harness from "./harness.mjs";

const { SAMPLES, file, inBrowsers, root, understood } = harness;
const ENGLISH = "The Ferry\n\nThe ferry left at noon on 12 May.\n\nNobody was on board. The captain slept, and the sea was calm.\n";
const GERMAN = "Die Fähre\n\nDie Fähre fuhr am 12. Mai um zwölf Uhr ab.\n\nNiemand war an Bord. Der Kapitän schlief, und das Meer war ruhig.\n";

inBrowsers("page", (here) => {
  let page, complaints, foreign;


  /** Opens the page anew, to someone who was never there; what it complains of and whom it asks is kept. */
  async function open(query = "", screen = {}) {
    await here.visitor.close();
    here.visitor = await here.browser.createBrowserContext();
    ({ page, complaints, foreign } = await harness.watched(here.visitor, here.site, screen));
    await page.goto(here.site.address + query);
    await page.waitForSelector("[data-state]");
  }

  const state = (wanted) => page.waitForSelector(`[data-state="${wanted}"]`, { timeout: 20_000 });

  /** All rows are mounted, and the panels have come. */
  async function complete(document) {
    await harness.settled(page);
    await page.waitForFunction((count) => document.querySelectorAll("[data-block]").length === count, {}, document.blocks.length);
  }

  /** The sentences with a class, by side. */
  const lit = (name) =>
    page.evaluate(
      (name) => [0, 1].map((side) => [...document.querySelectorAll(`.side-${side} .${name}`)].map((span) => span.textContent)),
      name,
    );

  const attribute = (name) => page.$eval(".reader", (reader, name) => reader.getAttribute(name), name);

  /** A place within a unit on one side. */
  const span = (unit, side = 0) => page.$(`.side-${side} [data-unit="${unit}"]`);

  const accessible = () => harness.accessible(page);

  function quiet() {
    assert.deepEqual(complaints, []);
    assert.deepEqual(foreign, []);
  }

  for (const sample of SAMPLES) {
    test(`opens ${sample}`, async () => {
      const { document, units } = understood(join(root, sample));
      await open();
      await page.click(`[data-sample="${sample}"]`);
      await complete(document);
      const shown = await page.evaluate(() => {
        const unit = (number) =>
          [0, 1].map((side) => [...document.querySelectorAll(`.side-${side} [data-unit="${number}"]`)].map((span) => span.textContent));
        const count = new Set([...document.querySelectorAll("[data-unit]")].map((span) => span.dataset.unit)).size;
        return Array.from({ length: count }, (_, number) => unit(number));
      });
      assert.deepEqual(shown, units);
      const tags = await page.$$eval(".cell[lang]", (cells) => [...new Set(cells.map((cell) => cell.lang))].sort());
      assert.deepEqual(tags, [...document.languages].sort());
      await accessible();
      quiet();
    });
  }

  test("points, pins and lets go", async () => {
    const { document, units } = understood(join(root, SAMPLES[0]));
    await open(`?src=${SAMPLES[0]}`);
    await complete(document);
    const manifold = units.findIndex(([a, b]) => a.length === 2 && b.length === 1);
    for (const unit of [0, manifold, units.length - 1]) {
      for (const side of [0, 1]) {
        const place = await span(unit, side);
        await place.scrollIntoView();
        await place.hover();
        assert.equal(await attribute("data-active-unit"), String(unit));
        assert.deepEqual(await lit("lit"), units[unit]);
      }
    }
    await (await span(manifold)).click();
    assert.equal(await attribute("data-pinned-unit"), String(manifold));
    await (await span(0, 1)).scrollIntoView();
    await (await span(0, 1)).hover();
    assert.deepEqual(await lit("pinned"), units[manifold]);
    assert.deepEqual(await lit("lit"), units[0]);
    await page.focus(".article");
    await page.keyboard.press("Escape");
    assert.equal(await attribute("data-pinned-unit"), null);
    assert.deepEqual(await lit("pinned"), [[], []]);
    quiet();
  });

  test("paints, and never moves anything", async () => {
    const { document, units } = understood(join(root, SAMPLES[0]));
    await open(`?src=${SAMPLES[0]}`);
    await complete(document);
    // Where each line of the first rows begins and ends, once all of the page is laid out.
    const lines = () =>
      page.$$eval(".row:nth-child(-n+12) .sentence", (spans) =>
        spans.map((span) => [...span.getClientRects()].map(({ x, y, width }) => [x + scrollX, y + scrollY, width].map(Math.round))),
      );
    const before = await lines();
    for (let unit = 0; unit < 10; unit++) {
      await page.$eval(`[data-unit="${unit}"]`, (span) => span.dispatchEvent(new MouseEvent("mouseover", { bubbles: true })));
      assert.deepEqual(await lit("lit"), units[unit]);
      assert.deepEqual(await lines(), before);
    }
    await page.click('.side-0 [data-unit="0"]');
    assert.deepEqual(await lines(), before);
    quiet();
  });

  test("is read with the keys alone", async () => {
    const { document, units } = understood(join(root, SAMPLES[1]));
    await open(`?src=${SAMPLES[1]}`);
    await complete(document);
    await page.focus(".article");
    for (const key of ["ArrowDown", "j", "ArrowDown", "k"]) await page.keyboard.press(key);
    assert.deepEqual(await lit("lit"), units[1]);
    const described = await page.$eval('.side-0 [aria-current="true"]', (span) => document.getElementById(span.getAttribute("aria-describedby")).textContent);
    assert.equal(described, units[1][1][0]);
    assert.equal(await page.$eval(".announced", (place) => place.textContent), units[1][1].join(" "));
    await page.keyboard.press("Enter");
    assert.deepEqual(await lit("pinned"), units[1]);
    await page.keyboard.press("s");
    assert.equal(await attribute("data-first"), "1");
    await page.keyboard.press("v");
    assert.equal(await attribute("data-view"), "side");
    await page.keyboard.press("?");
    await page.waitForSelector("dialog:modal");
    await accessible();
    await page.keyboard.press("Tab");
    assert.ok(await page.evaluate(() => document.activeElement.closest("dialog, body").contains(document.querySelector("dialog"))), "the text behind it is not reached");
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => !document.querySelector("dialog"));
    assert.equal(await page.evaluate(() => document.activeElement.className), "article");
    await page.evaluate(() => localStorage.clear());
    quiet();
  });

  test("stands in one column where it is narrow, and takes a tap", async () => {
    const { document, units } = understood(join(root, SAMPLES[2]));
    await open(`?src=${SAMPLES[2]}`, { width: 390, height: 844 });
    await complete(document);
    const [first, second] = await page.evaluate(() =>
      [0, 1].map((side) => document.querySelector(`.row.paragraph .side-${side}`).getBoundingClientRect().toJSON()),
    );
    assert.ok(second.top >= first.bottom, "the translation stands below");
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 390, "nothing is wider than the screen");
    await (await span(3)).scrollIntoView();
    await (await span(3)).tap().catch(async () => (await span(3)).click());
    assert.deepEqual(await lit("pinned"), units[3]);
    assert.equal(await page.$eval(".side-0.cell", (cell) => getComputedStyle(cell).direction), "rtl");
    await accessible();
    quiet();
  });

  test("shows the counterpart over the text where it is out of sight, and moves nothing", async () => {
    const long = ([first, ...words]) => Array.from({ length: 40 }, (_, day) => `${first} ${day + 3} ${words.join(" ")} ${day + 50}.`).join(" ");
    const text = [["On day", "the ferry carried people and sheep over the river, and their number was"], ["Am Tag", "trug die Fähre Menschen und Schafe über den Fluss, und ihre Zahl war"]].map(long).join("\n\n");
    await open("", { width: 390, height: 700 });
    await (await page.$("input[type=file]")).uploadFile(file("long.txt", text));
    await harness.settled(page);
    const peek = (wanted) => page.waitForFunction((wanted) => document.querySelector(".peek").textContent === wanted, { polling: 100 }, wanted);
    const words = (unit, side) => page.$eval(`.side-${side} [data-unit="${unit}"]`, (span) => span.textContent);
    await (await span(2)).scrollIntoView();
    const before = await page.evaluate(() => scrollY);
    await (await span(2)).click();
    await peek(await words(2, 1));
    assert.equal(await page.evaluate(() => scrollY), before);
    const shown = await page.$eval(".peek", (place) => [place.lang, place.getBoundingClientRect().height > 0]);
    assert.deepEqual(shown, ["de", true]);
    // At the edge beyond which it is.
    const edge = () => page.$eval(".peek", (place) => place.dataset.at);
    assert.equal(await edge(), "foot");
    await accessible();
    // Not over what is pointed at.
    await (await span(15)).click();
    await page.mouse.move(5, 5);
    await page.evaluate(() => {
      const { bottom } = document.querySelector('.side-0 [data-unit="15"]').getBoundingClientRect();
      scrollBy(0, bottom - innerHeight + 10);
    });
    await page.waitForFunction(() => document.querySelector(".peek").dataset.at === "top", { polling: 100 });
    // Where neither is in sight, neither is shown; and what is pointed at is told before what is pinned.
    await page.mouse.move(5, 5);
    await (await span(39, 1)).scrollIntoView();
    await peek("");
    await (await span(39, 1)).hover();
    await peek(await words(39, 0));
    assert.equal(await edge(), "top");
    await page.mouse.move(5, 5);
    await page.keyboard.press("Escape");
    await peek("");
    quiet();
  });

  test("pins what is pressed long with a finger, and leaves the rest to the browser", async () => {
    await open(`?src=${SAMPLES[2]}`);
    await harness.settled(page);
    // A browser asks for its menu then.
    const press = (pointerType) =>
      page.$eval('.side-0 [data-unit="3"]', (span, pointerType) => span.dispatchEvent(new PointerEvent("contextmenu", { pointerType, bubbles: true, cancelable: true, composed: true })), pointerType);
    assert.equal(await press("mouse"), true);
    assert.equal(await attribute("data-pinned-unit"), null);
    for (let time = 0; time < 2; time++) {
      assert.equal(await press("touch"), true, "the browser goes on");
      assert.equal(await attribute("data-pinned-unit"), "3");
    }
    quiet();
  });

  test("shows menus within the screen, under their buttons or at its foot, until something else is tapped", async () => {
    await open(`?src=${SAMPLES[0]}`);
    await harness.settled(page);
    for (const width of [1280, 1024, 800, 660, 640, 390, 320]) {
      await page.setViewport({ width, height: 800 });
      for (const control of ["languages", "settings", "share"]) {
        await harness.menu(page, control);
        const [button, panel] = await page.$eval(`[data-control="${control}"]`, (menu) => [...menu.children].map((part) => part.getBoundingClientRect().toJSON()));
        const where = `${control} at ${width}`;
        assert.ok(panel.left >= 0 && panel.right <= width && panel.bottom <= 800, where);
        if (width > 640) assert.ok(panel.left <= button.right && panel.right >= button.left, where);
        else assert.deepEqual([panel.left, panel.width, panel.bottom].map(Math.round), [0, await page.evaluate(() => document.documentElement.clientWidth), 800], where);
        // As in a browser that gives no focus to what is tapped.
        await page.evaluate(() => document.querySelector(".title .sentence").dispatchEvent(new MouseEvent("click", { bubbles: true, composed: true })));
        await page.waitForFunction(() => !document.querySelector("details[open]"));
      }
    }
    quiet();
  });

  test("has the focus where the keys are heard, and says in the tab what is read", async () => {
    const focus = () => page.evaluate(() => document.activeElement.className);
    await open();
    assert.equal(await page.title(), "Diglot");
    await page.focus(`[data-sample="${SAMPLES[1]}"]`);
    await page.keyboard.press("Enter");
    await harness.settled(page);
    await page.waitForFunction(() => document.title !== "Diglot", { polling: 100 });
    assert.equal(await page.title(), "Le pain de cinq heures · The Five O’Clock Bread · Diglot");
    assert.equal(await focus(), "article");
    await page.keyboard.press("j");
    assert.equal(await attribute("data-active-unit"), "0");
    await page.click('[data-control="open"]');
    await (await page.waitForSelector("input[type=file]")).uploadFile(file("nothing.txt", " "));
    await page.waitForSelector(".message");
    assert.equal(await page.title(), "Diglot");
    await page.click('[data-control="open"]');
    await page.click(".message button");
    await page.waitForFunction(() => !document.querySelector(".message"));
    assert.equal(await focus(), "article");
    // What a menu offers is done: it closes, and its button has the focus.
    await harness.menu(page, "languages");
    await page.click('[data-control="languages"] button');
    await page.waitForFunction(() => !document.querySelector("details[open]"));
    await harness.settled(page);
    quiet();
  });

  test("says in the language of a sentence what its counterpart is, in a text without a title, too", async () => {
    const text = "The boat is old, and it lies on the sand.\n\nDas Boot ist alt, und es liegt im Sand.\n\nNobody has used it for many years now.\n\nNiemand hat es seit vielen Jahren benutzt.\n";
    await open();
    await (await page.$("input[type=file]")).uploadFile(file("untitled.txt", text));
    await harness.settled(page);
    await page.focus(".article");
    await page.keyboard.press("ArrowDown");
    assert.deepEqual(await page.$$eval("main .announced", (places) => places.map((place) => [place.localName, place.lang, place.textContent])), [
      ["h1", "", "Without a title"],
      ["p", "de", "Das Boot ist alt, und es liegt im Sand."],
    ]);
    quiet();
  });

  test("says what cannot be opened where it is seen", async () => {
    await open("", { width: 390, height: 500 });
    await page.$eval("#pasted", (area, text) => (area.value = text), ENGLISH);
    await page.click('.own button[type="submit"]');
    await state("failed");
    const { top, bottom } = await page.$eval(".message", (message) => message.getBoundingClientRect().toJSON());
    assert.ok(top >= 0 && bottom <= 500, `the message stands from ${top} to ${bottom}`);
    quiet();
  });

  // Only Chromium's driver knows how to ask for these.
  test("keeps its borders and what is chosen in forced colours", { skip: here.name !== "Chromium" }, async () => {
    await open(`?src=${SAMPLES[0]}`);
    await harness.settled(page);
    await (await page.createCDPSession()).send("Emulation.setEmulatedMedia", { features: [{ name: "forced-colors", value: "active" }] });
    const style = (selector, name) => page.$eval(selector, (place, name) => getComputedStyle(place)[name], name);
    const border = await style('[data-control="search"]', "borderTopColor");
    for (const menu of ["languages", "settings", "share"]) {
      assert.deepEqual([await style(`[data-control="${menu}"] summary`, "borderTopColor"), await style(`[data-control="${menu}"] summary`, "borderTopWidth")], [border, "1px"]);
    }
    await page.click('[data-control="correct"]');
    await page.waitForSelector(".row.chosen");
    assert.equal(await style(".row.chosen", "borderInlineStartWidth"), "3px");
    quiet();
  });

  test("is printed without controls and boxes, in dark ink whatever the theme", { skip: here.name !== "Chromium" }, async () => {
    await open(`?src=${SAMPLES[2]}`, { dark: true });
    await harness.settled(page);
    await (await span(3)).click();
    await page.emulateMediaType("print");
    const shown = await page.evaluate(() => {
      const style = (selector) => getComputedStyle(document.querySelector(selector));
      const boxes = [".controls", ".peek"].map((selector) => style(selector).display);
      const { outlineStyle, color } = style(".side-0 .pinned");
      const [first, second] = [0, 1].map((side) => document.querySelector(`.row.paragraph .side-${side}`).getBoundingClientRect());
      return { boxes, outlineStyle, color, beside: first.right <= second.left };
    });
    assert.deepEqual(shown, { boxes: ["none", "none"], outlineStyle: "none", color: "rgb(26, 26, 26)", beside: true });
    quiet();
  });

  test("is dark where the system is, or as the reader likes", async () => {
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await open(`?src=${SAMPLES[0]}`, { dark: here.name === "Chromium" });
    await state("reading");
    if (here.name === "Chromium") assert.equal(await ground(), "rgb(22, 24, 29)");
    await accessible();
    await harness.settled(page);
    // With something lit, something pinned, and the rest of the second language dim.
    await (await span(3)).click();
    await (await span(5)).hover();
    await harness.menu(page, "settings");
    await page.select('select[data-control="reveal"]', "Dim until pointed at");
    for (const [theme, colour] of [["Sepia", "rgb(244, 236, 216)"], ["Dark", "rgb(22, 24, 29)"], ["Light", "rgb(255, 255, 255)"]]) {
      await page.select('select[data-control="theme"]', theme);
      assert.equal(await ground(), colour);
      await accessible();
    }
    await page.click('[data-control="larger"]');
    const size = await page.$eval(".article", (article) => parseFloat(getComputedStyle(article).fontSize));
    assert.equal(size, 20);
    await page.reload();
    await state("reading");
    assert.equal(await page.$eval(".article", (article) => parseFloat(getComputedStyle(article).fontSize)), size);
    await page.evaluate(() => localStorage.clear());
    quiet();
  });

  test("says what was understood, and lets it be corrected", async () => {
    const { document } = understood(join(root, SAMPLES[0]));
    await open(`?src=${SAMPLES[0]}`);
    await complete(document);
    const pairs = document.blocks.filter((block) => block.sides.every(Boolean)).length;
    const aside = document.blocks.filter((block) => block.kind === "boilerplate").length;
    const summary = await page.$eval(".summary", (summary) => summary.textContent);
    assert.match(summary, new RegExp(`^English and Chinese · ${pairs} pairs · \\d+ linked sentences · ${aside} lines set aside$`));
    const shown = () => page.$eval(".boilerplate", (row) => getComputedStyle(row).display);
    assert.equal(await shown(), "none");
    await harness.menu(page, "settings");
    await page.click('[data-control="aside"]');
    assert.equal(await shown(), "grid");
    await page.click('[data-control="light"]');
    await (await span(2)).hover();
    assert.deepEqual(await lit("lit"), [[], []]);
    await page.click('[data-control="light"]');
    await page.click('[data-control="swap"]');
    const [left, right] = await page.evaluate(() =>
      [0, 1].map((side) => document.querySelector(`.row.paragraph .side-${side}`).getBoundingClientRect().left),
    );
    assert.ok(left > right, "the second language stands first");
    await page.click('[data-control="swap"]');
    await harness.menu(page, "languages");
    const [, second] = await page.$$('[data-control="languages"] select');
    await second.select("zh-Hant");
    await page.click('[data-control="languages"] button');
    await page.waitForSelector('.cell[lang="zh-Hant"]');
    await page.evaluate(() => localStorage.clear());
    quiet();
  });

  test("opens one file, and two", async () => {
    const both = [file("ferry.en.txt", ENGLISH), file("ferry.de.txt", GERMAN)];
    const { document, units } = understood(...both);
    await open();
    await (await page.$("input[type=file]")).uploadFile(...both);
    await complete(document);
    await (await span(1)).hover();
    assert.deepEqual(await lit("lit"), units[1]);
    await page.click('[data-control="open"]');
    const sample = join(root, SAMPLES[1]);
    await (await page.$("input[type=file]")).uploadFile(sample);
    await complete(understood(sample).document);
    quiet();
  });

  test("opens formats beyond plain text, by their own module", async () => {
    for (const name of ["ferry.epub", "ferry.docx", "ferry.tmx", "ferry.csv"]) {
      const path = join(root, "tests/formats", name);
      await open();
      await (await page.$("input[type=file]")).uploadFile(path);
      await complete(understood(path).document);
    }
    quiet();
  });

  test("takes what is typed or pasted into its field", async () => {
    const text = "The boat is old.\n\nLe bateau est vieux.\n\nNobody uses it any more. It lies on the sand.\n\nPersonne ne l’utilise plus. Il est sur le sable.\n";
    const { document } = understood(file("pasted.txt", text));
    await open();
    await page.$eval("#pasted", (area, text) => (area.value = text), text);
    await page.click('.own button[type="submit"]');
    await complete(document);
    await open();
    await page.$eval("#pasted", (area, text) => (area.value = text), ENGLISH);
    await page.click(".own summary");
    await page.$eval("#translation", (area, text) => (area.value = text), GERMAN);
    await page.click('.own button[type="submit"]');
    await state("reading");
    assert.match(await page.$eval(".summary", (summary) => summary.textContent), /^English and German · 3 pairs/);
    quiet();
  });

  test("takes what is pasted or dropped anywhere, and runs nothing of it", async () => {
    const html = "<script>window.hit = 1</script><p onclick='window.hit = 1'>The boat is old.</p><p>Le bateau est vieux.</p><p>Nobody uses <b>it</b> now.</p><p>Personne ne l’utilise plus.<img src=x onerror='window.hit = 1'></p>";
    await open();
    const bring = (type, kinds) =>
      page.evaluate(
        (type, kinds) => {
          const data = new DataTransfer();
          for (const [kind, text] of Object.entries(kinds)) {
            if (kind === "file") data.items.add(new File([text], "boat.txt"));
            else data.setData(kind, text);
          }
          const event =
            type === "paste"
              ? Object.defineProperty(new ClipboardEvent("paste", { bubbles: true }), "clipboardData", { value: data })
              : new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true });
          document.querySelector(".reader").dispatchEvent(event);
        },
        type,
        kinds,
      );
    await bring("paste", { "text/html": html, "text/plain": "The boat is old. Le bateau est vieux." });
    await state("reading");
    const cells = await page.$$eval(".cell", (cells) => cells.map((cell) => cell.textContent));
    assert.deepEqual(cells, ["The boat is old.", "Le bateau est vieux.", "Nobody uses it now.", "Personne ne l’utilise plus."]);
    assert.equal(await page.evaluate(() => window.hit), undefined);
    await bring("drop", { file: "Das Boot ist alt.\n\nThe boat is old.\n\nNiemand braucht es.\n\nNobody needs it.\n" });
    await page.waitForSelector('.cell[lang="de"]');
    quiet();
  });

  test("says kindly what cannot be opened, and keeps what is open", async () => {
    const bad = [
      [file("empty.txt", " \n\n"), /there is no text in it/],
      [file("one.txt", ENGLISH.repeat(3)), /seems to be English/],
      [file("picture.png", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex")), /is a picture/],
      [file("noise.bin", Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 7919) % 251))), /not a text|not recognised/],
    ];
    await open();
    const message = () => page.waitForSelector("[role=alert].message p").then((place) => place.evaluate((place) => place.textContent));
    for (const [path, words] of bad) {
      await (await page.$("input[type=file]")).uploadFile(path);
      await state("failed");
      assert.match(await message(), words);
      await accessible();
      await page.click(".message button");
      await state("empty");
    }
    await page.click(`[data-sample="${SAMPLES[0]}"]`);
    const { document } = understood(join(root, SAMPLES[0]));
    await complete(document);
    await page.click('[data-control="open"]');
    await (await page.$("input[type=file]")).uploadFile(bad[0][0]);
    assert.match(await message(), bad[0][1]);
    await state("reading");
    // Beside the opening screen there is nothing to do with the text but to go back to it.
    assert.deepEqual(await page.$$eval(".controls button, .controls summary", (buttons) => buttons.map((button) => button.dataset.control)), ["open"]);
    await page.click('[data-control="open"]');
    await complete(document);
    quiet();
    await open("?src=samples/nothing.txt");
    await state("failed");
    assert.match(await message(), /samples\/nothing.txt: the site answers 404/);
  });

  test("says in Chinese, too, what cannot be opened", async () => {
    await open();
    await page.evaluateOnNewDocument(() => Object.defineProperty(Navigator.prototype, "language", { get: () => "zh-CN" }));
    await page.goto(`${here.site.address}?src=samples/nothing.txt`);
    const message = async (words) => {
      const place = await page.waitForSelector("[role=alert].message p");
      assert.match(await place.evaluate((place) => place.textContent), words);
      await page.click(".message button");
    };
    await message(/^samples\/nothing.txt：网站返回 404/);
    for (const [path, words] of [
      [file("leer.txt", " \n\n"), /^leer.txt：里面没有文字/],
      [file("eins.txt", GERMAN.repeat(3)), /似乎都是德语：/],
      [file("bild.png", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex")), /^bild.png：这是图片/],
      [file("kaputt.json", "[{"), /^kaputt.json：这个 JSON 文件已损坏/],
    ]) {
      await (await page.$("input[type=file]")).uploadFile(path);
      await message(words);
    }
    assert.deepEqual(await page.$$eval(".summary", (lines) => lines.length), 0);
  });

  test("lets the worker practise until there is a text, and have the lexicon that was needed last", async () => {
    const { document } = understood(join(root, SAMPLES[0]));
    const asked = (end) => here.site.asked.filter((path) => path.endsWith(end)).length;
    const [practice, lexicons] = [() => asked(`/${SAMPLES[2]}`), () => asked("/lexicons/zh-en.txt")];
    const until = async (done) => {
      for (let times = 0; times < 100 && !done(); times++) await new Promise((later) => setTimeout(later, 100));
      assert.ok(done());
    };
    const [practised, fetched] = [practice(), lexicons()];
    const idle = await harness.opened(here.visitor, here.site);
    await until(() => practice() === practised + 1);
    // Nothing is seen of it, and it is in nobody's way.
    await idle.state("empty");
    assert.equal(lexicons(), fetched);
    const busy = await harness.opened(here.visitor, here.site, `?src=${SAMPLES[0]}`);
    await busy.complete(document);
    assert.deepEqual([practice(), lexicons()], [practised + 1, fetched + 1]);
    await busy.page.waitForFunction(() => localStorage.getItem("diglot.languages") === "en zh-Hans", { polling: 100 });
    const again = await harness.opened(here.visitor, here.site);
    await until(() => lexicons() === fetched + 2);
    await again.read(join(root, SAMPLES[0]));
    await again.complete(document);
    assert.deepEqual([practice(), lexicons()], [practised + 1, fetched + 2]);
    for (const reader of [idle, busy, again]) reader.quiet();
  });

  test("keeps to a strict policy", async () => {
    await open();
    const policy = await page.$eval('meta[http-equiv="Content-Security-Policy"]', (meta) => meta.content);
    assert.match(policy, /default-src 'none'/);
    assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|https?:/);
    await accessible();
    quiet();
  });
});
