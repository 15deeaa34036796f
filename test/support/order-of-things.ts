import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { Visit } from '../../domain/visit/visit.ts';
import type { Business } from './business.ts';
import { allFiredRungs } from './history.ts';

/** What is wrong with the whole; empty when every promise is timed by exactly one execution and everything happened once. */
export async function disorder(business: Business): Promise<string[]> {
  return [...(await executionsAstray(business)), ...(await rungsAstray(business)), ...(await mailsAstray(business))];
}

/** Open rows without their execution, and executions no open row names. */
async function executionsAstray(business: Business): Promise<string[]> {
  const tickets = (await business.table.rows<Ticket>('ticket')).filter(({ status }) => status !== 'resolved');
  const visits = (await business.table.rows<Visit>('visit')).filter(
    ({ status }) => !['planned', 'done', 'missed'].includes(status),
  );
  const named = new Set([...tickets, ...visits].map(({ execution }) => execution!));
  const runs = new Set((await business.running()).map(({ name }) => name));
  return [
    ...[...named].filter((name) => !runs.has(name)).map((name) => `${name} does not run`),
    ...[...runs].filter((name) => !named.has(name)).map((name) => `${name} runs for nobody`),
  ];
}

/** Rungs that fired early or twice for one instant (some repeat), and such as are due and have not fired. */
async function rungsAstray(business: Business): Promise<string[]> {
  const fired = await allFiredRungs(business.table);
  const at = await business.now();
  const early = fired
    .filter(({ latenessMs }) => latenessMs < 0)
    .map(({ ticketId, rung }) => `${ticketId} ${rung} early`);
  const twice = repeated(
    fired.map(({ ticketId, clock, rung, dueAt }) => `${ticketId} ${clock} ${rung} twice at ${dueAt}`),
  );
  const forgotten = (await business.table.rows<Ticket>('ticket'))
    .filter(({ nextDueAt }) => nextDueAt !== null && nextDueAt <= at)
    .map(({ ticketId, nextDueAt }) => `${ticketId} forgotten at ${nextDueAt}`);
  return [...early, ...twice, ...forgotten];
}

/** Mails that came twice, and such as never came though they were claimed. */
async function mailsAstray(business: Business): Promise<string[]> {
  const arrived = (await business.mails()).map(({ mailId }) => mailId);
  const unsent = (await business.table.rows<{ mailId: string; state: string }>('mail')).filter(
    ({ state }) => state !== 'sent',
  );
  return [
    ...repeated(arrived.map((mailId) => `${mailId} twice`)),
    ...unsent.map(({ mailId, state }) => `${mailId} is ${state}`),
  ];
}

function repeated(texts: readonly string[]): string[] {
  return texts.filter((text, index) => texts.indexOf(text) !== index);
}
