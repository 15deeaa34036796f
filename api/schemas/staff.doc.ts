import type { SchemaNotes } from '../operation-doc.ts';

export const staffNotes: SchemaNotes = {
  StaffMember: {
    openTickets: 'Counted up to 200: who has more is told as 200.',
    standIn: 'Who stands in while they are away; null when nobody does.',
  },
};
