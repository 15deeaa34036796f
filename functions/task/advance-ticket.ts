import { openDatabase } from '../../adapters/dynamo/database.ts';
import { advanceTicket } from '../../application/advance-ticket.ts';
import { type AdvanceTicketOutput, advanceTicketInputSchema } from '../../workflows/ticket/contract.ts';
import { openPolicies } from '../_kit/policies.ts';
import { openTicketPorts } from '../_kit/ports.ts';
import { task } from '../_kit/task.ts';
import { readEnvironment } from '../environment.ts';

const database = openDatabase(readEnvironment('advanceTicket').TABLE_NAME);
const ports = openTicketPorts(database, openPolicies(database));

/** What a ticket's execution does, and then waits for. */
export const handler = task(
  advanceTicketInputSchema,
  ({ ticketId, ...execution }): Promise<AdvanceTicketOutput> => advanceTicket(ports, ticketId, execution),
);
