import type { Context } from '../../domain/context.ts';
import type { Problem } from '../../domain/errors.ts';
import type { Order } from '../../domain/order/order.ts';
import { cancelAbsence, changeDay, enterAbsence, restoreDay } from '../../domain/policy/days.ts';
import { changedState, type PolicyStateChange } from '../../domain/policy/state.ts';
import type { Result } from '../../domain/result.ts';
import type { TicketChange } from '../../domain/ticket/change.ts';
import * as commands from '../../domain/ticket/commands.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { VisitChange, VisitContext } from '../../domain/visit/change.ts';
import {
  callOffVisit,
  cancelVisit,
  completeVisit,
  confirmVisit,
  declineVisit,
  missVisit,
  type ReportContext,
} from '../../domain/visit/commands.ts';
import { visitsForDelivery } from '../../domain/visit/plan.ts';
import { redateVisit } from '../../domain/visit/rearrange.ts';
import type { Visit } from '../../domain/visit/visit.ts';
import type { Actor } from '../../domain/vocabulary.ts';
import type { Act, ActName } from './act.ts';
import { chosen } from './choose.ts';
import { doerOf } from './doers.ts';
import type { Deed } from './life.ts';
import type { World } from './world.ts';

/** Why nothing was done; null when it was. */
type Done = string | null;
type Of<N extends ActName> = Extract<Act, { act: N }>;

/** How each act is done by the domain's commands as they are now: laws and lives know nothing of them. */
const acts: { [N in ActName]: (world: World, act: Of<N>, by: Actor) => Done } = {
  open: (world, { request }, by) =>
    kept(world, commands.openTicket({ ...request, ticketId: `T${world.tickets.size + 1}` }, world.houseContext(by))),
  message: ofTicket((ticket, { text, needsAnswer }, context) =>
    commands.addMessage(ticket, { text, needsAnswer }, context),
  ),
  reply: ofTicket((ticket, { text, by }, context) => commands.replyToTicket(ticket, { text, by }, context)),
  'no-answer': ofTicket((ticket, _, context) => commands.noAnswerNeeded(ticket, context)),
  hold: ofTicket((ticket, { reason, waitsFor, until }, context) =>
    commands.pauseTicket(ticket, { reason, waitsFor, until }, context),
  ),
  resume: ofTicket((ticket, _, context) => commands.resumeTicket(ticket, context)),
  prioritise: ofTicket((ticket, { priority }, context) => commands.prioritiseTicket(ticket, priority, context)),
  retype: ofTicket((ticket, { requestType, reason }, context) =>
    commands.retypeTicket(ticket, requestType, context, reason),
  ),
  milestone: ofTicket((ticket, { milestone }, context) => commands.reachMilestone(ticket, milestone, context)),
  book: ofTicket((ticket, { bookedFor }, context) => commands.bookAppointment(ticket, bookedFor, context)),
  'call-off': ofTicket((ticket, _, context) => commands.callOffAppointment(ticket, context)),
  resolve: ofTicket((ticket, { resolution, founded }, context) =>
    commands.resolveTicket(ticket, { resolution, ...(founded !== undefined && { founded }) }, context),
  ),
  reopen: ofTicket((ticket, { reason }, context) => commands.reopenTicket(ticket, reason, context)),
  repromise: (world, { ticketId }, by) =>
    kept(world, commands.repromiseTicket(world.tickets.get(ticketId)!, world.houseContext(by))),
  assign: ofTicket((ticket, { to }, context) => commands.assignTicket(ticket, to, context)),
  'add-task': ofTicket((ticket, { title, assignee }, context) =>
    commands.addTask(ticket, { title, assignee }, context),
  ),
  'finish-task': ofTicket((ticket, { taskId }, context) => commands.completeTask(ticket, taskId, context)),
  away: (world, { absenceId, staff, from, to }, by) =>
    decided(world, enterAbsence(world.office.state, absenceId, { staff, from, to }, decision(world, by)), () =>
      world.handOver(),
    ),
  back: (world, { staff, absenceId }, by) =>
    decided(world, cancelAbsence(world.office.state, staff, absenceId, decision(world, by)), () => world.handOver()),
  'change-day': (world, { calendar, date, override }, by) =>
    decided(world, changeDay(world.office.state, calendar, date, override, decision(world, by)), () => world.retime()),
  'restore-day': (world, { calendar, date }, by) =>
    decided(world, restoreDay(world.office.state, calendar, date, decision(world, by)), () => world.retime()),
  'change-policy'(world, { document }, by) {
    world.office.keep(document);
    return decided(world, activated(world, document.version, by), () => world.handOver());
  },
  deliver(world, { order }) {
    world.orders.set(order.orderId, order);
    return planned(world, order);
  },
  'tell-dates'(world, { orderId, dates }) {
    const order = world.orders.get(orderId)!;
    const told = { ...order, dates: { ...order.dates, ...dates } };
    world.orders.set(orderId, told);
    const by: Actor = { kind: 'system' };
    const redated = changeVisits(world, orderId, by, (visit, context) => redateVisit(visit, told.dates, context));
    return planned(world, told, redated);
  },
  'cancel-order'(world, { orderId }, by) {
    world.orders.set(orderId, { ...world.orders.get(orderId)!, cancelledAt: world.at });
    changeVisits(world, orderId, by, cancelVisit);
    return null;
  },
  agree: ofVisit((visit, { agreedAt }, context) => confirmVisit(visit, agreedAt, context)),
  visited: ofVisit((visit, { report, satisfied }, context) => completeVisit(visit, { report, satisfied }, context)),
  'not-visited': ofVisit((visit, { by, reason }, context) => missVisit(visit, { by, reason }, context)),
  decline: ofVisit((visit, _, context) => declineVisit(visit, null, context)),
  'call-off-visit': ofVisit((visit, { by, reason, again }, context) =>
    callOffVisit(visit, { by, reason, again }, context),
  ),
};

