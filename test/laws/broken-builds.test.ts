import { describe, expect, it } from 'vitest';
import { House } from '../../tools/simulate/house.ts';
import { breachesIn } from '../../tools/simulate/laws/index.ts';
import type { LawName } from '../../tools/simulate/laws/law.ts';
import type { Deed, Life } from '../../tools/simulate/life.ts';
import { play } from '../../tools/simulate/play.ts';

/** A law is worth what it notices: each is shown a house that is broken on purpose, and one that is not. */
const somebody = { channel: 1, priority: 0, customerClass: 0, locale: 0, region: 0 };
const open: Deed = { do: 'open', type: 2, ...somebody };
const reply: Deed = { do: 'reply', by: 'mail', ticket: 0 };
const resolve: Deed = { do: 'resolve', founded: false, ticket: 0 };
const hold: Deed = { do: 'hold', waitsFor: 0, hours: 72, ticket: 0 };

/** Monday 5 January 2026, 10:00 in Seoul; each deed some minutes after the one before. */
function life(...deeds: [after: number, deed: Deed][]): Life {
  const timed = deeds.map(([minutes, deed]) => ({ after: { minutes }, deed }));
  return { preset: 'starter', begins: 97, deeds: timed };
}

/** Clocks say nothing after they are due. */
class WithoutRungs extends House {
  override decided(change: Parameters<House['decided']>[0]) {
    const clocks = change.ticket.clocks.map((clock) => ({ ...clock, rungs: [] }));
    return { ...change, ticket: { ...change.ticket, clocks } };
  }
}

class WithoutMails extends House {
  readonly #templates: readonly string[];

  constructor(...templates: string[]) {
    super();
    this.#templates = templates;
  }

  override mailsOf(...asked: Parameters<House['mailsOf']>) {
    return super.mailsOf(...asked).filter(({ template }) => !this.#templates.includes(template));
  }
}

/** An answer is kept in the history, and ends no clock. */
class AnswersMeetNothing extends House {
  override decided(change: Parameters<House['decided']>[0]) {
    if (change.transition !== 'reply') return change;
    const { clocks, nextDueAt } = change.before!;
    return { ...change, ticket: { ...change.ticket, clocks, nextDueAt } };
  }
}

/** Taking a ticket up again promises nothing. */
class ReopensWithoutClocks extends House {
  override decided(change: Parameters<House['decided']>[0]) {
    if (change.transition !== 'reopen') return change;
    const { clocks } = change.before!;
    return { ...change, ticket: { ...change.ticket, clocks, nextDueAt: null } };
  }
}

class NoticesVanish extends House {
  override noticesOf() {
    return [];
  }
}

/** What waits for hours to begin is told when they were to begin, whatever has become of them. */
class WaitsRegardless extends House {
  override closingBy(...[, , closesAt]: Parameters<House['closingBy']>) {
    return closesAt;
  }
}

class GivesToWhoHasLeft extends House {
  override decided(change: Parameters<House['decided']>[0]) {
    if (change.transition !== 'assign') return change;
    return { ...change, ticket: { ...change.ticket, assignee: 'long-gone' } };
  }
}

/** Every mail goes out twice, as if a claim had been forgotten. */
class MailsTwice extends House {
  override mailsOf(...asked: Parameters<House['mailsOf']>) {
    const mails = super.mailsOf(...asked);
    return [...mails, ...mails];
  }
}

/** How late a timer was is counted from when the clock started. */
class CountsFromTheStart extends House {
  override decided(change: Parameters<House['decided']>[0]) {
    const events = change.events.map((event) =>
      event.data.type === 'rung.fired' ? { ...event, data: { ...event.data, latenessMs: 3_600_000 } } : event,
    );
    return { ...change, events };
  }
}

const answered = life([1, open], [30, reply], [60, resolve]);
const neglected = life([1, open]);

/** An urgent complaint of a Thursday; it gets late while the Friday seems to be a day off, and it is none after all. */
const reopenedFriday: Life = {
  preset: 'starter',
  begins: 1,
  deeds: [
    { after: { minutes: 1 }, deed: { ...open, type: 0, priority: 4 } },
    { after: { minutes: 361 }, deed: { do: 'change-day', calendar: 15, days: 1, open: false } },
    { after: { minutes: 119 }, deed: { do: 'restore-day', which: 0 } },
  ],
};

const builds: [law: LawName, what: string, lived: Life, house: House, kind: RegExp][] = [
  [1, 'clocks have no rungs', answered, new WithoutRungs(), /has no rung after it/],
  [
    2,
    'a hold tells nobody',
    life([1, open], [30, hold]),
    new WithoutMails('ticket-on-hold', 'promises-moved'),
    /hold tells nobody/,
  ],
  [
    3,
    'an apology after the answer',
    life([1, open], [30, reply]),
    new AnswersMeetNothing(),
    /promise-late: it is done/,
  ],
  [
    4,
    'reopening promises nothing',
    life([1, open], [30, resolve], [60, { do: 'reopen', ticket: 0 }]),
    new ReopensWithoutClocks(),
    /has nothing that falls due after: reopen/,
  ],
  [
    5,
    'what waits for a day does not know that it is a working day again',
    reopenedFriday,
    new WaitsRegardless(),
    /nobody who is there hears of a broken promise/,
  ],
  [
    5,
    'a ticket is given to somebody who has left',
    life([1, open], [30, { do: 'assign', to: 0, ticket: 0 }]),
    new GivesToWhoHasLeft(),
    /given to somebody who has left/,
  ],
  [
    2,
    'another type tells nobody',
    life([1, { ...open, type: 0 }], [30, { do: 'retype', to: 0, ticket: 0 }]),
    new WithoutMails('promises-moved'),
    /retype tells nobody/,
  ],
  [5, 'notices vanish', neglected, new NoticesVanish(), /nobody who is there hears/],
  [
    9,
    'an answer ends no clock',
    life([1, open], [30, reply]),
    new AnswersMeetNothing(),
    /reply leaves first-response running/,
  ],
  [9, 'mails go out twice', answered, new MailsTwice(), /several mails at once/],
  ['lateness', 'lateness is counted from the start', neglected, new CountsFromTheStart(), /counted as later/],
];

describe('a broken build', () => {
  it.each(builds)('law %s notices that %s', (law, _, lived, house, kind) => {
    const found = (by: House) =>
      breachesIn(play(lived, by)).filter((breach) => breach.law === law && kind.test(breach.kind));
    expect(found(new House())).toEqual([]);
    expect(found(house)).not.toEqual([]);
  });
});
