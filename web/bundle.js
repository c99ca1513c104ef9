// A library that `diglot bundle` made: keeps all of it for reading without a network, and searches its titles.
const worker = new URL("./service-worker.js", import.meta.url);
// Where there is no service worker the library reads with a network.
navigator.serviceWorker?.register(worker, { updateViaCache: "none" }).catch(() => {});

const search = document.querySelector(".search");
if (search) {
  const items = [...document.querySelectorAll(".contents li")];
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const titles = items.map((item) => plain(item.textContent));
  const show = () => {
    const words = plain(search.querySelector("input").value).split(/\s+/).filter(Boolean);
    items.forEach((item, at) => (item.hidden = !words.every((word) => titles[at].includes(word))));
    const found = items.filter((item) => !item.hidden).length;
    search.querySelector("output").textContent = words.length ? `${found} of ${items.length}` : "";
  };
  search.hidden = false;
  search.addEventListener("input", show);
  // The browser may have kept what was sought.
  show();
}
