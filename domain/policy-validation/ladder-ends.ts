import type { PolicyDocument as Policy } from '../policy/document.ts';
import type { Rung } from '../policy/ladder.ts';
import type { Report } from './report.ts';

/**
 * Refuses ladders that end in nobody or in silence, that tell a customer one thing twice or of a call nobody is asked to
 * make, and what only the ladders of holds, or only those of promises, may do.
 */
export function checkLadderEnds({ ladders, requestTypes, holds = {} }: Policy, report: Report): void {
  const promises = Object.values(requestTypes).flatMap(({ clocks }) => Object.values(clocks));
  const ofPromises = new Set(promises.map(({ ladder }) => ladder));
  const ofHolds = new Set(Object.values(holds).map((hold) => hold?.ladder));
  const others = Object.entries(holds).filter(([waitsFor]) => waitsFor !== 'customer');
  const ofOthers = new Set(others.map(([, hold]) => hold?.ladder));
  for (const [name, rungs] of Object.entries(ladders)) {
    const path = ['ladders', name];
    if (ofPromises.has(name)) checkEnd(path, rungs, report);
    checkTelling(path, rungs, report);
    for (const [index, { writeCustomer, tellCustomer }] of rungs.entries()) {
      if (writeCustomer && (ofPromises.has(name) || !ofHolds.has(name))) {
        const expected = 'expected only in a ladder that holds are chased by, and no clock of a request type';
        report([...path, index, 'writeCustomer'], writeCustomer, expected);
      }
      if (writeCustomer && ofOthers.has(name)) {
        const expected = 'expected only in the ladder of holds that wait for the customer: nobody else can answer';
        report([...path, index, 'writeCustomer'], writeCustomer, expected);
      }
      if (tellCustomer && ofHolds.has(name)) {
        report(
          [...path, index, 'tellCustomer'],
          tellCustomer,
          'expected none in the ladder of a hold, which no promise is',
        );
      }
    }
  }
  for (const [type, { clocks }] of Object.entries(requestTypes)) {
    for (const [name, { told, ladder }] of Object.entries(clocks)) {
      const rungs = Object.hasOwn(ladders, ladder) ? ladders[ladder] : undefined;
      if (!told || !rungs || rungs.some(({ tellCustomer }) => tellCustomer)) continue;
      const expected = 'expected false, or a ladder that tells the customer when it breaks: it is told when it is due';
      report(['requestTypes', type, 'clocks', name, 'told'], told, expected);
    }
  }
}

/** The last rung is never the last word while the matter is open. */
function checkEnd(path: PropertyKey[], rungs: readonly Rung[], report: Report): void {
  if (!rungs.some((rung) => isAtBreach(rung) && tellsSomebody(rung))) {
    report(
      path,
      rungs,
      'expected a rung at the due time or after it that tells somebody: a ladder ends in nobody otherwise',
    );
  }
  if (!rungs.some((rung) => rung.repeat !== undefined && tellsSomebody(rung))) {
    const because = 'after the last rung an open, broken matter is brought up again at an interval the policy sets';
    report(
      [...path, Math.max(0, rungs.length - 1), 'repeat'],
      undefined,
      `expected repeat, such as P7D, and somebody to notify: ${because}`,
    );
  }
}

/** A told time that breaks is in exactly one mail; and of a call the customer hears only if somebody has to make it. */
function checkTelling(path: PropertyKey[], rungs: readonly Rung[], report: Report): void {
  const [first, ...others] = [...rungs.entries()].filter(([, { tellCustomer }]) => tellCustomer);
  for (const [index, { tellCustomer }] of others) {
    const expected = `expected one rung that tells the customer, which "${first![1].name}" does: a promise that breaks is one mail`;
    report([...path, index, 'tellCustomer'], tellCustomer, expected);
  }
  if (!first) return;
  const [index, { tellCustomer, task, repeat }] = first;
  if (repeat !== undefined) {
    report(
      [...path, index, 'repeat'],
      repeat,
      'expected none on a rung that tells the customer: a promise that breaks is one mail',
    );
  }
  if (tellCustomer?.within !== undefined) return;
  const call = 'the customer is told that somebody will call, as no new time is told';
  if (!task)
    report([...path, index, 'task'], undefined, `expected a task with within, or tellCustomer.within: ${call}`);
  else if (task.within === undefined)
    report([...path, index, 'task', 'within'], undefined, `expected a time for the call: ${call}`);
}

function isAtBreach({ at }: Rung): boolean {
  return 'after' in at || ('share' in at && at.share >= 1);
}

/** Whoever is given something is told of it, too. */
function tellsSomebody({ notify = [], reassign, task }: Rung): boolean {
  return notify.length > 0 || reassign !== undefined || task !== undefined;
}
