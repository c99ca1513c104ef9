// A static server for a folder, under a path of its own, as any web host is.
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { basename, extname, join, normalize } from "node:path";

const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
};

/**
 * Serves `folder` under `/some/path/`; resolves to `{ address, close, before }`. What stands in `before` under the end of an address
 * is sent before that file, which is how tests let a browser fail that does not.
 */
export async function serve(folder, path = "/some/path/") {
  const before = {};
  const server = createServer(async (request, response) => {
    const { pathname, search } = new URL(request.url, "http://localhost");
    const name = pathname.startsWith(path) ? normalize(pathname.slice(path.length) || "index.html") : "..";
    const file = join(folder, name);
    const found = !name.startsWith("..") && (await stat(file).catch(() => null));
    if (!found || !found.isFile()) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" });
    response.write(before[basename(file) + search] ?? "");
    createReadStream(file).pipe(response);
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const address = `http://127.0.0.1:${server.address().port}${path}`;
  return { address, before, close: () => new Promise((closed) => server.close(closed)) };
}
