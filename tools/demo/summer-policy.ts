import starter from '../../policies/starter.json' with { type: 'json' };

const complaint = starter.requestTypes.complaint;
const text = (en: string, ko: string, zh: string) => ({ en, ko, zh });
const teamOf: Record<string, string> = { jiwoo: 'after-sales', minho: 'after-sales', mina: 'after-sales' };

/**
 * What the owner changes in June: complaints answered within eight office hours instead of a day and a night, a deputy for
 * the technician, and a complaint line that has no stake in the work complained about.
 */
export const summerPolicy = {
  ...starter,
  version: 'summer-2026',
  teams: {
    'after-sales': { title: text('After-sales', '사후 서비스팀', '售后服务部') },
    'complaint-line': {
      title: text('Complaint line', '고객 불만 전담팀', '投诉专线'),
      separateFrom: ['after-sales'],
    },
  },
  staff: [
    ...starter.staff.map((person) => ({
      ...person,
      ...(teamOf[person.id] ? { team: teamOf[person.id] } : {}),
      ...(person.id === 'minho' ? { deputy: 'chen' } : {}),
    })),
    {
      id: 'sora',
      name: '정소라',
      role: 'inspector',
      email: 'sora@aftercare.example',
      locale: 'ko',
      team: 'complaint-line',
    },
  ],
  conduct: { steps: ['warning', 'penalty', 'management'], tell: ['lead'] },
  ladders: {
    ...starter.ladders,
    apart: [
      { name: 'breach', at: { share: 1 }, notify: ['assignee', 'manager'] },
      { name: 'again', at: { after: 'P5D' }, repeat: 'P5D', notify: ['manager'] },
    ],
  },
  requestTypes: {
    ...starter.requestTypes,
    complaint: {
      ...complaint,
      clocks: {
        ...complaint.clocks,
        'first-response': { ...complaint.clocks['first-response'], calendar: 'office', target: 'PT8H' },
      },
    },
    conduct: {
      title: text('Complaint about a member of staff', '직원 응대 불만', '对工作人员的投诉'),
      complaint: true,
      conduct: true,
      priority: 'high',
      assign: { team: 'complaint-line', by: 'first' },
      clocks: {
        'first-response': { calendar: 'office', target: 'PT8H', ladder: 'apart' },
        'next-response': { calendar: 'office', target: 'PT8H', ladder: 'apart' },
        resolution: { calendar: 'office', target: 'P10D', ladder: 'apart' },
      },
    },
  },
};
