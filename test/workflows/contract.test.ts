import { describe, expect, it } from 'vitest';
import { advanceOutputSchema as schema } from '../../workflows/await-loop/answer.ts';
import * as ticket from '../../workflows/ticket/contract.ts';
import * as visit from '../../workflows/visit/contract.ts';

const answer = { next: 'await', version: 3, until: '2026-06-01T09:00:00.000Z', waitSeconds: 3599, loops: 4 };

describe.each([
  ['ticket', ticket.startTicket('T1'), ticket.ticketExecutionSchema, ticket.advanceTicketInputSchema, 'ticketId'],
  ['visit', visit.startVisit('V1'), visit.visitExecutionSchema, visit.advanceVisitInputSchema, 'visitId'],
] as const)("the %s machine's contract", (_name, start, execution, input, id) => {
  it('starts with an id and no loops behind', () => {
    expect(execution.parse(start)).toEqual({ [id]: expect.any(String), loops: 0 });
  });

  it('tells Advance which execution asks, since when, and after how many loops', () => {
    const asked = { ...start, execution: 'T1-1', startedAt: '2026-06-01T08:00:00.123Z' };
    expect(input.parse(asked)).toEqual(asked);
    expect(() => input.parse({ ...asked, execution: undefined })).toThrow();
  });
});

describe("Advance's answer", () => {
  it('is something to await, or that all is done', () => {
    expect(schema.parse(answer)).toEqual(answer);
    expect(schema.parse({ next: 'done' })).toEqual({ next: 'done' });
  });

  it.each([
    ['no wait at all', { waitSeconds: 0 }],
    ['part of a second', { waitSeconds: 1.5 }],
    ['longer than Step Functions can wait', { waitSeconds: 100_000_000 }],
    ['a local time', { until: '2026-06-01T09:00:00' }],
    ['an instant without milliseconds', { until: '2026-06-01T09:00:00Z' }],
    ['no version', { version: undefined }],
  ])('is refused with %s', (_what, wrong) => {
    expect(schema.safeParse({ ...answer, ...wrong }).success).toBe(false);
  });
});