/** Does a deed of a life at the world's present instant. */
export function doDeed(world: World, deed: Deed): void {
  world.step(deed.do, () => {
    const act = chosen(deed, world.view());
    return typeof act === 'string' ? act : doAct(world, act);
  });
}

/** Does what somebody decided to do. @returns why it was refused, or null */
export function doAct(world: World, act: Act): Done {
  return acts[act.act](world, act as never, doerOf(act, world.view()));
}

function ofTicket<A extends { ticketId: string }>(
  command: (ticket: Ticket, act: A, context: Context) => Result<TicketChange>,
): (world: World, act: A, by: Actor) => Done {
  return (world, act, by) => {
    const ticket = world.tickets.get(act.ticketId)!;
    return kept(world, command(ticket, act, world.contextFor(ticket, by)));
  };
}

function ofVisit<A extends { visitId: string }>(
  command: (visit: Visit, act: A, context: ReportContext) => Result<VisitChange>,
): (world: World, act: A, by: Actor) => Done {
  return (world, act, by) => {
    const visit = world.visits.get(act.visitId)!;
    const ticket = { ticketId: `T${world.tickets.size + 1}`, subject: visit.rule };
    const change = command(visit, act, { ...world.visitContextFor(visit, by), ticket });
    if (!change.ok) return wordsOf(change.error);
    world.keepVisit(change.value);
    return null;
  };
}

function kept(world: World, decision: Result<TicketChange>): Done {
  if (!decision.ok) return wordsOf(decision.error);
  world.keepTicket(decision.value);
  return null;
}

function decided(
  world: World,
  decision: Result<PolicyStateChange | null> | PolicyStateChange | null,
  then?: () => void,
): Done {
  if (decision === null) return 'it is so already';
  if ('ok' in decision && !decision.ok) return wordsOf(decision.error);
  const change = 'ok' in decision ? decision.value : decision;
  if (change === null) return 'it is so already';
  world.office.state = change.state;
  then?.();
  return null;
}

function activated(world: World, version: string, by: Actor): PolicyStateChange {
  const { state } = world.office;
  const activation = { version, from: world.at, by: 'manager', at: world.at };
  const data = { type: 'policy.activated', version, from: world.at } as never;
  return changedState(state, { activations: [...state.activations, activation] }, data, decision(world, by));
}

/** Of the rules an order has visits of already none is planned again. */
function planned(world: World, order: Order, known: ReadonlySet<string> = new Set()): Done {
  for (const visit of visitsForDelivery(world.houseContext().policy, order, world.now)) {
    if (!known.has(visit.rule) && !world.visits.has(visit.visitId)) world.visits.set(visit.visitId, visit);
  }
  return null;
}

function changeVisits(
  world: World,
  orderId: string,
  by: Actor,
  decide: (visit: Visit, context: VisitContext) => Result<VisitChange>,
): Set<string> {
  const rules = new Set<string>();
  for (const visit of [...world.visits.values()].filter((one) => one.orderId === orderId)) {
    const change = decide(visit, world.visitContextFor(visit, by));
    rules.add(visit.rule);
    if (change.ok) world.keepVisit(change.value);
  }
  return rules;
}

function decision({ at }: World, actor: Actor) {
  return { at, actor };
}

function wordsOf({ type, detail }: Problem): string {
  return `${type}: ${detail}`;
}
