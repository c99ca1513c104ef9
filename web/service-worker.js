// Lets the reader be opened without a network. `cargo xtask build` writes the build and its files into this one.

/** The folder of this build, whose files never change. */
const BUILD = "";

/** All files of this build, with their SHA-256. */
const FILES = {};

/** Kept only when it is asked for: the lexicons, and the reader that a single file takes along. */
const LATER = ["lexicons/", "single.js"];
const isLater = (name) => LATER.some((later) => name.startsWith(BUILD + later));

/** Other programs of the same origin have caches of their own. */
const OURS = `diglot ${registration.scope} `;
const CACHE = OURS + BUILD;

/** Longer than this nobody waits for a page that is at hand. */
const PATIENCE = 4000;

addEventListener("install", (event) => event.waitUntil(complete()));
addEventListener("activate", (event) => event.waitUntil(activate()));
addEventListener("fetch", (event) => {
  const { request } = event;
  const { href, searchParams } = new URL(request.url);
  if (!href.startsWith(registration.scope)) return;
  if (request.method === "POST" && searchParams.has("share")) {
    event.respondWith(Response.redirect(registration.scope, 303));
    event.waitUntil(handOver(request, event.resultingClientId));
    return;
  }
  const name = nameOf(href);
  if (request.method !== "GET" || !(name in FILES)) return;
  event.respondWith(name.startsWith(BUILD) && BUILD ? kept(name, event) : current(name, event));
});

/** A page says when it is ready for what was shared with it, or for the new version, and which of the files that are kept later it has used. */
const ready = new Map();
addEventListener("message", (event) => {
  const { data, source, ports } = event;
  if (data === "build") ports[0].postMessage(BUILD);
  if (data === "skip") skipWaiting();
  if (data === "ready") {
    ready.get(source.id)?.();
    // The browser may have thrown some of it away.
    event.waitUntil(complete().catch(() => {}));
  }
  if (data.used) {
    const ours = data.used.map((name) => BUILD + name).filter((name) => name in FILES);
    event.waitUntil(Promise.allSettled(ours.map((name) => kept(name, event))));
  }
});

/** The name of a file in the list. */
function nameOf(address) {
  const { origin, pathname } = new URL(address);
  const name = (origin + pathname).slice(registration.scope.length);
  return name === "" || name === "index.html" ? "./" : decodeURI(name);
}

/** Fetches what is needed and not there. */
async function complete() {
  const cache = await caches.open(CACHE);
  const used = (await Promise.all((await ours()).map(async (key) => (await caches.open(key)).keys()))).flat();
  // What was asked for with the build before will be with this one.
  const asked = used.map((request) => request.url.match(/(lexicons\/)?[^/]+$/)?.[0]).filter(Boolean).map((name) => BUILD + name);
  const held = new Set((await cache.keys()).map(({ url }) => nameOf(url)));
  const now = Object.keys(FILES).filter((name) => !held.has(name) && (!isLater(name) || asked.includes(name)));
  await Promise.all(now.map(async (name) => cache.put(name, await fetched(name))));
}

/** The cache of the build before stays, for a page that is still open with it. */
async function activate() {
  const before = (await ours()).filter((key) => key !== CACHE);
  await Promise.all(before.slice(0, -1).map((key) => caches.delete(key)));
  await clients.claim();
}

async function ours() {
  return (await caches.keys()).filter((key) => key.startsWith(OURS));
}

/** A file from the network, checked. */
async function fetched(name) {
  const integrity = `sha256-${FILES[name]}`;
  const response = await fetch(name, { integrity, cache: name.startsWith(BUILD) ? "default" : "no-cache" })
    // What the browser has in its own cache may be of another build, or broken.
    .catch(() => fetch(name, { integrity, cache: "reload" }));
  if (!response.ok) throw new Error(`${name}: the site answers ${response.status}`);
  return response;
}

/** A file from the cache; from the network, and kept, where it is not there or is not what it was. */
async function kept(name, event) {
  const cache = await caches.open(CACHE);
  const found = await cache.match(name).catch(() => undefined);
  const bytes = await found?.arrayBuffer().catch(() => undefined);
  if (bytes && (await digest(bytes)) === FILES[name]) return new Response(bytes, { headers: found.headers });
  const response = await fetched(name);
  // Whoever asks for it does not wait until it is kept.
  event.waitUntil(cache.put(name, response.clone()).catch(() => {}));
  return response;
}

async function digest(bytes) {
  return btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))));
}

/** What may change under its name: from the network, or, where that fails or is slow, from the cache. */
async function current(name, event) {
  const network = fetch(event.request);
  const slow = new Promise((_, reject) => setTimeout(reject, PATIENCE));
  try {
    const response = await Promise.race([network, slow]);
    if (response.status < 500) return response;
  } catch {
    // The cache is next.
  }
  return kept(name, event).catch(() => network);
}

/** Gives a page what was shared with it. */
async function handOver(request, id) {
  const form = await request.formData();
  await new Promise((resolve) => ready.set(id, resolve));
  ready.delete(id);
  // A field for files that was left empty holds one without a name.
  const files = form.getAll("files").filter(({ name, size }) => name || size);
  const text = ["title", "text", "url"].map((name) => form.get(name)).filter(Boolean).join("\n\n");
  (await clients.get(id))?.postMessage({ shared: { files: files, text } });
}
