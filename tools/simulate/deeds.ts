import { barTo } from '../../domain/assignment/eligibility.ts';
import type { Problem } from '../../domain/errors.ts';
import { toText } from '../../domain/instants.ts';
import { milestonesOf } from '../../domain/policy/clock-rules.ts';
import { cancelAbsence, changeDay, enterAbsence, restoreDay } from '../../domain/policy/days.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import { changedState, type PolicyState, type PolicyStateChange } from '../../domain/policy/state.ts';
import type { Result } from '../../domain/result.ts';
import type { Context, TicketChange } from '../../domain/ticket/change.ts';
import * as commands from '../../domain/ticket/commands.ts';
import type { Ticket, TicketStatus } from '../../domain/ticket/ticket.ts';
import type { VisitChange, VisitContext } from '../../domain/visit/change.ts';
import { cancelVisit, completeVisit, confirmVisit, missVisit } from '../../domain/visit/commands.ts';
import { visitsForDelivery } from '../../domain/visit/plan.ts';
import { redateVisit } from '../../domain/visit/rearrange.ts';
import type { Visit, VisitStatus } from '../../domain/visit/visit.ts';
import {
  type Actor,
  type Customer,
  channels,
  customerClasses,
  locales,
  priorities,
  type Role,
} from '../../domain/vocabulary.ts';
import type { Deed, DeedName } from './life.ts';
import { changedDocument } from './presets.ts';
import type { World } from './world.ts';

/** Why nothing was done; null when it was. */
type Done = string | null;
type Doing<N extends DeedName> = (world: World, deed: Extract<Deed, { do: N }>) => Done;

const unsettled: readonly TicketStatus[] = ['new', 'open', 'on-hold'];
const onItsWay: readonly VisitStatus[] = ['due', 'offered', 'confirmed'];

