// What the page costs: beside the same article as static HTML, in one run; and its size in brotli bytes.
// Of each figure, the least of several runs is printed: whatever else the machine does only adds to it.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import puppeteer from "puppeteer-core";
import { serve } from "./serve.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const dist = join(root, "dist");
const SAMPLE = "samples/harbour.en-zh.txt";
const RUNS = 5;
const HOVERS = 40;
/** Brotli bytes, and milliseconds from a chosen file to links, of an article and of the beginning of a book, and for a hover, which is for a book. */
const BUDGETS = { page: 110_000, worker: 75_000, lexicon: 200_000, loader: 4_000, article: 100, book: 1_000, hover: 8 };
/** The styles of an embedded reader. */
const SHEETS = ["tokens", "page", "controls", "article", "light", "correction", "print", "embed"];
/** The sample, as often as makes a book of 100,000 sentences. */
const BOOK = 1021;

/** The folder of the build. */
const built = join(dist, readFileSync(join(dist, "service-worker.js"), "utf8").match(/const BUILD = "(\w+)\//)[1]);

const brotli = (file) => brotliCompressSync(readFileSync(file)).length;
const against = (figure, budget) => `${figure <= budget ? "within" : "over"} the budget of ${budget}`;
const sum = (figures) => figures.reduce((a, b) => a + b, 0);

/** What is fetched for each part: the page at once, all else when it is needed. */
function parts() {
  const html = readFileSync(join(dist, "index.html"), "utf8");
  const linked = [...html.matchAll(/(?:href|src)="?\.\/\w+\/([\w-]+\.(?:css|js))\b/g)].map(([, name]) => name);
  const page = [...linked, "workers.js", "page.js", "page_bg.wasm"];
  const rest = readdirSync(built).filter((name) => [".css", ".js", ".wasm"].includes(extname(name)) && !page.includes(name));
  const partOf = (name) => ["worker", "formats", "library", "panels", "single"].find((part) => new RegExp(`^(split_)?${part}[-_.]`).test(name)) ?? "around";
  const groups = {
    page: [join(dist, "index.html"), ...page.map((name) => join(built, name))],
    worker: [], formats: [], library: [], panels: [], single: [],
    around: [join(dist, "service-worker.js"), join(dist, "diglot.js")],
  };
  for (const name of rest) groups[partOf(name)].push(join(built, name));
  return groups;
}

function sizes() {
  console.log("brotli bytes");
  for (const [part, files] of Object.entries(parts())) {
    const bytes = sum(files.map(brotli));
    const budget = BUDGETS[part];
    const verdict = budget ? against(bytes, budget) : part === "around" ? "offline, element and frame, each when it is needed" : "fetched when it is needed";
    console.log(`  ${part.padEnd(8)} ${String(bytes).padStart(8)}   ${verdict}`);
  }
}

function lexicons() {
  for (const name of readdirSync(join(built, "lexicons")).filter((name) => name.endsWith(".txt"))) {
    const bytes = brotliCompressSync(readFileSync(join(built, "lexicons", name))).length;
    console.log(`  ${name} ${bytes}   ${against(bytes, BUDGETS.lexicon)}, fetched for its languages alone`);
  }
}

async function times() {
  const text = readFileSync(join(root, SAMPLE), "utf8");
  const book = Array.from({ length: BOOK }, (_, chapter) => text.replaceAll("19", `${chapter}9`)).join("\n\n");
  const scratch = mkdtempSync(join(tmpdir(), "diglot-bench-"));
  for (const [name, content] of [["article", text], ["book", book]]) {
    const file = join(scratch, `${name}.txt`);
    writeFileSync(file, content);
    const document = JSON.parse(execFileSync(join(root, "target/release/diglot"), ["read", file], { maxBuffer: 1 << 30 }));
    const still = join(scratch, name);
    execFileSync("mkdir", ["-p", still]);
    writeFileSync(join(still, "index.html"), statically(document));
    await compare(name, still, file, document);
  }
}

/** A browser of its own for each measurement: none finds what another has warmed up. */
async function measured(folder, measure) {
  const site = await serve(folder);
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    // A book takes long.
    protocolTimeout: 900_000,
  });
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(900_000);
    page.setDefaultNavigationTimeout(900_000);
    await page.setViewport({ width: 1200, height: 900 });
    await measure(page, site.address, site);
  } finally {
    await browser.close();
    await site.close();
  }
}

/** The document as a plain page, with a span for each sentence. */
function statically({ languages, blocks }) {
  const escaped = (text) => text.replace(/[&<>]/g, (c) => `&#${c.charCodeAt(0)};`);
  const cell = (side, at) => (side ? `<p lang="${languages[at]}">${side.sentences.map((text) => `<span>${escaped(text)}</span>`).join(" ")}</p>` : "");
  const rows = blocks.map((block) => `<div style="display:grid;grid-template-columns:1fr 1fr">${block.sides.map(cell).join("")}</div>`);
  return `<!doctype html><meta charset="utf-8"><title>Static</title>${rows.join("\n")}`;
}

async function compare(name, still, file, document) {
  const sentences = document.blocks.flatMap((block) => block.sides).reduce((sum, side) => sum + (side ? side.sentences.length : 0), 0);
  const runs = { still: [], load: [], linked: [], whole: [], hover: [], rest: [] };
  for (let run = 0; run < (name === "book" ? 1 : RUNS); run++) {
    await measured(still, async (page, address) => {
      await page.goto(address, { waitUntil: "load" });
      runs.still.push(await cpu(page));
    });
    await measured(dist, async (page, address) => {
      await page.goto(address);
      await page.waitForSelector('[data-state="empty"]');
      // Nobody chooses a file in less than a second.
      await new Promise((done) => setTimeout(done, 1000));
      const start = await cpu(page);
      await page.evaluate(watch);
      const input = await page.$("input[type=file]");
      await input.uploadFile(file);
      runs.linked.push(await page.evaluate(() => window.seen[0]));
      runs.whole.push(await page.evaluate(() => window.seen[1]));
      await page.waitForFunction((count) => globalThis.document.querySelectorAll("[data-block]").length === count, { timeout: 900_000, polling: 500 }, document.blocks.length);
      await idle(page);
      runs.load.push((await cpu(page)) - start);
      runs.hover.push(await hover(page));
      await page.$eval(".reader", (reader) => (reader.style.pointerEvents = "none"));
      runs.rest.push(await hover(page));
    });
  }
  const least = (figures) => Math.min(...figures);
  const line = (what, value) => console.log(`  ${what.padEnd(44)} ${value}`);
  console.log(`${name}: ${sentences} sentences`);
  line("static HTML, CPU to load", `${least(runs.still).toFixed(0)} ms`);
  line("the reader, CPU of the page to show it", `${least(runs.load).toFixed(0)} ms, ${(least(runs.load) / least(runs.still)).toFixed(2)} times static`);
  line("file chosen to links on screen", `${least(runs.linked).toFixed(0)} ms, ${against(least(runs.linked), BUDGETS[name])}`);
  line("file chosen to all of its links", `${least(runs.whole).toFixed(0)} ms`);
  line("a hover, CPU", `${least(runs.hover).toFixed(1)} ms, of which ${least(runs.rest).toFixed(1)} ms are the browser's own${name === "book" ? `, ${against(least(runs.hover), BUDGETS.hover)}` : ""}`);
}

/** In the page: when linked sentences have been painted after the file was chosen, and when all of them are known. */
function watch() {
  let chosen;
  document.querySelector("input[type=file]").addEventListener("change", () => (chosen = performance.now()), { capture: true });
  const painted = (selector) =>
    new Promise((resolve) => {
      new MutationObserver((_, observer) => {
        if (!document.querySelector(selector)) return;
        observer.disconnect();
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - chosen)));
      }).observe(document.body, { subtree: true, childList: true, attributes: true });
    });
  window.seen = ["[data-unit]", '[data-state="reading"] [data-unit]'].map(painted);
}

