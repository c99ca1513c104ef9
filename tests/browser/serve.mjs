// A static server for folders, under paths of their own, as any web host is.
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { basename, extname, join, normalize } from "node:path";

const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

/**
 * Serves a folder under `/some/path/`, or folders under the paths that are their names, with `headers` on all answers.
 * Resolves to `{ address, origin, asked, before, cut, close }`: `asked` are the paths that were asked for, `cut(true)` takes the network
 * away. What stands in `before` under the end of an address is sent before that file, which is how tests let a browser fail that does not.
 */
export async function serve(folders, headers = {}) {
  const paths = typeof folders === "string" ? { "/some/path/": folders } : folders;
  // The longest path that fits is the one that is meant.
  const [first] = Object.keys(paths);
  const longest = Object.keys(paths).sort((a, b) => b.length - a.length);
  const asked = [];
  const before = {};
  const server = createServer(async (request, response) => {
    const { pathname, search } = new URL(request.url, "http://localhost");
    asked.push(pathname);
    const path = longest.find((path) => pathname.startsWith(path));
    const name = path ? normalize(decodeURI(pathname.slice(path.length)) || "index.html") : "..";
    const file = join(paths[path] ?? "", name);
    const found = !name.startsWith("..") && (await stat(file).catch(() => null));
    if (!found || !found.isFile()) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream", ...headers });
    response.write(before[basename(file) + search] ?? "");
    createReadStream(file).pipe(response);
  });
  let isCut = false;
  server.on("connection", (socket) => isCut && socket.destroy());
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const origin = `http://127.0.0.1:${server.address().port}`;
  const cut = (cut) => {
    isCut = cut;
    if (cut) server.closeAllConnections();
  };
  const close = () => new Promise((closed) => {
    server.close(closed);
    server.closeAllConnections();
  });
  return { address: origin + first, origin, asked, before, cut, close };
}
