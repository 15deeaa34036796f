import { awaitAttributes } from '../adapters/dynamo/table.ts';
import { anyText } from '../domain/condition.ts';
import { fromText } from '../domain/instants.ts';
import { ok, refuse } from '../domain/result.ts';
import { recountVisit } from '../domain/visit/rearrange.ts';
import { localDay } from '../domain/visit/steps.ts';
import type { Visit } from '../domain/visit/visit.ts';
import type { Clock, PolicyPort } from './ports.ts';
import { onRows } from './reaction.ts';
import { changeVisits, type VisitPort } from './visits.ts';

/** A visit that had been given up was made after all: the one planned after it may count from there. */
export const followLateVisit = onRows<VisitPort & PolicyPort & Clock>(
  'follow a late visit',
  [{ kind: 'visit', when: { [awaitAttributes.token]: [null], status: ['done'], heldAt: [anyText] } }],
  async ({ before, after }, ports) => {
    if (before?.status !== 'missed' && before?.status !== 'lapsed') return;
    const visit = after as unknown as Visit;
    const inForce = await ports.policies.active();
    const heldOn = localDay(inForce, fromText(visit.heldAt!)).toString();
    await changeVisits(ports, visit, { kind: 'system' }, (one, context) => {
      const moved = one.rule === visit.rule ? recountVisit(one, heldOn, { ...context, policy: inForce }) : null;
      return moved ? ok(moved) : refuse(null);
    });
  },
);