/** Milliseconds of work for each movement of the pointer over the text. */
async function hover(page) {
  const before = await cpu(page);
  for (let at = 0; at < HOVERS; at++) await page.mouse.move(200 + (at % 2) * 500, 200 + at * 12);
  return ((await cpu(page)) - before) / HOVERS;
}

/** Milliseconds that the page's main thread has worked. */
async function cpu(page) {
  const { TaskDuration } = await page.metrics();
  return TaskDuration * 1000;
}

function idle(page) {
  return page.evaluate(() => new Promise((done) => requestIdleCallback(done)));
}

/** What an element costs the page that it stands in: before anything is read, and until it lights counterparts. */
async function embedded() {
  const loader = brotli(join(dist, "diglot.js"));
  const files = parts();
  const of = (names) => sum(names.map((name) => brotli(join(built, name))));
  const reader = of(["embed.js", "hold.js", "workers.js", "page.js", "page_bg.wasm", ...SHEETS.map((name) => `${name}.css`)]);
  console.log("an element in a host page");
  console.log(`  before it comes near, brotli bytes           ${loader}, ${against(loader, BUDGETS.loader)}`);
  console.log(`  when it comes near                           ${reader} the reader, ${sum(files.worker.map(brotli))} the worker, ${sum(files.panels.map(brotli))} the panels, ${sum(files.formats.map(brotli))} the formats`);
  const blog = join(root, "tests/browser/embed");
  const site = { "/blog/": blog, "/blog/diglot/": dist };
  await measured(site, async (page, address, { asked }) => {
    await page.goto(`${address}plain.html`);
    await page.evaluate(() => {
      document.body.prepend(Object.assign(document.createElement("div"), { style: "padding: 300vh 0" }));
      document.body.append(Object.assign(document.createElement("script"), { type: "module", src: "diglot/diglot.js" }));
    });
    await page.waitForNetworkIdle();
    console.log(`  files of it that are asked for by then       ${asked.filter((path) => path.includes("/diglot/")).join(", ")}`);
  });
  const [linked, shifts] = [[], []];
  for (let run = 0; run < RUNS; run++) {
    await measured(site, async (page, address) => {
      await page.evaluateOnNewDocument(() => {
        window.shifts = 0;
        new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (shifts += value))).observe({ type: "layout-shift", buffered: true });
        window.linked = new Promise((resolve) => addEventListener("diglot-ready", () => requestAnimationFrame(() => setTimeout(() => resolve(performance.now())))));
      });
      await page.goto(address);
      linked.push(await page.evaluate(() => window.linked));
      // As a visitor does: by the wheel, to the foot, with pauses.
      await page.mouse.move(600, 400);
      for (let at = 0; at < 45; at++) {
        await page.mouse.wheel({ deltaY: 200 });
        await new Promise((done) => setTimeout(done, at % 10 === 9 ? 1000 : 30));
      }
      shifts.push(await page.evaluate(() => window.shifts));
    });
  }
  console.log(`  from navigation to linked                    ${Math.min(...linked).toFixed(0)} ms`);
  console.log(`  layout shift, from loading to the page's foot ${Math.max(...shifts)}`);
}

sizes();
lexicons();
await embedded();
await times();
