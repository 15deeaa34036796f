/**
 * Loads a module in a fresh process, `node load-module.ts <file>`, and prints how many milliseconds of CPU time that
 * took and how many went by, as a JSON object.
 */
import { pathToFileURL } from 'node:url';

const url = pathToFileURL(process.argv[2]!).href;
const before = process.cpuUsage();
const began = performance.now();
await import(url);
const wallMs = performance.now() - began;
const { user, system } = process.cpuUsage(before);
console.log(JSON.stringify({ cpuMs: (user + system) / 1000, wallMs }));
// A module may have opened what keeps a process alive.
process.exit(0);
