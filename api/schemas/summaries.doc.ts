import type { SchemaNotes } from '../operation-doc.ts';

export const summariesNotes: SchemaNotes = {
  Summary: { month: "In the business's time zone." },
  SummaryLine: { label: '`group/reason` of a cause, or a product.', before: 'How many in the month before.' },
};
