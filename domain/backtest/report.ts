import type { TicketHistory } from './history.ts';
import type { Outcome, Run } from './replay.ts';

/** Breaches of one clock of one request type, under the policy compared with and under the draft. */
export interface ClockLine {
  requestType: string;
  clock: string;
  /** Runs of the clock under the policy compared with, and under the draft. */
  runs: [before: number, after: number];
  breaches: [before: number, after: number];
  /** Of the promises both make: broken under the draft only; under the other only. */
  gained: number;
  lost: number;
}

/** How much the draft would change for one ticket. */
export interface TicketLine {
  ticketId: string;
  requestType: string;
  gained: number;
  lost: number;
  /** How much later (or, negative, earlier) promises would have been kept after their due instants, all together. */
  laterMs: number;
}

/**
 * Everybody told by ladders, by role and local hour of the day (24 counts), under either policy: a person counts once
 * for each rung, however many of its names stand for them.
 */
export type Workload = Record<string, { before: number[]; after: number[] }>;

export interface BacktestReport {
  tickets: number;
  /** Tickets whose request type the draft does not have. */
  unknownType: number;
  clocks: ClockLine[];
  mostChanged: TicketLine[];
  workload: Workload;
}

const mostTickets = 10;

/**
 * Adds up what two policies would have made of the same tickets. It holds a line for each clock and role and the ten
 * tickets that change most, however many tickets there are.
 */
export class Tally {
  readonly #hourOf: (instant: string) => number;
  #tickets = 0;
  #unknownType = 0;
  #clocks = new Map<string, ClockLine>();
  #mostChanged: TicketLine[] = [];
  #workload: Workload = {};

  /** @param hourOf the local hour of the day, 0 to 23, of an instant where the business is */
  constructor(hourOf: (instant: string) => number) {
    this.#hourOf = hourOf;
  }

  /** @param before,after null when the policy has no such request type */
  add(history: TicketHistory, before: Outcome | null, after: Outcome | null): void {
    this.#tickets += 1;
    if (!after) this.#unknownType += 1;
    const runs = [before?.runs ?? [], after?.runs ?? []] as const;
    const line: TicketLine = {
      ticketId: history.ticketId,
      requestType: history.requestType,
      gained: 0,
      lost: 0,
      laterMs: 0,
    };
    for (const clock of new Set(runs.flat().map((run) => run.clock))) {
      const [old, drafted] = runs.map((all) => all.filter((run) => run.clock === clock)) as [Run[], Run[]];
      const { gained, lost, laterMs } = this.#addClock(history.requestType, clock, old, drafted);
      line.gained += gained;
      line.lost += lost;
      line.laterMs += laterMs;
    }
    if (line.gained || line.lost || line.laterMs) this.#rank(line);
    for (const alert of before?.alerts ?? []) this.#addAlert(alert.role, 'before', alert.at);
    for (const alert of after?.alerts ?? []) this.#addAlert(alert.role, 'after', alert.at);
  }

  /** Adds what another tally, of other tickets, has counted. */
  merge(report: BacktestReport): void {
    this.#tickets += report.tickets;
    this.#unknownType += report.unknownType;
    for (const line of report.clocks) {
      const mine = this.#lineOf(line.requestType, line.clock);
      mine.runs = [mine.runs[0] + line.runs[0], mine.runs[1] + line.runs[1]];
      mine.breaches = [mine.breaches[0] + line.breaches[0], mine.breaches[1] + line.breaches[1]];
      mine.gained += line.gained;
      mine.lost += line.lost;
    }
    for (const line of report.mostChanged) this.#rank(line);
    for (const [role, hours] of Object.entries(report.workload)) {
      for (const when of ['before', 'after'] as const) {
        const mine = this.#hoursOf(role)[when];
        for (const [hour, count] of hours[when].entries()) mine[hour] = mine[hour]! + count;
      }
    }
  }

  report(): BacktestReport {
    return {
      tickets: this.#tickets,
      unknownType: this.#unknownType,
      clocks: [...this.#clocks.values()].sort(
        (a, b) => a.requestType.localeCompare(b.requestType) || a.clock.localeCompare(b.clock),
      ),
      mostChanged: this.#mostChanged,
      workload: this.#workload,
    };
  }

  #addClock(requestType: string, clock: string, old: readonly Run[], drafted: readonly Run[]) {
    // A promise only one of them makes is neither better kept for that nor worse.
    const pairs = old.flatMap((before) => {
      const after = drafted.find(({ run }) => run === before.run);
      return after ? [[before, after] as const] : [];
    });
    const gained = pairs.filter(([before, after]) => after.breached && !before.breached).length;
    const lost = pairs.filter(([before, after]) => before.breached && !after.breached).length;
    const laterMs = pairs.reduce((sum, [before, after]) => sum + after.lateMs - before.lateMs, 0);
    const line = this.#lineOf(requestType, clock);
    const broken = (runs: readonly Run[]) => runs.filter((run) => run.breached).length;
    line.runs = [line.runs[0] + old.length, line.runs[1] + drafted.length];
    line.breaches = [line.breaches[0] + broken(old), line.breaches[1] + broken(drafted)];
    line.gained += gained;
    line.lost += lost;
    return { gained, lost, laterMs };
  }

  #lineOf(requestType: string, clock: string): ClockLine {
    const key = `${requestType} ${clock}`;
    const line = this.#clocks.get(key) ?? { requestType, clock, runs: [0, 0], breaches: [0, 0], gained: 0, lost: 0 };
    this.#clocks.set(key, line);
    return line;
  }

  #addAlert(role: string, when: 'before' | 'after', at: string): void {
    const hours = this.#hoursOf(role)[when];
    const hour = this.#hourOf(at);
    hours[hour] = hours[hour]! + 1;
  }

  #hoursOf(role: string) {
    const none = () => Array.from({ length: 24 }, () => 0);
    this.#workload[role] ??= { before: none(), after: none() };
    return this.#workload[role];
  }

  /** Most changed first: by breaches, then by time; the same of two equals whatever the order they come in. */
  #rank(line: TicketLine): void {
    const last = this.#mostChanged.at(-1);
    if (this.#mostChanged.length >= mostTickets && last && byChange(last, line) < 0) return;
    this.#mostChanged.push(line);
    this.#mostChanged.sort(byChange);
    this.#mostChanged.length = Math.min(mostTickets, this.#mostChanged.length);
  }
}

function byChange(a: TicketLine, b: TicketLine): number {
  return (
    b.gained + b.lost - (a.gained + a.lost) ||
    Math.abs(b.laterMs) - Math.abs(a.laterMs) ||
    a.ticketId.localeCompare(b.ticketId)
  );
}
