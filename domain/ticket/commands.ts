/** Everything people may do with a ticket: each decides a change, or refuses it. */
export { bookAppointment, callOffAppointment } from './appointments.ts';
export { offerCompensation } from './compensation.ts';
export { addMessage, noAnswerNeeded, noteOnTicket, replyToTicket } from './conversation.ts';
export { pauseTicket, resumeTicket } from './holds.ts';
export { openJob } from './jobs.ts';
export { linkTickets, unlinkTickets } from './links.ts';
export { mergeTicket } from './merge.ts';
export { type OpenTicket, openTicket } from './opening.ts';
export { assignTicket, prioritiseTicket, reachMilestone, repromiseTicket, retypeTicket } from './promising.ts';
export { reopenTicket, resolveTicket } from './settlement.ts';
export { addTask, completeTask } from './tasks.ts';
