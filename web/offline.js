// Reading without a network, and what other programs hand to the reader.

/** Registers the service worker. `used` are the files, such as lexicons, that were read before it was there; `words` are those of the interface. */
export async function offline(reader, used, [, fresh, reload]) {
  globalThis.launchQueue?.setConsumer(async ({ files }) => open(reader, await Promise.all(files.map((file) => file.getFile()))));
  const { serviceWorker } = navigator;
  if (!serviceWorker || !location.protocol.startsWith("http")) return;
  serviceWorker.addEventListener("message", ({ data }) => {
    if (data.shared?.files.length) open(reader, data.shared.files);
    else if (data.shared?.text) reader.open([["", new TextEncoder().encode(data.shared.text)]]);
  });
  serviceWorker.startMessages();
  serviceWorker.controller?.postMessage("ready");
  const registration = await serviceWorker.register("./service-worker.js", { updateViaCache: "none" });
  const arrived = async () => {
    const { waiting } = registration;
    if (!waiting || !serviceWorker.controller) return;
    // The page itself may be of the new build already.
    if (import.meta.url.includes(await buildOf(waiting))) waiting.postMessage("skip");
    else notice(fresh, reload, () => renew(waiting));
  };
  registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", arrived));
  await arrived();
  await serviceWorker.ready;
  const keep = () => registration.active?.postMessage({ used: [...used] });
  // What is being read comes first: few processors can do both at once.
  used.changed = () => setTimeout(keep, 1000);
  keep();
}

async function open(reader, files) {
  if (files.length === 0) return;
  reader.open(await Promise.all(files.map(async (file) => [file.name, new Uint8Array(await file.arrayBuffer())])));
}

function buildOf(worker) {
  const { port1, port2 } = new MessageChannel();
  worker.postMessage("build", [port2]);
  return new Promise((resolve) => (port1.onmessage = ({ data }) => resolve(data)));
}

/** Only now, because the reader asked for it, the new version takes over. */
function renew(waiting) {
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
  waiting.postMessage("skip");
}

/** A line over the page's foot, which moves nothing. */
function notice(words, action, act) {
  if (document.querySelector(".notice")) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    ".notice { position: fixed; inset: auto 0 1.5rem; z-index: 4; width: max-content; max-width: calc(100vw - 2rem); margin: 0 auto; padding: 0.5rem 0.5rem 0.5rem 1.25rem; border: 1px solid var(--line); border-radius: var(--round); background: var(--raised); box-shadow: 0 0.5rem 2rem rgb(0 0 0 / 18%) } @media print { .notice { display: none } }",
  );
  document.adoptedStyleSheets.push(sheet);
  const line = Object.assign(document.createElement("p"), { className: "notice", textContent: words });
  const button = Object.assign(document.createElement("button"), { className: "quiet", type: "button", textContent: action });
  line.setAttribute("role", "status");
  button.addEventListener("click", act);
  line.append(button);
  document.body.append(line);
}
