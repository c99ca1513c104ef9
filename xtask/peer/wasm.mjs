// Aligns two files that hold a sentence a line by the core as WebAssembly: prints the milliseconds that it took, and the
// megabytes of memory that it has grown to.
import { readFileSync } from "node:fs";

const [core, source, target, languages] = process.argv.slice(2);
const { default: module } = await import(core);
const [a, b] = [source, target].map((path) => readFileSync(path, "utf8").trimEnd().split("\n"));
const started = performance.now();
module.align(a, b, languages.split(","));
console.log((performance.now() - started).toFixed(1));
console.log(((module.__wasm ?? module.__wbindgen_wasm_module?.()).memory.buffer.byteLength / 1e6).toFixed(0));
