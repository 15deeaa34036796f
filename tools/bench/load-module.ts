/** Prints how many milliseconds a fresh process takes to load a module: `node load-module.ts <file>`. */
import { pathToFileURL } from 'node:url';

const url = pathToFileURL(process.argv[2]!).href;
const began = performance.now();
await import(url);
console.log(performance.now() - began);
// A module may have opened what keeps a process alive.
process.exit(0);
