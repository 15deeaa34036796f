/**
 * A target that is no length of time but the time agreed with the customer: `booked`, or `booked+PT15M` where so long
 * after it still counts as in time.
 */
const bookedTarget = /^booked(?:\+(P.+))?$/;

export function isBooked(target: string): boolean {
  return bookedTarget.test(target);
}

/** How long after the booked time still counts as in time; null for none. */
export function graceOf(target: string): string | null {
  return bookedTarget.exec(target)?.[1] ?? null;
}
