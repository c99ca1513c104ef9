// Starts workers, from wherever this file is served.

/** Starts the worker that reads, or another part of the reader that runs in one. */
export function worker(part) {
  const address = new URL(part ? `./worker-start.js?${part}` : "./worker-start.js", import.meta.url).href;
  if (new URL(address).origin === location.origin) return new Worker(address);
  // A worker of another site is refused by browsers; a script of our own that loads it is not.
  const script = `self.home = ${JSON.stringify(address)}; importScripts(home);`;
  return new Worker(URL.createObjectURL(new Blob([script], { type: "text/javascript" })));
}
