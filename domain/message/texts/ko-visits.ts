import type { VisitTexts } from './en-visits.ts';

export const koVisits: VisitTexts = {
  offer: {
    title: {
      'satisfaction-call': '사용하시는 데 불편은 없으신지요?',
      'return-visit': '정기 방문을 예약해 주십시오',
      'maintenance-check': '정기 점검 시기입니다',
      'phone-check': '잘 작동하고 있는지 전화로 확인해 드립니다',
      'technical-visit': '기술 담당자가 찾아뵙고자 합니다',
      'managers-patrol': '책임자가 직접 찾아뵙고자 합니다',
      questionnaire: '저희 서비스는 어떠셨는지요?',
      'seasonal-inspection': '계절이 오기 전에 점검해 드립니다',
    },
    intro: {
      'satisfaction-call': (products) =>
        `구매하신 제품(${products})을 며칠간 사용해 보셨을 것입니다. 만족스러우신지 전화로 여쭙고자 합니다.`,
      'return-visit': (products) =>
        `정기 방문 시기가 되었습니다. 제품(${products})을 점검하고, 필요한 부분을 조정하며, 궁금하신 점에 답해 드리겠습니다.`,
      'maintenance-check': (products) =>
        `제품(${products})의 정기 점검 시기가 되었습니다. 상태를 점검하고, 닳은 부분을 조이거나 교체한 뒤 결과를 알려 드리겠습니다.`,
      'phone-check': (products) =>
        `제품(${products})이 잘 작동하고 있는지 전화로 함께 확인하고자 합니다. 발견된 문제는 해결하고 결과를 알려 드리겠습니다.`,
      'technical-visit': (products) =>
        `기술 담당자가 방문하여 제품(${products})의 설계와 시공 상태를 살피고, 개선할 점을 듣고자 합니다.`,
      'managers-patrol': (products) =>
        `책임자가 직접 방문하여 제품(${products})을 살피고, 저희 서비스에 대한 솔직한 말씀을 듣고자 합니다.`,
      questionnaire: (products) =>
        `제품(${products})을 한동안 사용해 보셨을 것입니다. 제품과 저희 서비스에 대해 몇 가지 여쭙고자 합니다.`,
      'seasonal-inspection': (products) =>
        `곧 계절이 바뀝니다. 날씨가 험해지기 전에 제품(${products})을 점검해 드리고자 합니다.`,
    },
    how: (phone) => `원하시는 날짜와 시간을 이 메일에 회신해 주시거나 ${phone}번으로 전화해 주십시오.`,
    no: '원하지 않으시면 편하게 말씀해 주십시오.',
    preview: (days) => `제안 기간: ${days}`,
    yourGoods: '구매하신 제품',
  },
  confirmed: {
    title: '약속이 확정되었습니다',
    intro: '감사합니다. 다음 일시로 예약해 드렸습니다.',
    change: (phone) =>
      `일정 변경이 필요하시면 이 메일에 회신해 주시거나 ${phone}번으로 전화해 주십시오. 다른 시간을 찾아 드리겠습니다.`,
  },
  reminder: { title: '약속 일정을 다시 알려 드립니다', intro: '곧 약속하신 일정입니다.' },
  thanks: {
    title: '감사합니다',
    call: '바쁘신 중에 통화에 응해 주셔서 감사합니다. 들려주신 말씀은 더 나은 서비스를 만드는 데 쓰겠습니다.',
    visit: '귀한 시간을 내어 주시고 저희를 믿어 주셔서 감사합니다.',
    unhappy: '만족을 드리지 못하여 진심으로 죄송합니다. 책임자에게 전달하였으며, 책임자가 직접 연락드리겠습니다.',
    next: (month) => `${month}에 다시 연락드리겠습니다.`,
    more: '더 하실 말씀이 있으시면 언제든지 이 메일에 회신해 주십시오.',
  },
  missed: {
    titleBroken: '진심으로 사과드립니다',
    broken: '약속드린 일정을 지키지 못했습니다. 시간을 비워 두고 기다리셨을 텐데, 진심으로 죄송합니다.',
    promise: (lead) =>
      lead
        ? `책임자 ${lead}에게 전달하였으며, 책임자가 직접 연락드려 새로운 일정을 잡아 드리겠습니다.`
        : '책임자에게 전달하였으며, 책임자가 직접 연락드려 새로운 일정을 잡아 드리겠습니다.',
    titleUnmet: '일정을 잡지 못했습니다',
    unmet: '제안드린 기간이 지났습니다. 일정을 잡아 드리지 못하여 아쉽습니다.',
    still: (phone) =>
      `원하시면 지금이라도 이 메일에 회신해 주시거나 ${phone}번으로 전화해 주십시오. 시간을 마련하겠습니다.`,
    next: (month) => `연락이 없으시면 ${month}에 다시 연락드리겠습니다.`,
  },
  agreedStaff: { subject: '약속 확정', title: '약속이 확정되었습니다', intro: '고객님이 다음 일시에 동의하셨습니다.' },
  reminderStaff: { subject: '예정', title: '곧 약속이 있습니다', intro: '담당하시는 약속입니다.' },
  handedOverStaff: { subject: '담당 변경', title: '약속을 넘겨받으셨습니다', intro: '이제 담당하시는 약속입니다.' },
  attention: {
    subjectMissed: '약속 불이행',
    titleMissed: '약속을 지키지 못한 건입니다',
    subjectUnmet: '일정 미정',
    titleUnmet: '일정을 잡지 못한 건입니다',
    notReported: '보고가 없습니다.',
    missedAgreed: '고객님이 동의하신 일정이었습니다. 책임자가 연락드린다고 안내했으니 오늘 중으로 연락해 주십시오.',
    missedUnmet: '제안한 기간 안에 일정을 잡지 못했습니다. 고객님이 아직 원하시는지 확인해 주십시오.',
    subjectUnhappy: '불만족',
    titleUnhappy: '만족하지 못하신 고객님이 계십니다',
    unhappy: '책임자가 연락드린다고 안내했으니 오늘 중으로 연락해 주십시오.',
  },
};
