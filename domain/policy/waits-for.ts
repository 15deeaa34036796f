/** What a ticket on hold waits for: the customer's answer, parts, somebody outside, or a day that was agreed. */
export const waitsFor = ['customer', 'parts', 'partner', 'date'] as const;
export type WaitsFor = (typeof waitsFor)[number];
