/** What the reference says of jobs, links and merging, and of the lists of tasks: operations and notes of their part of the API. */
import type * as z from 'zod/mini';
import { pageOf } from '../../functions/_kit/http-list.ts';
import { taskItemSchema, ticketSchema } from '../../functions/http/answers.ts';

const taskPage = pageOf(taskItemSchema);

export const linkingSchemas: Readonly<Record<string, z.ZodMiniType>> = { TaskItem: taskItemSchema, TaskPage: taskPage };

const ticket = { tag: 'Tickets', answer: ticketSchema } as const;

export const linkingOperations = {
  openJob: {
    ...ticket,
    summary: 'Send work out as a job',
    description:
      'Opens a ticket of its own for work this one needs, with the customer, the order and the product: for those who are ' +
      'kept out of this one as well, who read what is said here and nothing of this ticket. Somebody a complaint is about ' +
      'gets it only if named. The customer is told of its appointments and nothing else. Milestones it reaches count here ' +
      'where the policy says so (`reports`); once the last job is settled, whoever has this ticket gets a task. Answers the job.',
  },
  linkTicket: {
    ...ticket,
    summary: 'Link two tickets',
    description:
      'Says what another ticket is to this one; the other one says the opposite. A ticket does not tell of one that is ' +
      'about people it is not about. Said again, nothing changes.',
  },
  unlinkTicket: { ...ticket, summary: 'Take a link back', description: 'On both tickets. What merging linked stays.' },
  mergeTicket: {
    ...ticket,
    summary: 'Merge a ticket into another',
    description:
      'Makes one of two tickets of one matter: this one ends, its promises are withdrawn and nothing more falls due. What ' +
      'waits, an answer, tasks, jobs, a booked time, goes on in the other, which learns the customer, order and product it ' +
      'lacks. The customer is told once. Merged again into the same, nothing changes.',
  },
  listTasks: {
    ...ticket,
    summary: "List somebody's tasks",
    description:
      'Open tasks of the caller, or of another assignee, what is due first comes first: also those beside tickets the ' +
      'caller is kept out of. Of other people only those whose ticket the caller may read.',
    answer: taskPage,
  },
} as const;

const customer = { name: 'Emma Wilson', email: 'emma.wilson@example.com', locale: 'en', phone: '+44 20 7946 0000' };

export const listTasksExample = {
  answer: {
    items: [
      {
        ticketId: 'T7K2M9QX4WAB',
        taskId: '1',
        title: 'Say whether the frame can be mended',
        assignee: 'areum',
        openedAt: '2026-05-12T01:20:00.000Z',
        dueAt: null,
        requestType: 'complaint',
        customer,
        product: 'Casement window, tilt and turn',
      },
    ],
    nextCursor: null,
  },
} as const;

export const linkingNotes = {
  'OpenJobRequest.text': 'All that whoever does the job learns of it.',
  'OpenJobRequest.team':
    'Whoever of it is there and serves the region, by turns or load as its request type has it; without one or an assignee ' +
    'its request type says who.',
  'LinkTicketRequest.kind': 'What the other ticket is to this one.',
  'MergeTicketRequest.into': 'The ticket that goes on.',
  'MergeTicketRequest.force': 'Though they are of people with different addresses.',
  'Ticket.links': 'Other tickets it has to do with, and what each is to it.',
  'Ticket.orderKnown':
    'Of one that names an order, as it is opened or read: whether that order is known. One may still come by webhook.',
  'Ticket.mergedInto': 'The ticket it has become one with, which goes on.',
  'Ticket.keptOut':
    "The caller's team is kept out of it: `text` and reasons are empty, `cause`, `about` and other people's tasks left out.",
  'Ticket.tasks':
    'What is to be done beside it. Of a `call` the customer was told: an answer of ours, in whatever way, does it.',
  'TaskItem.product': 'Of the ticket.',
} as const;
