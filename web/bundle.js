// A library that `diglot bundle` made: keeps all of it for reading without a network, speaks the browser's language, and searches its titles.
const worker = new URL("./service-worker.js", import.meta.url);
// Where there is no service worker the library reads with a network.
navigator.serviceWorker?.register(worker, { updateViaCache: "none" }).catch(() => {});

// English ones are shown already, for whoever has no script.
const language = navigator.language.startsWith("zh") ? "zh-Hans" : "en";
for (const words of document.querySelectorAll("[data-words]")) words.hidden = words.lang !== language;

const search = document.querySelector(".search");
if (search) {
  const items = [...document.querySelectorAll(".contents li")];
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const titles = items.map((item) => plain(item.textContent));
  const show = () => {
    const words = plain(search.querySelector("input").value).split(/\s+/).filter(Boolean);
    items.forEach((item, at) => (item.hidden = !words.every((word) => titles[at].includes(word))));
    const found = items.filter((item) => !item.hidden).length;
    search.querySelector("output").textContent = words.length ? `${found} / ${items.length}` : "";
  };
  search.hidden = false;
  search.addEventListener("input", show);
  // The browser may have kept what was sought.
  show();
}
