// Where there is no WebAssembly: it is said what the reader needs, and a text that was asked for is shown as it stands.

export async function without(place, query) {
  // What is there for browsers without scripts says the same.
  place.firstElementChild.textContent = place.textContent;
  for (const address of ["src", "translation"].map((name) => query.get(name)).filter(Boolean)) {
    const { href, protocol } = new URL(address, location.href);
    if (!protocol.startsWith("http")) continue;
    const response = await fetch(href).catch(() => undefined);
    const isText = response?.ok && response.headers.get("content-type")?.startsWith("text/plain");
    const shown = document.createElement(isText ? "pre" : "p");
    // Lines as wide as the page.
    shown.style.whiteSpace = "pre-wrap";
    if (isText) shown.textContent = await response.text();
    else shown.append(Object.assign(document.createElement("a"), { href, textContent: address }));
    place.append(shown);
  }
}
