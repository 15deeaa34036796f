import { ListSchedulesCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import type { DayOverrides } from 'business-time';
import { publicHolidays } from 'business-time/holidays';
import { beginScheduler, FUNCTION, ROLE } from 'local-aws/testing/scheduler';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { keys } from '../../adapters/dynamo/table.ts';
import type { Event } from '../../domain/events.ts';
import { resolvePolicy } from '../../domain/policy/resolve.ts';
import { policySchema } from '../../domain/policy-validation/policy-schema.ts';
import { openDigestTimers } from '../../functions/_kit/digest-timers.ts';
import { tablePorts } from '../../functions/stream/ports.ts';
import starter from '../../policies/starter.json' with { type: 'json' };
import { type Notices, openNotices } from '../../reactions/notices/notices.ts';
import { openedTicket, policy } from '../domain/message-samples.ts';
import { instantOf } from '../support/seoul.ts';
import { Table } from '../support/table.ts';
import { type MailTestbed, startMailTestbed } from './mail-testbed.ts';

let bed: MailTestbed;
let closeDigest: (input: unknown) => Promise<unknown>;
beforeAll(async () => {
  bed = await startMailTestbed();
  const { handler } = await import('../../functions/schedule/digest.ts');
  closeDigest = (input) => handler(input, {} as never) as Promise<unknown>;
});
beforeEach(() => bed.clear());
afterAll(() => bed.stop());

/** A promise broken, told to the lead. */
function broken(number: number, at: string): Event {
  const ticketId = `T-${number}`;
  return {
    eventId: `${ticketId}#3`,
    entity: 'ticket',
    entityId: ticketId,
    sequence: 3,
    at: instantOf(at),
    actor: { kind: 'system' },
    data: {
      type: 'rung.fired',
      clock: 'first-response',
      run: 1,
      rung: 'breach',
      dueAt: instantOf(at),
      latenessMs: 0,
      promiseDueAt: instantOf(at),
      notify: ['lead'],
      assignee: 'jiwoo',
      about: null,
      escalates: false,
      critical: false,
      newPromiseAt: null,
      toldDueAt: null,
      webhooks: [],
    },
  };
}

const several = (from: number, to: number, at: string) =>
  Array.from({ length: to - from }, (_, index) => broken(from + index, at));

/** What follows from events, with timers on a clock that is moved. */
async function begin(at: string) {
  const { client, clock, received } = await beginScheduler();
  await clock.advanceTo(Date.parse(instantOf(at)));
  const timers = {
    client,
    group: 'default',
    targetArn: FUNCTION,
    roleArn: ROLE,
    deadLettersArn: 'arn:aws:sqs:us-east-1:000000000000:dead',
  };
  const policies = {
    active: async () => policy,
    of: async () => policy,
    document: async () => null,
    refresh: () => undefined,
  };
  const nowText = () => new Date(clock.now()).toISOString();
  const table = new Table({}, bed.database.table);
  onTestFinished(() => table.close());
  const streamed = new Set<string>();
  const seen = { digests: 0 };

  /** What the table's stream brings to whoever sends mails. */
  async function stream(): Promise<void> {
    const rows = [...(await table.rows('mail')), ...(await table.rows('event'))] as Record<string, any>[];
    for (const row of rows) {
      const id = `${row.mailId ?? row.eventId}`;
      if (streamed.has(id) || (row.kind === 'mail' ? row.state !== 'queued' : row.entity !== 'digest')) continue;
      streamed.add(id);
      expect(await bed.deliver(row)).toBe(true);
    }
  }

  async function write(events: readonly Event[]): Promise<void> {
    for (const event of events) {
      const { ticket } = openedTicket('en');
      await bed.put(keys.ticket(event.entityId), { kind: 'ticket', ...ticket, ticketId: event.entityId });
      await bed.putEvent(event);
    }
  }

  return {
    table,
    /** What a transaction has written, before the stream brings any of it. */
    write,
    /** A container of the function. */
    container(other: { policies?: typeof policies; timers?: typeof timers } = {}) {
      const used = { policies, timers, ...other };
      const digests = openDigestTimers({ database: bed.database, ...used, now: nowText });
      const notices = openNotices({ ...tablePorts(bed.database, used.policies), ...digests, nowText });
      return { ...notices, bringForward: digests.bringForward };
    },
    timers,
    async deliver(notices: Notices, batch: readonly Event[]) {
      await write(batch);
      for (const event of batch) await notices.note(event);
      await notices.keep();
      await stream();
    },
    async until(to: string) {
      await clock.advanceTo(Date.parse(instantOf(to)));
      const due = received.invocations.slice(seen.digests);
      seen.digests = received.invocations.length;
      for (const { payload } of due) await Promise.all([closeDigest(payload), closeDigest(payload)]);
      await stream();
    },
    timersWaiting: async () => (await client.send(new ListSchedulesCommand({}))).Schedules!.map(({ Name }) => Name),
  };
}

const subjects = async () =>
  Promise.all(bed.ses.accepted.map(async ({ raw }) => (await PostalMime.parse(raw)).subject));
const single = (number: number) => `[#T-${number}] The balcony window lets in rain`;

describe('what ladders tell staff', () => {
  it('is one mail at once and one list later, in few rows and with one timer', async () => {
    const { container, deliver, until, table, timersWaiting } = await begin('2026-01-05 10:01');
    const notices = container();
    for (const from of [0, 25, 50]) await deliver(notices, several(from, from + 25, '2026-01-05 10:01'));
    expect(await subjects()).toEqual([single(0)]);
    expect(await table.rows('notices')).toHaveLength(3);
    expect(await timersWaiting()).toHaveLength(1);
    await until('2026-01-05 10:05');
    expect(await subjects()).toEqual([single(0), '알림 74건: 기한 초과 74건']);
    expect(await timersWaiting()).toHaveLength(0);
  });

  it('is told once though everything is delivered again, cut in other batches, to another container', async () => {
    const { container, deliver, until } = await begin('2026-01-05 10:01');
    const all = several(0, 30, '2026-01-05 10:01');
    await deliver(container(), all.slice(0, 25));
    await deliver(container(), all.slice(25));
    const again = container();
    for (const from of [0, 7, 14, 21, 28]) await deliver(again, all.slice(from, from + 7));
    await until('2026-01-05 10:05');
    for (const from of [0, 11, 22]) await deliver(again, all.slice(from, from + 11));
    await until('2026-01-05 10:30');
    expect(await subjects()).toEqual([single(0), '알림 29건: 기한 초과 29건']);
  });

  it('is told once though several rungs of one promise are climbed at once, and twice when it has become worse', async () => {
    const { container, deliver, until } = await begin('2026-01-05 10:01');
    const rung = (sequence: number, escalates = false): Event => {
      const event = broken(1, '2026-01-05 10:01');
      return {
        ...event,
        eventId: `T-1#${sequence}`,
        sequence,
        data: { ...event.data, assignee: 'mina', escalates } as Event['data'],
      };
    };
    const twice = [rung(3), rung(4)];
    for (const notices of [container(), container()]) await deliver(notices, twice);
    await until('2026-01-05 10:05');
    await deliver(container(), twice);
    await until('2026-01-05 10:30');
    expect(await subjects()).toEqual([single(1)]);
    await deliver(container(), [...twice, rung(5, true)]);
    await until('2026-01-05 10:45');
    expect(await subjects()).toEqual([single(1), expect.stringContaining('[#T-1] ')]);
  });

  it('is told though it comes after its slot was closed, at the end of the slot it is then', async () => {
    const { container, deliver, until } = await begin('2026-01-05 10:01');
    const notices = container();
    await deliver(notices, several(0, 3, '2026-01-05 10:01'));
    await until('2026-01-05 10:12');
    await deliver(notices, several(2, 6, '2026-01-05 10:01'));
    await until('2026-01-05 10:15');
    expect(await subjects()).toEqual([single(0), '알림 2건: 기한 초과 2건', '알림 3건: 기한 초과 3건']);
  });

  it('is told though the timer could not be set at first', async () => {
    const { container, deliver, until, timers } = await begin('2026-01-05 10:01');
    const nobody = new SchedulerClient({
      region: 'us-east-1',
      endpoint: 'http://127.0.0.1:9',
      credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
      maxAttempts: 1,
    });
    const all = several(0, 5, '2026-01-05 10:01');
    await expect(deliver(container({ timers: { ...timers, client: nobody } }), all)).rejects.toThrow('ECONNREFUSED');
    await deliver(container(), all);
    await until('2026-01-05 10:05');
    expect(await subjects()).toEqual([single(0), '알림 4건: 기한 초과 4건']);
  });

  it('waits for the morning when it happens at night, and is the usual mail when there is one only', async () => {
    const { container, deliver, until } = await begin('2026-01-05 22:00');
    await deliver(container(), [broken(1, '2026-01-05 22:00')]);
    await until('2026-01-06 08:59');
    expect(await subjects()).toEqual([]);
    await until('2026-01-06 09:00');
    expect(await subjects()).toEqual([single(1)]);
  });

  describe('waits for a day on which people work', () => {
    /** By a calendar with days that differ. */
    function policiesWith(office: DayOverrides) {
      const differing = resolvePolicy(policySchema.parse(starter), publicHolidays, { days: { office }, absences: [] });
      const active = async () => differing;
      return { policies: { active, of: active, document: async () => null, refresh: () => undefined } };
    }
    const dayOff = policiesWith({ '2026-01-06': { closed: true } });
    const atNight = [broken(1, '2026-01-05 22:00')];

    it('and is told on a day off that is none after all, once', async () => {
      const { container, deliver, until } = await begin('2026-01-05 22:00');
      await deliver(container(dayOff), atNight);
      for (let times = 0; times < 2; times++) expect(await container().bringForward()).toBe(1);
      await until('2026-01-06 08:59');
      expect(await subjects()).toEqual([]);
      await until('2026-01-06 09:00');
      expect(await subjects()).toEqual([single(1)]);
      await until('2026-01-07 09:30');
      expect(await subjects()).toEqual([single(1)]);
    });

    it('and is told soon where its hours are under way by now', async () => {
      const { container, deliver, until } = await begin('2026-01-05 22:00');
      await deliver(container(dayOff), atNight);
      await until('2026-01-06 10:02');
      expect(await container().bringForward()).toBe(1);
      await until('2026-01-06 10:05');
      expect(await subjects()).toEqual([single(1)]);
    });

    it('and where hours have not changed, or begin later now, it is told when it was to be', async () => {
      const { container, deliver, until, timersWaiting } = await begin('2026-01-05 22:00');
      await deliver(container(), atNight);
      expect(await container().bringForward()).toBe(0);
      expect(await container(dayOff).bringForward()).toBe(0);
      expect(await timersWaiting()).toHaveLength(1);
      await until('2026-01-06 09:00');
      expect(await subjects()).toEqual([single(1)]);
      expect(await container().bringForward()).toBe(0);
    });
  });

  it('waits for the morning, too, when it happened by day and comes at night', async () => {
    const { container, deliver, until } = await begin('2026-01-05 18:10');
    await deliver(container(), several(0, 2, '2026-01-05 17:59'));
    expect(await subjects()).toEqual([]);
    await until('2026-01-06 09:00');
    await deliver(container(), several(0, 2, '2026-01-05 17:59'));
    await until('2026-01-06 09:30');
    expect(await subjects()).toEqual(['알림 2건: 기한 초과 2건']);
  });

  it('is at once what is critical, though others wait', async () => {
    const { container, deliver } = await begin('2026-01-05 22:00');
    const urgent = broken(2, '2026-01-05 22:00');
    Object.assign(urgent.data, { critical: true });
    await deliver(container(), [broken(1, '2026-01-05 22:00'), urgent]);
    expect(await subjects()).toEqual([single(2)]);
  });

  describe('of one step up the ladders is one mail, where nothing is gathered', () => {
    /** Two promises broken at once, and a task opened for the same person. */
    const step = (critical: boolean): Event[] => {
      const [one, two] = [broken(1, '2026-01-05 22:00'), broken(1, '2026-01-05 22:00')];
      Object.assign(one.data, { critical });
      Object.assign(two, { eventId: 'T-1#4', sequence: 4 });
      Object.assign(two.data, { critical, clock: 'resolution' });
      const task = { type: 'ticket.task-opened', taskId: '1', title: 'Ring them', assignee: 'mina' } as const;
      const opened: Event = { ...one, eventId: 'T-1#5', sequence: 5, data: task };
      return [one, two, opened].map((event) => ({ ...event, among: [3, 5] as const }));
    };
    const untimed = { ...policy, notices: {} };
    const without = { active: async () => untimed, of: async () => untimed, document: async () => null };

    it('for a role without a rule, in whatever batches its events come, and however often', async () => {
      const { container, write, deliver } = await begin('2026-01-05 22:00');
      const policies = { ...without, refresh: () => undefined };
      const all = step(false);
      await write(all);
      const [first, second] = [container({ policies }), container({ policies })];
      await deliver(first, all.slice(1));
      await deliver(first, all.slice(0, 1));
      await deliver(second, all);
      expect(await subjects()).toEqual(['[#T-1] 알림 3건: 기한 초과 2건, 할 일 1건']);
    });

    it('though the other events could not be read at first', async () => {
      const { container, deliver } = await begin('2026-01-05 22:00');
      let fails = true;
      const of = async () => {
        if (fails) throw new Error('no answer');
        return untimed;
      };
      const notices = container({ policies: { ...without, of, refresh: () => undefined } });
      await expect(deliver(notices, step(false))).rejects.toThrow('no answer');
      fails = false;
      await deliver(notices, step(false));
      expect(await subjects()).toEqual(['[#T-1] 알림 3건: 기한 초과 2건, 할 일 1건']);
    });

    it('of a critical request type, as the usual mail where it is about one promise', async () => {
      const { container, deliver } = await begin('2026-01-05 22:00');
      const [one, two] = step(true) as [Event, Event];
      Object.assign(two.data, { clock: 'first-response' });
      await deliver(container(), [one, two]);
      expect(await subjects()).toEqual([single(1)]);
    });

    it('and what is no part of it is its own', async () => {
      const { container, deliver } = await begin('2026-01-05 22:00');
      const other = { ...broken(1, '2026-01-05 22:00'), eventId: 'T-1#6', sequence: 6 };
      Object.assign(other.data, { critical: true });
      await deliver(container(), [...step(true).slice(0, 2), other]);
      expect((await subjects()).toSorted()).toEqual([single(1), '[#T-1] 알림 2건: 기한 초과 2건']);
    });
  });

  it('keeps nothing personal where it waits', async () => {
    const { container, deliver, table } = await begin('2026-01-05 22:00');
    await deliver(container(), [broken(1, '2026-01-05 22:00')]);
    const [row] = await table.rows('notices');
    expect(Object.keys(row!).toSorted()).toEqual(['expiresAt', 'kind', 'notices', 'pk', 'sk']);
    expect(JSON.stringify(row)).not.toContain('balcony');
  });
});
