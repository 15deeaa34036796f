import { deployedTarget } from './deployed-target.ts';
import { localTarget } from './local-target.ts';
import type { Target } from './target.ts';

/** `npm run test:deployed` looks for the stack where the environment points to; any other run starts one here. */
const isDeployed = process.env.npm_lifecycle_event === 'test:deployed';

export const openTarget: () => Promise<Target> = isDeployed ? deployedTarget : localTarget;
