/** A value, or the reason why there is none: the same as that of business time. */
export { ok, type RefusalOf, type Refused, type Result, refuse } from 'business-time/result';
