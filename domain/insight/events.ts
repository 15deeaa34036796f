/** A month was summed up. */
export interface SummaryEventData {
  type: 'summary.made';
  month: string;
}
