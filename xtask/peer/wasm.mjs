// Aligns two files that hold a sentence a line by the core as WebAssembly: prints the milliseconds of processor time that it took, and the
// most megabytes of memory that node has had.
import { readFileSync } from "node:fs";

const [core, source, target, languages] = process.argv.slice(2);
const { default: module } = await import(core);
const [a, b] = [source, target].map((path) => readFileSync(path, "utf8").trimEnd().split("\n"));
const started = process.cpuUsage();
module.align(a, b, languages.split(","));
const { user, system } = process.cpuUsage(started);
console.log(((user + system) / 1000).toFixed(1));
console.log((process.resourceUsage().maxRSS / 1000).toFixed(0));
