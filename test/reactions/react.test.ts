import { describe, expect, it } from 'vitest';
import { filtersOf } from '../../reactions/filters.ts';
import { type LifecyclePorts, lifecycleReactions } from '../../reactions/lifecycle.ts';
import { type Failure, react } from '../../reactions/react.ts';
import { onAllEvents, onEvents, type Reaction, type RowChange } from '../../reactions/reaction.ts';
import { starterPolicy } from '../support/policy.ts';
import { asNew } from '../support/reactions.ts';

const noted = (sequence: number) => asNew({ sequence, data: { type: 'ticket.noted' } });

/** A reaction that says what it was told, and fails at one of it. */
function heard(said: number[], failsAt?: number): Reaction<object> {
  return onEvents('hear', { 'ticket.noted': true }, async ({ sequence }) => {
    if (sequence === failsAt) throw new Error(`at ${sequence}`);
    said.push(sequence);
  });
}

async function reactAll(reactions: readonly Reaction<object>[], changes: readonly RowChange[]) {
  const failures: Failure[] = [];
  const earliest = await react(reactions, changes, {}, (failure) => failures.push(failure));
  return { at: earliest?.at ?? null, failures: failures.length };
}

describe('a reaction that fails', () => {
  it('holds up no other, goes no further itself, and has the batch come again from there', async () => {
    const [first, second, third]: number[][] = [[], [], []];
    const batch = [1, 2, 3, 4].map(noted);
    const reactions = [heard(first!, 3), heard(second!, 2), heard(third!)];
    expect(await reactAll(reactions, batch)).toEqual({ at: 1, failures: 2 });
    expect([first, second, third]).toEqual([[1, 2], [1], [1, 2, 3, 4]]);
  });

  it('at all of a batch has it come again from the first it was told of', async () => {
    const fails = onAllEvents('fail', { 'ticket.noted': true }, () => Promise.reject(new Error('no')));
    const other = asNew({ data: { type: 'ticket.opened' } });
    expect(await reactAll([fails], [other, noted(2), noted(3)])).toEqual({ at: 1, failures: 1 });
  });

  it('leaves what may be told once out of what comes again, wherever it stands', async () => {
    const once: number[] = [];
    const reactions = [{ ...heard(once), onlyOnce: true as const }, heard([], 3)];
    await reactAll(reactions, [1, 2, 3, 4].map(noted));
    expect(once).toEqual([1, 2]);
  });

  it('finishes what it has begun', async () => {
    const kept: number[] = [];
    const gathers = onEvents<object, 'ticket.noted'>(
      'gather',
      { 'ticket.noted': true },
      async ({ sequence }) => {
        if (sequence === 2) throw new Error('no');
        kept.push(sequence);
      },
      async () => void kept.push(0),
    );
    expect(await reactAll([gathers], [noted(1), noted(2)])).toEqual({ at: 1, failures: 1 });
    expect(kept).toEqual([1, 0]);
  });
});

describe('when complaints cannot be counted', () => {
  const opened = {
    entityId: 'T1',
    at: '2026-06-01T01:00:00.000Z',
    data: { type: 'ticket.opened', requestType: 'complaint', complaint: true, cause: null, product: null },
  };
  const row = { kind: 'ticket', ticketId: 'T1', execution: 'T1.1', awaitToken: null };

  it('the execution starts and webhooks are queued all the same', async () => {
    const done: string[] = [];
    const ports = {
      policies: { active: async () => starterPolicy },
      appendSteps: async () => undefined,
      readTicket: async () => null,
      startExecution: async (_of: string, _id: string, name: string) => void done.push(`started ${name}`),
      readEndpoints: async () => null,
      queueWebhooks: async () => void done.push('queued'),
      addCounts: () => Promise.reject(new Error('The table is away')),
    } as unknown as LifecyclePorts;
    const failures: string[] = [];
    const batch = [asNew(opened), { before: null, after: row }];
    const earliest = await react<LifecyclePorts>(lifecycleReactions, batch, ports, ({ reaction }) => {
      failures.push(reaction);
    });
    expect(done).toEqual(['started T1.1', 'queued']);
    expect(failures).toEqual(['count complaints']);
    expect(earliest?.at).toBe(0);
  });
});

describe('filters', () => {
  const rows = (...all: Reaction<never>['rows']) => ({ events: {}, rows: all });

  it('name kinds wanted alike together, and nothing twice', () => {
    const when = { awaitToken: [null] };
    const filters = filtersOf([
      rows({ kind: 'ticket', when }),
      rows({ kind: 'visit', when: { ...when, status: ['done'] } }),
      rows({ kind: 'visit', when }),
      rows({ kind: 'ticket', when }),
    ]);
    expect(filters).toEqual([
      { dynamodb: { NewImage: { kind: { S: ['ticket', 'visit'] }, awaitToken: { NULL: [true] } } } },
    ]);
  });

  it('that Lambda would not take are not made', () => {
    const kinds = ['ticket', 'visit', 'order', 'backtest', 'delivery', 'mail'] as const;
    const all = kinds.map((kind) => rows({ kind, when: { state: [kind] } }));
    expect(() => filtersOf(all)).toThrow('a mapping takes 5 filters, not 6');
    const states = Array.from({ length: 500 }, (_, index) => `state ${index}`);
    expect(() => filtersOf([rows({ kind: 'mail', when: { state: states } })])).toThrow(/4096 characters/);
  });
});
