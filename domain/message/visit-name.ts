import type { Policy } from '../policy/policy.ts';
import type { Visit } from '../visit/visit.ts';
import type { Locale } from '../vocabulary.ts';
import { textsOf, titleIn } from './desk.ts';

/** What a visit is called: as its rule says, else by its kind. */
export function nameOfVisit(
  { seasons, plans }: Pick<Policy, 'seasons' | 'plans'>,
  visit: Pick<Visit, 'rule' | 'visitType'>,
  locale: Locale,
): string {
  const rule = [...seasons, ...plans].find((one) => one.name === visit.rule);
  return titleIn(rule?.title, locale) ?? textsOf(locale).visit[visit.visitType];
}
