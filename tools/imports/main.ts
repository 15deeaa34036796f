/** What Biome cannot see of imports, for `npm run lint`: circles between folders, and folders that import what they may not. */
import { boundariesCrossed } from './boundaries.ts';
import { circlesOfFolders } from './folders.ts';

const circles = circlesOfFolders().map(
  (steps) => `A circle of folders:\n${steps.map((step) => `  ${step}`).join('\n')}`,
);
const faults = [...circles, ...boundariesCrossed()];
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;