/** How each deed is done by the house as it is now: laws and lives know nothing of it. */
const deeds: { [N in DeedName]: Doing<N> } = {
  open(world, deed) {
    const { policy } = world.houseContext();
    const requestType = nth(Object.keys(policy.requestTypes), deed.type)!;
    const opened = commands.openTicket(
      {
        ticketId: `T${world.tickets.size + 1}`,
        requestType,
        priority: nth([undefined, ...priorities], deed.priority),
        channel: nth(channels, deed.channel)!,
        subject: 'A matter',
        text: 'Please see to it.',
        customer: customerOf(deed),
        region: nth(regionsOf(policy), deed.region) ?? null,
        about: policy.requestTypes[requestType]!.conduct ? { staff: nth(policy.staff, deed.region)!.id } : null,
      },
      world.houseContext({ kind: 'customer' }),
    );
    return kept(world, opened);
  },
  message: ofTicket(['new', 'open', 'on-hold', 'resolved'], (ticket, context, { needsAnswer }) =>
    commands.addMessage(
      ticket,
      { text: 'Once more about it.', needsAnswer },
      { ...context, actor: { kind: 'customer' } },
    ),
  ),
  reply: ofTicket(unsettled, (ticket, context) => commands.replyToTicket(ticket, 'This is our answer.', context)),
  'no-answer': ofTicket(['new', 'open', 'on-hold', 'resolved'], commands.noAnswerNeeded),
  hold: ofTicket(['new', 'open'], (ticket, context) => commands.pauseTicket(ticket, 'Something is missing.', context)),
  resume: ofTicket(['on-hold'], commands.resumeTicket),
  prioritise: ofTicket(unsettled, (ticket, context, { to }) =>
    commands.prioritiseTicket(ticket, nth(priorities, to)!, context),
  ),
  retype: ofTicket(unsettled, (ticket, context, { to }) =>
    commands.retypeTicket(ticket, nth(retypesOf(ticket, context.policy), to) ?? '', context, 'It is another matter.'),
  ),
  milestone: ofTicket(unsettled, (ticket, context, { which }) => {
    const type = context.policy.requestTypes[ticket.requestType];
    return commands.reachMilestone(ticket, nth(type ? milestonesOf(type) : [], which) ?? '', context);
  }),
  book: ofTicket(unsettled, (ticket, context, { hours }) =>
    commands.bookAppointment(ticket, wholeHours(context, hours), context),
  ),
  'call-off': ofTicket(unsettled, commands.callOffAppointment),
  resolve: ofTicket(unsettled, (ticket, context, { founded }) => {
    const isConduct = context.policy.requestTypes[ticket.requestType]?.conduct ?? false;
    return commands.resolveTicket(ticket, { resolution: 'It is done.', ...(isConduct && { founded }) }, context);
  }),
  reopen: ofTicket(['resolved'], (ticket, context) => commands.reopenTicket(ticket, 'It is not done.', context)),
  repromise(world, deed) {
    const ticket = chosen(world, unsettled, deed.ticket);
    if (!ticket) return 'there is no such ticket';
    return kept(world, commands.repromiseTicket(ticket, world.houseContext(actorFor(world, ticket))));
  },
  assign: ofTicket(unsettled, (ticket, context, { to }) =>
    commands.assignTicket(ticket, nth(context.policy.staff, to)!.id, context),
  ),
  'add-task': ofTicket(unsettled, (ticket, context, { to }) =>
    commands.addTask(
      ticket,
      { title: 'Look it up', assignee: nth([null, ...context.policy.staff], to)?.id ?? null },
      context,
    ),
  ),
  'finish-task': ofTicket(['new', 'open', 'on-hold', 'resolved'], (ticket, context, { which }) =>
    commands.completeTask(ticket, nth(ticket.tasks, which)?.taskId ?? '', context),
  ),
  away(world, { who, inHours, forHours }) {
    const staff = nth(world.houseContext().policy.staff, who)!.id;
    const from = toText(world.now.add({ hours: inHours }));
    const to = toText(world.now.add({ hours: inHours + forHours }));
    const absenceId = `a${world.office.state.version + 1}`;
    return decided(world, enterAbsence(world.office.state, absenceId, { staff, from, to }, manager(world)), () =>
      world.handOver(),
    );
  },
  back(world, { which }) {
    const absence = nth(world.office.state.absences, which);
    if (!absence) return 'nobody is away';
    return decided(world, cancelAbsence(world.office.state, absence.staff, absence.absenceId, manager(world)));
  },
  'change-day'(world, { calendar, days, open }) {
    const name = nth(Object.keys(world.houseContext().policy.calendars), calendar)!;
    const date = world.now.toZonedDateTimeISO('UTC').toPlainDate().add({ days }).toString();
    const override = open ? { windows: [['10:00', '16:00'] as [string, string]] } : { windows: [] };
    return decided(world, changeDay(world.office.state, name, date, override as any, manager(world)), () =>
      world.retime(),
    );
  },
  'restore-day'(world, { which }) {
    const all = Object.entries(world.office.state.days).flatMap(([name, days]) =>
      Object.keys(days).map((date) => [name, date] as const),
    );
    const [calendar, date] = nth(all, which) ?? [];
    if (calendar === undefined) return 'no day differs';
    return decided(world, restoreDay(world.office.state, calendar, date!, manager(world)), () => world.retime());
  },
  'change-policy'(world, { how, who }) {
    const document = changedDocument(world.office.document(world.at), how, who);
    if (!document) return 'the product would refuse it';
    world.office.keep(document);
    return decided(world, activated(world.office.state, document.version, manager(world)));
  },
  deliver(world, deed) {
    if (world.order) return 'there is one already';
    const [country, province] = (nth(regionsOf(world.houseContext().policy), deed.region) ?? 'KR-Seoul').split('-');
    world.order = {
      ...{
        shopId: 'shop',
        orderId: '1',
        number: '#1',
        customer: customerOf(deed),
        country: country!,
        province: province!,
      },
      lines: [{ lineId: '1', product: 'Thing', quantity: 1 }],
      ...{ deliveredAt: world.at, cancelledAt: null, updatedAt: world.at },
    };
    return planned(world);
  },
  'tell-dates'(world, { days }) {
    if (!world.order) return 'there is no order';
    const date = world.now.toZonedDateTimeISO('UTC').toPlainDate().subtract({ days }).toString();
    const dates = { ...world.order.dates, acceptance: date, contract: date, 'move-in': date };
    world.order = { ...world.order, dates };
    const rules = new Set<string>();
    for (const visit of [...world.visits.values()]) {
      const moved = redateVisit(visit, dates, visitContext(world, visit, { kind: 'system' }));
      rules.add(visit.rule);
      if (moved.ok) world.keepVisit(moved.value);
    }
    return planned(world, rules);
  },
  'cancel-order'(world) {
    if (!world.order) return 'there is no order';
    world.order = { ...world.order, cancelledAt: world.at };
    for (const visit of [...world.visits.values()]) {
      const cancelled = cancelVisit(visit, visitContext(world, visit, { kind: 'shop', id: 'shop' }));
      if (cancelled.ok) world.keepVisit(cancelled.value);
    }
    return null;
  },
  agree: ofVisit(onItsWay, (visit, context, { hours }) => confirmVisit(visit, wholeHours(context, hours), context)),
  visited: ofVisit(onItsWay, (visit, context, { satisfied }) =>
    completeVisit(visit, { report: 'All is well.', satisfied }, context),
  ),
  'not-visited': ofVisit(onItsWay, (visit, context) => missVisit(visit, 'Nobody was at home.', context)),
};

