/**
 * The clock jumps by more than this. What is later than that fired where the clock landed, and not at its own instant; how
 * long a firing takes the machine is measured by `npm run bench`.
 */
export const jumpMs = 3_600_000;
