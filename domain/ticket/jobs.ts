import { isAbout } from '../assignment/eligibility.ts';
import type { Route } from '../assignment/routing.ts';
import type { Context } from '../context.ts';
import type { Problem } from '../errors.ts';
import { toText } from '../instants.ts';
import { worded } from '../language.ts';
import type { Staff } from '../policy/people.ts';
import { ok, type Result, refuse } from '../result.ts';
import { refusalOfTaker } from './bars.ts';
import { change, type TicketChange } from './change.ts';
import type { TicketEventData } from './events.ts';
import { isFull, tooManyLinks, withLink } from './links.ts';
import { type OpenTicket, openTicket } from './opening.ts';
import { refusalOf, refusalOfType, type TicketRefusal, unknownValue } from './problems.ts';
import { reachMilestone } from './promising.ts';
import { openTask } from './tasks.ts';
import type { Ticket } from './ticket.ts';

export interface NewJob {
  ticketId: string;
  requestType: string;
  subject: string;
  /** What is to be done: whoever does it reads this, and nothing of the ticket it is for. */
  text: string;
  assignee?: string | undefined;
  team?: string | undefined;
}

/**
 * Sends work out as a ticket of its own, to the very people who are kept out of the one it is for: they learn the customer,
 * the order and the product, and what is written here. Whom the ticket is about gets it only if named. The customer is
 * told of appointments, and of nothing else: whoever has the ticket speaks with them.
 */
export function openJob(
  ticket: Ticket,
  job: NewJob,
  context: Context,
): Result<
  TicketChange,
  Problem<
    TicketRefusal | 'about-nobody' | 'complaint-about-assignee' | 'team-kept-out' | 'too-many-links' | 'unknown-value'
  >
> {
  const refusal = refusalOf('job', ticket, context) ?? refusalOfType(job.requestType, context);
  if (refusal) return refuse(refusal);
  if (isFull(ticket)) return refuse(tooManyLinks(ticket.ticketId));
  const given = takerOf(ticket, job, context);
  if (!given.ok) return given;
  const { customer, shopId, orderId, product, region, channel, priority } = ticket;
  const kept = { customer, shopId, orderId, product, region, channel, priority };
  const { ticketId, requestType, subject, text } = job;
  const back = { ticketId: ticket.ticketId, kind: 'complaint' as const };
  const links = ticket.about === null ? { links: [back] } : {};
  const command = {
    ...kept,
    ticketId,
    requestType,
    subject,
    text,
    under: ticket.ticketId,
    ...given.value,
    ...links,
  };
  const opened = openTicket(command, context);
  if (!opened.ok) return opened;
  return ok({ ...withLink('job', ticket, opened.value.ticket, 'job', context), with: [opened.value] });
}

/** Who gets the job: whoever is named, or by turns or load like any ticket, in the team that is named if one is. */
function takerOf(
  ticket: Ticket,
  { requestType, assignee, team }: NewJob,
  { policy }: Context,
): Result<
  Pick<OpenTicket, 'given' | 'sentTo' | 'notFor'>,
  Problem<'complaint-about-assignee' | 'team-kept-out' | 'unknown-value'>
> {
  if (assignee !== undefined) {
    const ids = policy.staff.map(({ id }) => id);
    const person = policy.staff.find(({ id }) => id === assignee);
    if (!person) return refuse(unknownValue('/assignee', assignee, ids));
    const barred = refusalOfTaker(policy, { requestType, about: null }, person, '/assignee');
    return barred ? refuse(barred) : ok({ given: routeTo(person) });
  }
  const teams = Object.keys(policy.teams ?? {});
  if (team !== undefined && !teams.includes(team)) return refuse(unknownValue('/team', team, teams));
  const able = policy.staff.filter((person) => team === undefined || person.team === team);
  const notFor = able.filter((person) => isAbout(ticket.about, person)).map(({ id }) => id);
  // A team that is named is named as a whole.
  const isLeft = notFor.length > 0 && (team === undefined || notFor.length < able.length);
  return ok({ ...(team !== undefined && { sentTo: team }), ...(isLeft && { notFor }) });
}

function routeTo({ id, team }: Staff): Route {
  return { assignee: id, team: team ?? null, routing: null };
}

/**
 * What a job's change brings to the ticket whose job it is: the milestone it reports, if that one can be reached by now, and,
 * once the last job is settled, a task to look at it and tell the customer. Null when there is nothing to tell it.
 * @param jobs the other jobs of that ticket
 */
export function reportOf(
  job: TicketChange,
  ticket: Ticket,
  jobs: readonly Pick<Ticket, 'ticketId' | 'status'>[],
  by: Context,
): TicketChange | null {
  const context: Context = { ...by, actor: { kind: 'system' } };
  const { requestType, ticketId } = job.ticket;
  const told = job.events.map(({ data }) => data);
  if (told.some(({ type }) => type === 'ticket.resolved')) {
    const last = jobs.every((one) => one.ticketId === ticketId || one.status === 'resolved');
    return last ? lastOf(ticket, job.ticket, context) : plain(ticket, { ticketId, last: false }, context);
  }
  const reached = told.find((data) => data.type === 'ticket.milestone');
  if (!reached || ticket.status === 'resolved') return null;
  const { milestone } = reached;
  const passedOn = context.policy.requestTypes[requestType]?.reports?.[milestone];
  if (passedOn === undefined) return plain(ticket, { ticketId, milestone }, context);
  const done = reachMilestone(ticket, passedOn, context);
  if (!done.ok) return plain(ticket, { ticketId, milestone }, context);
  const moved = { moments: done.value.ticket.moments, clocks: done.value.ticket.clocks };
  const event: TicketEventData = { type: 'ticket.job-reported', ticketId, milestone, reached: passedOn };
  return change('report', ticket, context, moved, [...done.value.events.map(({ data }) => data), event]);
}

type Report = Omit<Extract<TicketEventData, { type: 'ticket.job-reported' }>, 'type'>;

function plain(ticket: Ticket, report: Report, context: Context): TicketChange {
  return change('report', ticket, context, {}, [{ type: 'ticket.job-reported', ...report }]);
}

/** Whoever has the ticket is told by a task: it stays in sight until somebody has looked. */
function lastOf(ticket: Ticket, { ticketId, requestType }: Ticket, context: Context): TicketChange {
  const { policy, now } = context;
  const report: TicketEventData = { type: 'ticket.job-reported', ticketId, last: true };
  const { title } = policy.requestTypes[requestType] ?? {};
  const { locale } = policy.business;
  const job = title ? `${ticketId}, ${worded(title, locale)}` : ticketId;
  const lastDone = {
    en: `All jobs are done, the last one ${job}: check them and tell the customer`,
    ko: `모든 작업 완료(마지막: ${job}) – 결과를 확인하고 고객님께 안내해 주세요`,
    zh: `工单已全部完成（最后一单：${job}），请核实结果并告知客户`,
  };
  const task = { title: worded(lastDone, locale), assignee: ticket.assignee };
  const opened = ticket.status === 'resolved' ? null : openTask(policy, ticket, task, toText(now));
  if (!opened) return change('report', ticket, context, {}, [report]);
  return change('report', ticket, context, opened.patch, [report, opened.event]);
}