/** Does a deed at the world's present instant. */
export function doDeed(world: World, deed: Deed): void {
  world.step(deed.do, () => deeds[deed.do](world, deed as never));
}

function ofTicket<D extends { ticket: number }>(
  statuses: readonly TicketStatus[],
  command: (ticket: Ticket, context: Context, deed: D) => Result<TicketChange>,
): (world: World, deed: D) => Done {
  return (world, deed) => {
    const ticket = chosen(world, statuses, deed.ticket);
    if (!ticket) return 'there is no such ticket';
    return kept(world, command(ticket, world.contextFor(ticket, actorFor(world, ticket)), deed));
  };
}

function ofVisit<D extends { visit: number }>(
  statuses: readonly VisitStatus[],
  command: (visit: Visit, context: VisitContext, deed: D) => Result<VisitChange>,
): (world: World, deed: D) => Done {
  return (world, deed) => {
    const visit = nth(
      [...world.visits.values()].filter(({ status }) => statuses.includes(status)),
      deed.visit,
    );
    if (!visit) return 'there is no such visit';
    const actor = staffActor(world, world.houseContext().policy.staff.find(({ id }) => id === visit.assignee)?.id);
    const change = command(visit, visitContext(world, visit, actor), deed);
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
  decision: Result<PolicyStateChange> | PolicyStateChange | null,
  then?: () => void,
): Done {
  if (decision === null) return 'it is so already';
  if ('ok' in decision && !decision.ok) return wordsOf(decision.error);
  world.office.state = ('ok' in decision ? decision.value : decision).state;
  then?.();
  return null;
}

function activated(state: PolicyState, version: string, { at, actor }: ReturnType<typeof manager>): PolicyStateChange {
  const activation = { version, from: at, by: 'max', at };
  const data = { type: 'policy.activated', version, from: at } as any;
  return changedState(state, { activations: [...state.activations, activation] }, data, { at, actor });
}

function planned(world: World, known: ReadonlySet<string> = new Set()): Done {
  for (const visit of visitsForDelivery(world.houseContext().policy, world.order!, world.now)) {
    if (!known.has(visit.rule) && !world.visits.has(visit.visitId)) world.visits.set(visit.visitId, visit);
  }
  return null;
}

function chosen(world: World, statuses: readonly TicketStatus[], which: number): Ticket | undefined {
  return nth(
    [...world.tickets.values()].filter(({ status }) => statuses.includes(status)),
    which,
  );
}

/** Whoever has it, unless they are kept out of it or have left: then somebody who may. A lead, for what only leads may. */
function actorFor(world: World, ticket: Ticket): Actor {
  const { policy } = world.contextFor(ticket, { kind: 'system' });
  const may = policy.staff.filter((person) => barTo(policy, ticket, person) === null);
  const lead = may.find(({ role }) => role === 'lead' || role === 'manager');
  return staffActor(world, (may.find(({ id }) => id === ticket.assignee) ?? lead ?? may[0])?.id);
}

function staffActor(world: World, id: string | undefined): Actor {
  const { staff } = world.houseContext().policy;
  const person = staff.find((one) => one.id === id) ?? staff[0]!;
  return { kind: 'staff', id: person.id, role: person.role as Role };
}

function manager(world: World) {
  return { at: world.at, actor: { kind: 'staff', id: 'max', role: 'manager' } as Actor };
}

function visitContext(world: World, visit: Visit, actor: Actor): VisitContext {
  return { ...world.contextFor(visit, actor), inForce: world.houseContext().policy };
}

function customerOf({ locale, customerClass }: { locale: number; customerClass: number }): Customer {
  const cls = nth([undefined, ...customerClasses], customerClass);
  const language = nth(locales, locale)!;
  return { name: 'Eva', email: 'eva@home.example', locale: language, phone: '+1 555 0100', ...(cls && { class: cls }) };
}

function regionsOf(policy: Policy): string[] {
  const served = policy.staff.flatMap(({ regions }) => regions ?? []);
  return [...new Set([...served, ...Object.keys(policy.climateZones)])].filter((region) => region.includes('-'));
}

function retypesOf({ requestType }: Ticket, policy: Policy): string[] {
  return Object.keys(policy.requestTypes).filter((name) => name !== requestType && !policy.requestTypes[name]!.conduct);
}

function wholeHours({ now }: Context, hours: number): string {
  const later = now.add({ hours });
  return new Date(Math.ceil(later.epochMilliseconds / 900_000) * 900_000).toISOString();
}

function nth<T>(list: readonly T[], n: number): T | undefined {
  return list.length === 0 ? undefined : list[n % list.length];
}

function wordsOf({ type, detail }: Problem): string {
  return `${type}: ${detail}`;
}
