/** Everything that may happen to a visit: each decides a change, or refuses it. */
export { advanceVisit, offersNow } from './advance.ts';
export { cancelVisit, confirmVisit, rearmVisit, summonVisit } from './agreement.ts';
export { assignVisit, handOverVisit } from './handing-over.ts';
export { callOffVisit, completeVisit, declineVisit, missVisit, type ReportContext } from './reports.ts';
export { withdrawOffer } from './withdrawal.ts';
