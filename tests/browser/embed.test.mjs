// <diglot-reader> in a blog whose styles break in and out, under a strict policy: on one site with the reader, and from another.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import puppeteer from "puppeteer-core";
import { BROWSERS, root } from "./harness.mjs";
import { serve } from "./serve.mjs";

const dist = join(root, "dist");
const blog = join(root, "tests/browser/embed");

/** The policies that docs/embedding.md gives: for a reader on the same site, and on another. */
const [, same, another] = readFileSync(join(root, "docs/embedding.md"), "utf8").match(/^## Content-Security-Policy[^]*?```text\n(.*)\n```[^]*?```text\n(.*)\n```/m);

/** All else of a strict one. */
const policy = (line) => `default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; ${line}`;

for (const [name, launch] of Object.entries(BROWSERS)) {
  describe(`embedded, in ${name}`, { timeout: 300_000 }, () => {
    let site, browser, page, complaints;

    before(async () => {
      site = await serve({ "/blog/": blog, "/blog/diglot/": dist }, { "content-security-policy": policy(same) });
      browser = await puppeteer.launch(launch);
    });
    after(async () => {
      await browser?.close();
      await site?.close();
    });

    /** Opens a page; what its readers tell is kept, and what shifts. */
    async function open(address) {
      await page?.close();
      page = await browser.newPage();
      complaints = [];
      page.on("console", (message) => ["error", "warn"].includes(message.type()) && complaints.push(message.text()));
      page.on("pageerror", (error) => complaints.push(error.message));
      await page.setViewport({ width: 1200, height: 800 });
      await page.evaluateOnNewDocument(() => {
        window.told = [];
        window.shifts = [];
        for (const kind of ["ready", "error", "unit-enter", "unit-pin", "view-change", "edit"]) {
          addEventListener(`diglot-${kind}`, ({ target, detail }) => told.push([target.id, kind, JSON.parse(JSON.stringify(detail))]));
        }
        if (PerformanceObserver.supportedEntryTypes.includes("layout-shift")) {
          new PerformanceObserver((list) => shifts.push(...list.getEntries().map(({ value }) => value))).observe({ type: "layout-shift", buffered: true });
        }
      });
      await page.goto(address);
    }

    /** Goes to a reader, and waits until it is one. */
    async function ready(id) {
      await page.$eval(`#${id}`, (reader) => reader.scrollIntoView());
      await page.waitForFunction((id) => told.some(([from, kind]) => from === id && kind === "ready"), { timeout: 30_000 }, id);
    }

    const within = (id, act, ...values) =>
      page.evaluate(`(${act})(document.getElementById(${JSON.stringify(id)}).shadowRoot, ...${JSON.stringify(values)})`);

    test("three readers share one instance, lazily, and what the blog wrote reads without them", async () => {
      await open(site.address);
      await ready("inline");
      await ready("narrow");
      const cells = await within("inline", (shadow) => [...shadow.querySelectorAll(".cell")].map((cell) => `${cell.lang} ${cell.textContent}`));
      assert.deepEqual(cells.slice(0, 4), [
        "en The Night Ferry",
        "zh-Hans 夜班渡轮",
        "en The last ferry leaves at 11 p.m. It carries nurses, bakers and a man with a cello.",
        "zh-Hans 末班渡轮在晚上十一点开船。船上有护士、面包师，还有一个带着大提琴的男人。",
      ]);
      assert.equal(await page.$eval("#inline article", (article) => article.querySelectorAll("p").length), 6);
      assert.equal(site.asked.filter((path) => path.endsWith("page_bg.wasm")).length, 1);
      assert.equal(site.asked.filter((path) => path.endsWith("bakery.fr-en.txt")).length, 0);
      await ready("apart");
      // With nothing in sight that would have moved, both take the room that they need.
      const held = (id) => "held" in document.getElementById(id).shadowRoot.querySelector(".frame").dataset;
      await page.waitForFunction(`!["inline", "narrow"].some(${held})`);
      // Up again, as a reader would.
      for (let at = 0; at < 30; at++) await page.evaluate(() => new Promise((done) => { scrollBy(0, -300); setTimeout(done, 50); }));
      assert.deepEqual(await page.evaluate(() => shifts), [], "nothing moved");
      await page.waitForFunction(() => document.getElementById("apart").shadowRoot.querySelector('[data-active-unit="4"]'));
      assert.deepEqual(complaints, []);
    });

    test("nothing that is in sight moves for a visitor who scrolls past, and pauses", { skip: name === "Firefox" && "it does not tell of what moves" }, async () => {
      await open(site.address);
      await page.waitForFunction(() => told.some(([id, kind]) => id === "inline" && kind === "ready"), { timeout: 30_000 });
      await page.mouse.move(600, 400);
      for (let at = 0; at < 40; at++) {
        await page.mouse.wheel({ deltaY: 200 });
        await new Promise((done) => setTimeout(done, at % 10 === 9 ? 1000 : 30));
      }
      // What was scrolled past has the room that it needs by now.
      assert.deepEqual(await page.$$eval("#inline, #narrow", (readers) => readers.map((reader) => reader.shadowRoot.querySelector(".frame").dataset.held ?? "free")), ["free", "free"]);
      assert.deepEqual(await page.evaluate(() => shifts), []);
    });

    test("its language comes first, and it says what is pointed at and pinned", async () => {
      await open(site.address);
      await ready("inline");
      assert.equal(await within("inline", (shadow) => shadow.querySelector(".reader").dataset.first), "1");
      // As a pointer does, until it is noticed.
      await page.waitForFunction(() => {
        document.getElementById("inline").shadowRoot.querySelector('.side-0 [data-unit="2"]').dispatchEvent(new MouseEvent("mouseover", { bubbles: true }));
        return told.some(([, kind]) => kind === "unit-enter");
      }, { polling: 100 });
      const [, , detail] = await page.evaluate(() => told.find(([id, kind]) => id === "inline" && kind === "unit-enter"));
      assert.deepEqual(detail, { unit: 2, sides: ["It carries nurses, bakers and a man with a cello.", "船上有护士、面包师，还有一个带着大提琴的男人。"] });
      assert.deepEqual(await within("inline", (shadow) => [...shadow.querySelectorAll(".lit")].map((span) => [span.part.value, getComputedStyle(span).backgroundColor, getComputedStyle(span).outlineColor])), [
        ["unit unit-linked", "rgb(1, 60, 90)", "rgb(1, 2, 3)"],
        ["unit unit-linked", "rgb(1, 60, 90)", "rgb(1, 2, 3)"],
      ]);
      await page.evaluate(() => document.getElementById("inline").pin(1));
      assert.equal(await within("inline", (shadow) => shadow.querySelector(".reader").dataset.pinnedUnit), "1");
      await page.evaluate(() => document.getElementById("inline").pin());
      assert.equal(await within("inline", (shadow) => shadow.querySelector(".reader").dataset.pinnedUnit), undefined);
      assert.equal(await within("narrow", (shadow) => shadow.querySelector(".reader")?.dataset.activeUnit), undefined);
      assert.deepEqual(complaints, []);
    });

    test("the blog's styles do not break in, and the reader's do not break out", async () => {
      await open(site.address);
      await ready("inline");
      await ready("narrow");
      const styles = (id, selector, names) =>
        within(id, (shadow, selector, names) => names.map((name) => getComputedStyle(shadow.querySelector(selector))[name]), selector, names);
      assert.deepEqual(await styles("inline", ".row.paragraph .cell:lang(zh) .sentence", ["display", "visibility", "letterSpacing", "textTransform", "color"]), ["inline", "visible", "normal", "none", "rgb(236, 232, 223)"]);
      assert.deepEqual(await styles("inline", ".row", ["display"]), ["grid"]);
      // The face of what comes first, its size and the ground are the blog's; the dark ground has the dark theme.
      assert.match((await styles("narrow", ".row.paragraph .cell:lang(de)", ["fontFamily"]))[0], /^Georgia/);
      assert.deepEqual(await styles("inline", ".row.paragraph .cell", ["fontSize"]), ["18px"]);
      assert.deepEqual(await within("inline", (shadow) => [shadow.querySelector(".frame")].map((frame) => [frame.dataset.theme, getComputedStyle(frame).colorScheme])), [["dark", "dark"]]);
      assert.equal(await within("narrow", (shadow) => getComputedStyle(shadow.querySelector(".frame")).backgroundColor), "rgb(244, 236, 216)");
      assert.deepEqual(await styles("narrow", ".controls", ["display"]), ["none"]);
      assert.notDeepEqual(await styles("inline", '[data-control="swap"]', ["display"]), ["none"]);
      const own = await page.evaluate(() => [getComputedStyle(document.querySelector("header .row")).fontSize, getComputedStyle(document.body).backgroundColor, document.head.children.length, document.documentElement.attributes.length, Object.keys(localStorage)]);
      assert.deepEqual(own, ["20px", "rgb(32, 36, 44)", 6, 1, []]);
    });

    test("attributes are properties, and texts come and go", async () => {
      await open(site.address);
      await ready("inline");
      await page.evaluate(() => Object.assign(document.getElementById("inline"), { view: "stack", boilerplate: "show" }));
      await page.waitForFunction(() => told.some(([, kind, detail]) => kind === "view-change" && detail.view === "stack"));
      assert.equal(await page.$eval("#inline", (reader) => reader.getAttribute("view")), "stack");
      const { languages } = await page.evaluate(() => document.getElementById("inline").load("Le pain est chaud.\n\nThe bread is warm.\n\nIl sent bon.\n\nIt smells good.\n"));
      assert.deepEqual(languages, ["fr", "en"]);
      const [blocks, tsv] = await page.evaluate(async () => {
        const reader = document.getElementById("inline");
        return [reader.document.blocks.map(({ sides }) => sides[1].sentences), await (await reader.export("tsv")).text()];
      });
      assert.deepEqual(blocks, [["The bread is warm."], ["It smells good."]]);
      assert.match(tsv, /Il sent bon\.\tIt smells good\./);
      assert.equal(await within("inline", (shadow) => shadow.querySelector(".cell").textContent), "Le pain est chaud.");
      const refused = await page.evaluate(() => document.getElementById("inline").load("Only one language stands here, again and again and again.").catch((error) => error.message));
      assert.match(refused, /English/);
      assert.ok(await page.evaluate(() => told.some(([, kind]) => kind === "error")));
      // Moved, it stays as it is; removed, it is gone; put back, it begins anew.
      await page.evaluate(() => document.body.append(document.getElementById("narrow")));
      await page.evaluate(() => new Promise((done) => setTimeout(done, 50)));
      assert.ok(await within("narrow", (shadow) => shadow.querySelector(".reader") !== null));
      await page.evaluate(() => (window.gone = document.getElementById("narrow")).remove());
      await page.waitForFunction(() => gone.shadowRoot.querySelector(".reader") === null);
      await page.evaluate(() => { told.length = 0; document.body.prepend(gone); });
      await ready("narrow");
    });

    test("the buttons speak the language that the page asks for, in each reader its own", async () => {
      await open(site.address);
      await page.$eval("#narrow", (reader) => (reader.uiLang = "zh"));
      await ready("inline");
      await ready("narrow");
      const tongue = (id) => within(id, (shadow) => [shadow.querySelector(".frame").lang, shadow.querySelector('[data-control="search"]').textContent]);
      assert.deepEqual(await tongue("narrow"), ["zh-Hans", "搜索"]);
      assert.deepEqual(await tongue("inline"), ["en", "Search"]);
      // Changed later, the reader reads the same in the other language.
      await page.evaluate(() => { told.length = 0; document.getElementById("inline").setAttribute("ui-lang", "zh"); });
      await ready("inline");
      assert.deepEqual(await tongue("inline"), ["zh-Hans", "搜索"]);
      assert.equal(await within("inline", (shadow) => shadow.querySelectorAll(".frame > *").length), 1);
      assert.equal(await page.$eval("#inline", (reader) => reader.document.blocks.length), 4);
      assert.deepEqual(complaints, []);
    });

    test("what is corrected is told, and stands in the document", async () => {
      await open(site.address);
      await ready("inline");
      const before = await page.$eval("#inline", (reader) => reader.document);
      const press = (control) => within("inline", (shadow, control) => shadow.querySelector(control).click(), control);
      const edits = (count) => page.waitForFunction((count) => told.filter(([, kind]) => kind === "edit").length === count, { timeout: 20_000 }, count);
      await press('[data-control="correct"]');
      await page.waitForFunction(() => document.getElementById("inline").shadowRoot.querySelector(".correction"));
      await press('[data-block="1"] .side-0 .sentence');
      await page.waitForFunction(() => document.getElementById("inline").shadowRoot.querySelector('[data-block="1"] .chosen'));
      await press('[data-edit="unpair"]');
      await edits(1);
      const after = await page.$eval("#inline", (reader) => reader.document);
      assert.equal(after.blocks.length, before.blocks.length + 1);
      assert.deepEqual(await page.evaluate(() => told.find(([, kind]) => kind === "edit")), ["inline", "edit", { document: after }]);
      await press('[data-edit="undo"]');
      await edits(2);
      assert.deepEqual(await page.$eval("#inline", (reader) => reader.document), before);
      assert.deepEqual(complaints, []);
    });

    test("every custom property and every part that a host may style is there", async () => {
      await open(`${site.address}styled.html`);
      await ready("styled");
      const style = (selector, name) => within("styled", (shadow, selector, name) => getComputedStyle(shadow.querySelector(selector))[name], selector, name);
      await page.evaluate(() => document.getElementById("styled").pin(1));
      await page.waitForFunction(() => document.getElementById("styled").shadowRoot.querySelector(".pinned"));
      assert.deepEqual(
        [
          await style(".paragraph .cell", "maxWidth"),
          await style(".paragraph", "columnGap"),
          await style(".paragraph .side-0", "fontFamily"),
          await style(".paragraph .side-1", "fontFamily"),
          await style(".pinned", "backgroundColor"),
          await style(".pinned", "textDecorationColor"),
          await style(".pinned", "outlineColor"),
        ],
        ["321px", "43px", "cursive", "fantasy", "rgb(1, 2, 3)", "rgb(4, 5, 6)", "rgb(7, 8, 9)"],
      );
      // In its own sheet the page gives each part a letter spacing of its own.
      const spacing = { toolbar: "1px", row: "2px", cell: "3px", unit: "4px", "unit-pinned": "6px", caption: "7px", meta: "8px" };
      for (const [part, wanted] of Object.entries(spacing)) {
        assert.equal(await style(`[part~="${part}"]`, "letterSpacing"), wanted, part);
      }
      await page.evaluate(() => document.getElementById("styled").goTo(3));
      await page.waitForFunction(() => document.getElementById("styled").shadowRoot.querySelector('[part~="unit-linked"]:not([part~="unit-pinned"])'));
      assert.equal(await style('[part~="unit-linked"]:not([part~="unit-pinned"])', "letterSpacing"), "5px");
      assert.deepEqual(complaints, []);
    });

    test("each attribute does what it is there for", async () => {
      await open(`${site.address}styled.html`);
      await ready("styled");
      const reader = (name) => within("styled", (shadow, name) => shadow.querySelector(".reader").dataset[name] ?? null, name);
      const frame = (name) => within("styled", (shadow, name) => shadow.querySelector(".frame").dataset[name] ?? null, name);
      /** Sets a property; its attribute is the same, and the reader shows it. */
      async function sets(attribute, property, value, shown, wanted) {
        await page.evaluate((property, value) => (document.getElementById("styled")[property] = value), property, value);
        assert.equal(await page.$eval("#styled", (reader, attribute) => reader.getAttribute(attribute), attribute), value);
        for (let tries = 0; tries < 40 && (await shown()) !== wanted; tries++) await new Promise((done) => setTimeout(done, 50));
        assert.equal(await shown(), wanted, attribute);
      }
      await sets("view", "view", "second", () => reader("view"), "second");
      await sets("reveal", "reveal", "tap", () => reader("reveal"), "tap");
      await sets("theme", "theme", "sepia", () => frame("theme"), "sepia");
      await sets("link", "link", "off", () => reader("link"), "off");
      await sets("controls", "controls", "none", () => frame("controls"), "none");
      await sets("boilerplate", "boilerplate", "show", () => reader("aside"), "show");
      await sets("primary", "primary", "zh", () => reader("first"), "1");
      await page.evaluate(() => Object.assign(document.getElementById("styled"), { view: "auto", link: "on" }));
      await sets("unit", "unit", "2", () => reader("activeUnit"), "2");
      await page.evaluate(() => (told.length = 0));
      const shown = () => within("styled", (shadow) => shadow.querySelector(".cell").textContent);
      await page.evaluate(() => Object.assign(document.getElementById("styled"), { unit: null, srcTranslation: "boat.fr.txt", src: "boat.en.txt" }));
      await ready("styled");
      assert.equal(await shown(), "The boat is old.");
      assert.deepEqual(await page.$eval("#styled", (reader) => reader.document.languages), ["en", "fr"]);
    });

    /** A reader on one site, and a page on another whose policy names that of the reader. */
    async function apart(policyOf, act) {
      const other = await serve(dist, { "access-control-allow-origin": "*" });
      const host = await serve({ "/": blog }, { "content-security-policy": policyOf(other.origin) });
      try {
        await act(other, host);
        assert.deepEqual(complaints, []);
      } finally {
        await page.close();
        page = undefined;
        await host.close();
        await other.close();
      }
    }

    test("from another site", () =>
      apart((origin) => policy(another.replaceAll("https://reader.example", origin)), async (other, host) => {
        await open(`${host.address}plain.html`);
        await page.evaluate((loader) => {
          document.body.append(Object.assign(document.createElement("script"), { type: "module", src: loader }));
        }, `${other.address}diglot.js`);
        await ready("only");
        assert.equal(await within("only", (shadow) => shadow.querySelectorAll("[data-unit]").length), 4);
      }));

    test("without the reader the text stays as it was", async () => {
      const bare = await serve({ "/blog/": blog });
      try {
        await open(bare.address);
        assert.ok(await page.$eval("#inline p", (line) => line.getBoundingClientRect().height > 0));
      } finally {
        await page.close();
        page = undefined;
        await bare.close();
      }
    });

    test("in a frame: as high as its text, with a way to the whole reader", () =>
      apart((origin) => `default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; frame-src ${origin}`, async (other, host) => {
        await open(`${host.address}frame.html?${encodeURIComponent(`${other.address}?embed=1&ui-lang=zh&src=samples/harbour.en-zh.txt`)}`);
        await page.waitForFunction(() => document.querySelector("iframe").height > 1000, { timeout: 30_000 });
        const frame = page.frames().find((frame) => frame.url().startsWith(other.address));
        // The frame grows with the text, of which the first screen comes first.
        const fits = () => document.querySelector(".chunk") && !document.querySelector(".chunk:empty") && document.documentElement.scrollHeight <= innerHeight;
        await frame.waitForFunction(fits, { polling: 100 });
        assert.equal(await frame.$(".opening"), null);
        const whole = await frame.$eval(".full a", (link) => [link.href, link.textContent]);
        assert.deepEqual(whole, [`${other.address}?src=samples%2Fharbour.en-zh.txt`, "在完整的阅读器中打开"]);
      }));
  });
}
