import type { SchemaNotes } from '../operation-doc.ts';

export const calendarsNotes: SchemaNotes = {
  CalendarDays: { publicHolidays: 'The country, or region, whose public holidays close it.' },
};
