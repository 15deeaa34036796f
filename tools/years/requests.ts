import { isAbout } from '../../domain/assignment/eligibility.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import type { About, Role } from '../../domain/vocabulary.ts';
import type { Act, View } from '../simulate/act.ts';
import { doerOf } from '../simulate/doers.ts';

/** What is asked of the staff API, and as whom. */
export interface Asked {
  method: 'POST' | 'PUT' | 'DELETE';
  path: string;
  body?: object;
  by: { role: Role; name: string };
}

/** An act as a request of the staff API: what customers say somebody of the hotline takes down. Null for what shops tell. */
export function requestOf(act: Act, view: View): Asked | null {
  const by = callerOf(act, view);
  const [method, path, body] = partsOf(act) ?? [];
  return path === undefined ? null : { method: method!, path, by, ...(body && { body }) };
}

function partsOf(act: Act): [method: Asked['method'], path: string, body?: object] | null {
  const ticket = 'ticketId' in act ? `/tickets/${act.ticketId}` : '';
  const visit = 'visitId' in act ? `/visits/${act.visitId}` : '';
  switch (act.act) {
    case 'open':
      return ['POST', '/tickets', said(act.request)];
    case 'message':
      return ['POST', `${ticket}/messages`, { text: act.text, needsAnswer: act.needsAnswer }];
    case 'reply':
      return ['POST', `${ticket}/replies`, { text: act.text, by: act.by }];
    case 'no-answer':
      return ['POST', `${ticket}/no-answer-needed`];
    case 'hold':
      return ['POST', `${ticket}/pause`, said({ reason: act.reason, waitsFor: act.waitsFor, until: act.until })];
    case 'resume':
      return ['POST', `${ticket}/resume`];
    case 'prioritise':
      return ['PUT', `${ticket}/priority`, { priority: act.priority }];
    case 'retype':
      return ['PUT', `${ticket}/request-type`, { requestType: act.requestType, reason: act.reason }];
    case 'milestone':
      return ['POST', `${ticket}/milestones`, { milestone: act.milestone }];
    case 'book':
      return ['PUT', `${ticket}/appointment`, { bookedFor: act.bookedFor }];
    case 'call-off':
      return ['DELETE', `${ticket}/appointment`];
    case 'resolve': {
      const { resolution, founded } = act;
      return ['POST', `${ticket}/resolve`, { resolution, ...(founded !== undefined && { founded }) }];
    }
    case 'reopen':
      return ['POST', `${ticket}/reopen`, { reason: act.reason }];
    case 'repromise':
      return ['POST', `${ticket}/repromise`];
    case 'assign':
      return ['PUT', `${ticket}/assignee`, { assignee: act.to }];
    case 'add-task':
      return [
        'POST',
        `${ticket}/tasks`,
        { title: act.title, ...(act.assignee !== null && { assignee: act.assignee }) },
      ];
    case 'finish-task':
      return ['POST', `${ticket}/tasks/${act.taskId}/done`];
    case 'away':
      return ['PUT', `/staff/${act.staff}/absences/${act.absenceId}`, { from: act.from, to: act.to }];
    case 'back':
      return ['DELETE', `/staff/${act.staff}/absences/${act.absenceId}`];
    case 'change-day':
      return ['PUT', `/calendars/${act.calendar}/days/${act.date}`, act.override];
    case 'restore-day':
      return ['DELETE', `/calendars/${act.calendar}/days/${act.date}`];
    case 'tell-dates':
      return ['PUT', `/orders/shop/${act.orderId}/dates`, act.dates];
    case 'agree':
      return ['POST', `${visit}/confirm`, { agreedAt: act.agreedAt }];
    case 'visited':
      return ['POST', `${visit}/complete`, { report: act.report, satisfied: act.satisfied }];
    case 'not-visited':
      return ['POST', `${visit}/miss`, { by: act.by, reason: act.reason }];
    case 'decline':
      return ['POST', `${visit}/decline`, {}];
    case 'call-off-visit':
      return ['POST', `${visit}/call-off`, { by: act.by, reason: act.reason, again: act.again }];
    case 'change-policy':
    case 'deliver':
    case 'cancel-order':
      return null;
  }
}

function callerOf(act: Act, view: View): Asked['by'] {
  const actor = doerOf(act, view);
  if (actor.kind === 'staff') return { role: actor.role, name: actor.id };
  const about = ('ticketId' in act && view.tickets.find(({ ticketId }) => ticketId === act.ticketId)?.about) || null;
  return memberOf(view.policy, 'hotline', about) ?? memberOf(view.policy, 'lead', about)!;
}

/** Somebody of a role whom the ticket is not about: they could not know of it. */
function memberOf({ staff }: Policy, role: Role, about: About | null): Asked['by'] | undefined {
  const person = staff.find((one) => one.role === role && !isAbout(about, one));
  return person && { role, name: person.id };
}

/** Without what is not said. */
function said(request: object): object {
  return Object.fromEntries(Object.entries(request).filter(([, value]) => value !== undefined && value !== null));
}
