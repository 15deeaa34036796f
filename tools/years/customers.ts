import type { Act, View } from '../simulate/act.ts';
import type { Chance } from '../simulate/chance.ts';
import type { Duty } from './duties.ts';

const hour = 3_600_000;
/** So often at most a customer comes back to one matter. */
const mostMessages = 3;

/** What customers do about what staff have done: they write again, or are not content after all. */
export class Customers {
  readonly #chance: Chance;
  readonly #written = new Map<string, number>();

  constructor(chance: Chance) {
    this.#chance = chance;
  }

  answersTo(act: Act, at: string, { tickets }: View): Duty[] {
    const chance = this.#chance;
    const hasCustomer = 'ticketId' in act && tickets.find(({ ticketId }) => ticketId === act.ticketId)?.customer;
    if (!hasCustomer) return [];
    if (act.act === 'reply' && chance.next() < 0.35)
      return this.#write(act.ticketId, later(at, chance.between(1, 30)), 'Thank you, but', chance.next() < 0.7);
    if (act.act === 'resolve' && chance.next() < 0.12)
      return this.#write(act.ticketId, later(at, chance.between(24, 140)), 'It is back.', true);
    return [];
  }

  #write(ticketId: string, at: string, text: string, needsAnswer: boolean): Duty[] {
    const written = this.#written.get(ticketId) ?? 0;
    if (written >= mostMessages) return [];
    this.#written.set(ticketId, written + 1);
    return [{ at, act: { act: 'message', ticketId, text, needsAnswer } }];
  }
}

function later(at: string, hours: number): string {
  return new Date(Date.parse(at) + hours * hour).toISOString();
}
