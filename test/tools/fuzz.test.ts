/** What the fuzzer takes for a fault: it must see one when there is one. */
import { describe, expect, it } from 'vitest';
import { openTicketDoc } from '../../api/operations/tickets/open-ticket.doc.ts';
import { readTicketDoc } from '../../api/operations/tickets/read-ticket.doc.ts';
import { misfits } from '../../tools/fuzz/fits.ts';
import { fitting } from '../../tools/fuzz/generate.ts';
import { mutated } from '../../tools/fuzz/hostile.ts';
import { faultOf } from '../../tools/fuzz/judge.ts';
import { operations, schemas, Words } from '../../tools/fuzz/operations.ts';
import { Random } from '../../tools/fuzz/random.ts';

const { answers } = operations.find(({ operationId }) => operationId === 'readTicket')!;
const { answer: ticket } = readTicketDoc;
const json = { 'content-type': 'application/json' };
const problemJson = { 'content-type': 'application/problem+json' };
const notFound = { type: '/reference#problem-not-found', title: 'There is no such thing', status: 404, detail: 'No.' };
const judged = (status: number, headers: Record<string, string>, body: unknown) =>
  faultOf({ status, headers, text: JSON.stringify(body) }, answers);

describe('an answer', () => {
  it('as documented is none', () => {
    expect(judged(200, json, ticket)).toBeNull();
    expect(judged(404, problemJson, notFound)).toBeNull();
  });

  it.each<[string, number, Record<string, string>, unknown]>([
    ['answered 500', 500, problemJson, {}],
    ['the document does not have there', 418, json, {}],
    ['does not fit its schema: /openedAt: is no instant', 200, json, { ...(ticket as object), openedAt: 'soon' }],
    ['has no ticketId', 200, json, { ...(ticket as object), ticketId: undefined }],
    ['refused with 404 as application/json', 404, json, notFound],
    ['and says 409', 404, problemJson, { ...notFound, status: 409 }],
    ['which the document does not have', 404, problemJson, { ...notFound, type: '/reference#problem-nowhere' }],
    ['refused for not-found with 403', 403, problemJson, { ...notFound, status: 403 }],
    ['without a field', 400, problemJson, { ...notFound, type: '/reference#problem-unknown-value', status: 400 }],
  ])('is one: %s', (fault, status, headers, body) => {
    expect(
      faultOf({ status, headers, text: JSON.stringify(body) }, new Map([...answers, [400, null], [403, null]])),
    ).toContain(fault);
  });
});

describe('requests', () => {
  it('are the same for the same seed', () => {
    const bodies = (seed: number) => {
      const random = new Random(seed);
      return Array.from({ length: 50 }, () => mutated(random, openTicketDoc.request));
    };
    expect(bodies(7)).toEqual(bodies(7));
    expect(bodies(7)).not.toEqual(bodies(8));
  });

  it('are generated to fit their schemas, as far as these say', () => {
    const random = new Random(3);
    const words = new Words();
    for (const { body } of operations) {
      if (!body) continue;
      const tried = Array.from({ length: 40 }, () =>
        misfits(fitting(random, body.schema, words), body.schema, schemas),
      );
      expect(tried.some((faults) => faults.length === 0)).toBe(true);
    }
  });
});
