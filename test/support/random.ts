export { Chance } from '../../tools/simulate/chance.ts';

/** The seed of a test's chance: `CHAOS_SEED` to try others, or to repeat one that found something. */
export const seed = Number(process.env.CHAOS_SEED ?? 7);
