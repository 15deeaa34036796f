import type { Texts } from './en.ts';

export const ko: Texts = {
  tag: 'ko-KR',
  dear: (name) => (name ? `${name}님, 안녕하십니까.` : '고객님, 안녕하십니까.'),
  colleague: (name) => `${name}님, 안녕하십니까.`,
  closing: (business) => ['감사합니다.', `${business} 드림`],
  footer: {
    customer: (business, reference) =>
      `${reference} 건으로 ${business}에서 보내 드리는 메일입니다. 이 메일에 바로 회신하실 수 있습니다.`,
    reach: (phone, email) => `${phone} · ${email}`,
    optOut: (email) =>
      `이러한 안내 메일을 원하지 않으시면 ${email} 주소로 알려 주십시오. 더 이상 보내 드리지 않겠습니다.`,
    staff: (business) => `Aftercare가 ${business} 담당자에게 보내는 메일입니다.`,
  },
  ticketReference: (id) => `접수 번호 ${id}`,
  visitReference: '구매하신 제품의 사후 관리',
  label: {
    ticket: '접수 번호',
    subject: '제목',
    requestType: '유형',
    priority: '우선순위',
    product: '제품',
    customer: '고객',
    assignee: '담당자',
    answerBy: '답변 기한',
    answerWasDue: '지난 답변 기한',
    settledBy: '처리 완료 기한',
    due: '기한',
    wasDue: '지난 기한',
    what: '내용',
    visit: '예약 번호',
    days: '제안 기간',
    agreed: '약속 일시',
    who: '담당자',
    phone: '전화',
    reason: '사유',
    report: '보고 내용',
    task: '할 일',
    promised: '약속 내용',
    promisedFor: '약속한 기한',
    newTime: '새 기한',
    toldInstead: '고객 안내 기한',
    keptSince: '이후 처리됨',
  },
  priority: { low: '낮음', normal: '보통', high: '높음', urgent: '긴급' },
  clock: {
    'first-response': '첫 답변',
    'next-response': '다음 답변',
    'progress-update': '진행 상황 안내',
    arrival: '현장 도착',
    resolution: '처리 완료',
  },
  visit: {
    'satisfaction-call': '만족도 확인 전화',
    'return-visit': '정기 방문',
    'maintenance-check': '정기 점검',
    'phone-check': '전화 점검',
    'technical-visit': '기술 방문',
    'managers-patrol': '책임자 방문',
    questionnaire: '설문 조사',
    'seasonal-inspection': '계절 점검',
  },
  received: {
    title: '문의를 잘 받았습니다',
    titleComplaint: '알려 주셔서 감사합니다',
    thanks: '문의해 주셔서 감사합니다. 보내 주신 내용은 정상적으로 접수되어 담당자가 확인하고 있습니다.',
    sorry: '불편을 드려 진심으로 죄송합니다. 보내 주신 내용은 정상적으로 접수되어 담당자가 확인하고 있습니다.',
    promise: '고객님께 드리는 약속',
    ifLate: '약속한 시간을 넘기면 책임자에게 자동으로 보고됩니다. 따로 확인 연락을 주지 않으셔도 됩니다.',
    more: (phone, id) =>
      `덧붙이실 내용이 있으시면 이 메일에 회신해 주시거나, ${phone}번으로 전화하여 ${id} 번호를 말씀해 주십시오.`,
    preview: (answerBy) => `${answerBy}까지 답변드리겠습니다.`,
  },
  reply: {
    title: '답변을 보내 드립니다',
    from: (name) => `${name} 담당자의 답변입니다.`,
    fromUs: '저희의 답변입니다.',
    next: '앞으로의 일정',
    more: '더 궁금하신 점이 있으시면 이 메일에 바로 회신해 주십시오.',
  },
  resolved: {
    title: '처리가 완료되었습니다',
    intro: '접수하신 건의 처리를 마쳤습니다. 처리한 내용은 다음과 같습니다.',
    thanks: '기다려 주시고, 바로잡을 기회를 주셔서 진심으로 감사합니다.',
    notSettled: '아직 해결되지 않은 점이 있으시면 이 메일에 회신해 주십시오. 다시 처리해 드리겠습니다.',
    preview: '처리한 내용을 안내해 드립니다.',
  },
  reopened: {
    title: '다시 처리를 시작했습니다',
    intro: '접수하신 건을 다시 처리하고 있습니다. 처음에 해결해 드리지 못하여 죄송합니다.',
    promise: '새로 드리는 약속',
  },
  late: {
    titleOver: '약속한 기한을 지키지 못했습니다',
    titleAhead: '약속한 기한을 지키지 못할 것 같습니다',
    over: '고객님께 드린 약속을 제때 지키지 못했습니다. 진심으로 죄송합니다. 먼저 물어보시기 전에 저희가 말씀드립니다.',
    ahead:
      '고객님께 드린 약속을 제때 지키지 못하게 되었습니다. 진심으로 죄송합니다. 기다리시기 전에 미리 말씀드립니다.',
    instead: '새로 드리는 약속',
    preview: (newTime) => `새 기한: ${newTime}`,
    more: (phone, id) =>
      `따로 하실 일은 없습니다. 이 기한이 곤란하시면 이 메일에 회신해 주시거나, ${phone}번으로 전화하여 ${id} 번호를 말씀해 주십시오.`,
  },
  assigned: {
    subject: '담당 배정',
    title: '담당자로 배정되었습니다',
    intro: '이 건의 담당자로 배정되었습니다.',
    by: (name) => `${name}님이 이 건을 배정했습니다.`,
    wrote: '고객이 보낸 내용:',
  },
  customerWrote: {
    subject: '추가 문의',
    title: '고객님의 추가 문의가 있습니다',
    intro: '고객님이 추가로 문의하시고 답변을 기다리고 계십니다.',
    onHold: '보류 중인 건에 고객님이 추가로 문의하셨습니다. 처리를 다시 시작할 때까지 답변 기한이 정해지지 않습니다.',
    resolved:
      '처리가 완료된 건에 고객님이 다시 문의하셨습니다. 다시 열기 전에는 약속된 답변 기한이 없으니, 다시 열어야 하는지 확인해 주십시오.',
    noted: (name) => `${name}님이 기록한 내용:`,
  },
  takenOver: {
    subject: '인계됨',
    title: '다른 담당자에게 인계되었습니다',
    intro: (name) => `이 건은 상위 담당자에게 이관되어 현재 ${name}님이 담당합니다. 추가로 하실 일은 없습니다.`,
  },
  reopenedStaff: {
    subject: '재접수',
    title: '다시 열린 건입니다',
    intro: '처리가 완료되었던 건이 다시 열렸습니다.',
  },
  task: { subject: '할 일', title: '할 일이 있습니다', intro: '다음 일을 처리해 주십시오.' },
  warning: {
    subject: '기한 임박',
    title: '약속 기한이 다가오고 있습니다',
    intro: '고객님께 드린 약속이 아직 지켜지지 않았습니다. 아직 시간이 남아 있습니다.',
    progress:
      '고객님께 진행 상황을 알려 드릴 때가 다가오고 있습니다. 새로운 소식이 없어도 알려 드려야 하며, 아직 시간이 남아 있습니다.',
  },
  broken: {
    subject: '기한 초과',
    title: '약속을 지키지 못했습니다',
    intro: '고객님께 약속한 시간이 지났으나 아직 지켜지지 않았습니다. 지금 바로 조치해 주십시오.',
    progress:
      '고객님께 진행 상황을 알려 드렸어야 할 시간이 지났습니다. 아직 확인 중이라는 소식이라도 지금 알려 주십시오.',
  },
  escalated: {
    subject: '상위 이관',
    title: '상위 담당자에게 이관되었습니다',
    yours: '지키지 못한 약속이 아직 해결되지 않아 이관되었으며, 이제 이 건의 담당자이십니다.',
    with: (name) => `지키지 못한 약속이 아직 해결되지 않아 ${name}님에게 이관되었습니다.`,
    plain: '지키지 못한 약속이 아직 해결되지 않아 상위로 이관되었습니다.',
  },
  digest: {
    subject: (total, summary) => `알림 ${total}건: ${summary}`,
    comma: ', ',
    title: (total) => `알림 ${total}건을 모아 보내 드립니다`,
    intro: '짧은 시간에 몰렸거나 근무 시간 외에 생긴 알림입니다. 메일이 쌓이지 않도록 한 통에 모았습니다.',
    heading: {
      'promise-escalated': '상위 이관',
      'promise-broken': '기한 초과',
      'promise-warning': '기한 임박',
      'customer-wrote': '고객 추가 문의',
      'task-opened': '할 일',
      'ticket-assigned': '새로 배정된 건',
      'ticket-taken-over': '다른 담당자에게 인계된 건',
    },
    count: {
      'promise-escalated': (count) => `상위 이관 ${count}건`,
      'promise-broken': (count) => `기한 초과 ${count}건`,
      'promise-warning': (count) => `기한 임박 ${count}건`,
      'customer-wrote': (count) => `추가 문의 ${count}건`,
      'task-opened': (count) => `할 일 ${count}건`,
      'ticket-assigned': (count) => `신규 배정 ${count}건`,
      'ticket-taken-over': (count) => `인계 ${count}건`,
    },
    more: (hidden) => `외 ${hidden}건`,
    zone: (zone) => `시각은 모두 ${zone} 기준입니다.`,
  },
  conduct: {
    subject: (what) => `응대 관련: ${what}`,
    title: '응대에 관한 불만이 사실로 확인되었습니다',
    titleTold: (name) => `${name}님에 관한 불만이 사실로 확인되었습니다`,
    intro: (id) => `고객 응대와 관련하여 접수된 불만(${id})을 조사한 결과 사실로 확인되었습니다.`,
    introTold: (name, id) => `${name}님의 고객 응대와 관련하여 접수된 불만(${id})을 조사한 결과 사실로 확인되었습니다.`,
    count: '지금까지 확인된 횟수',
    what: '조치',
    step: { warning: '경고', penalty: '징계', management: '경영진 보고' },
    follows: {
      warning: '이번에는 경고로 알려 드립니다. 개선의 기회로 삼아 주시기 바랍니다.',
      penalty: '규정에 따라 징계가 따르며, 내용은 면담을 통해 정합니다.',
      management: '규정에 따라 경영진에 보고됩니다.',
    },
    told: {
      warning: (name) => `${name}님에게 경고 메일을 보냈습니다. 직접 면담도 해 주십시오.`,
      penalty: (name) => `${name}님에게 징계가 따른다는 메일을 보냈습니다. 징계 내용을 정하고 면담해 주십시오.`,
      management: (name) =>
        `규정에 따라 ${name}님의 거취를 정해야 합니다. 경영진에 보고해 주십시오. 본인에게는 메일을 보내지 않았습니다.`,
    },
    withdrawn: {
      subject: '취소',
      title: '불만 한 건이 취소되었습니다',
      yours: (id) =>
        `본인의 응대에 관한 불만(${id})을 다시 조사한 결과 사실이 아닌 것으로 확인되어, 횟수에서 제외되었습니다.`,
      about: (name, id) =>
        `${name}님의 응대에 관한 불만(${id})을 다시 조사한 결과 사실이 아닌 것으로 확인되어, 횟수에서 제외되었습니다.`,
      sorry: '그동안 마음고생을 하시게 하여 죄송합니다.',
    },
    disagree: (lead) => `사실과 다르다고 생각하시면 ${lead}님과 상의해 주십시오.`,
  },
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
  attention: {
    subjectMissed: '약속 불이행',
    titleMissed: '약속을 지키지 못한 건입니다',
    notReported: '보고가 없습니다.',
    missedAgreed: '고객님이 동의하신 일정이었습니다. 책임자가 연락드린다고 안내했으니 오늘 중으로 연락해 주십시오.',
    missedUnmet: '제안한 기간 안에 일정을 잡지 못했습니다. 고객님이 아직 원하시는지 확인해 주십시오.',
    subjectUnhappy: '불만족',
    titleUnhappy: '만족하지 못하신 고객님이 계십니다',
    unhappy: '책임자가 연락드린다고 안내했으니 오늘 중으로 연락해 주십시오.',
  },
  summary: {
    subject: (month, total) => `${month} 불만 접수: ${total}건`,
    title: (month) => `${month} 불만 접수 현황`,
    caption: () => '건',
    more: (difference, before) => `전월(${before}건)보다 ${difference}건 늘었습니다.`,
    fewer: (difference, before) => `전월(${before}건)보다 ${difference}건 줄었습니다.`,
    same: (before) => `전월(${before}건)과 같습니다.`,
    none: '이번 달과 전월 모두 접수된 불만이 없습니다.',
    byCause: '원인별',
    byProduct: '제품별',
    columns: (label) => [label, '이번 달', '전월', '증감'],
    cause: '원인',
    product: '제품',
    group: { product: '제품', service: '서비스', logistics: '배송', buyer: '구매자', unknown: '미분류' },
  },
};
