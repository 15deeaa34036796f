/** First and last day, where the business is. */
export interface Span {
  from: string;
  to: string;
  timeZone: string;
}
