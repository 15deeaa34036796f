import type { Worded } from '../../language.ts';
import type { VisitType } from '../../vocabulary.ts';

/** What visits are called by their kind. On their own: whoever only names a visit need not load all that mails say. */
export const visitKinds: Readonly<Record<VisitType, Worded>> = {
  'satisfaction-call': { en: 'Satisfaction call', ko: '만족도 확인 전화', zh: '满意度回访' },
  'return-visit': { en: 'Follow-up visit', ko: '사후 방문', zh: '定期上门回访' },
  'maintenance-check': { en: 'Regular service', ko: '정기 점검', zh: '定期保养' },
  'phone-check': { en: 'Check-up by phone', ko: '전화 점검', zh: '电话巡检' },
  'technical-visit': { en: 'Engineer’s visit', ko: '기술 방문', zh: '技术回访' },
  'managers-patrol': { en: 'Manager’s visit', ko: '책임자 방문', zh: '管理人员走访' },
  questionnaire: { en: 'Questionnaire', ko: '설문 조사', zh: '问卷调查' },
  'seasonal-inspection': { en: 'Seasonal inspection', ko: '계절 점검', zh: '季节检查' },
};

/** The same in one language. */
export function visitKindsIn(language: keyof Worded): Record<VisitType, string> {
  return Object.fromEntries(Object.entries(visitKinds).map(([kind, words]) => [kind, words[language]])) as Record<
    VisitType,
    string
  >;
}
