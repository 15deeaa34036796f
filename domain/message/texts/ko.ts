import type { Texts } from './en.ts';
import { koReturned } from './ko-returned.ts';
import { koStaff } from './ko-staff.ts';
import { koTimes } from './ko-times.ts';
import { koVisits } from './ko-visits.ts';
import { koReasons } from './reasons.ts';
import { toward } from './toward.ts';
import { visitKindsIn } from './visit-kinds.ts';

export const ko: Texts = {
  tag: 'ko-KR',
  dear: (name) => (name ? `${name}님, 안녕하십니까.` : '고객님, 안녕하십니까.'),
  colleague: (name) => `${name}님, 안녕하십니까.`,
  marks: { colon: ': ', comma: ', ' },
  closing: (business) => ['감사합니다.', `${business} 드림`],
  footer: {
    person: (name, business) => `${business} ${name}`,
    personal: (name, business, reference) => `${business} ${name} 담당자가 ${reference} 건으로 보내 드리는 메일입니다.`,
    customer: (business, reference) => `${business}에서 ${reference} 건으로 보내 드리는 메일입니다.`,
    reach: (phone, email) =>
      `이 메일에 회신하시면 저희 담당자(${email})에게 전달됩니다. 전화는 ${toward(phone)} 주시기 바랍니다.`,
    optOut: (email) => `이러한 안내 메일을 원하지 않으시면 ${email} 주소로 알려 주시기 바랍니다.`,
    staff: (business) => `Aftercare가 ${business} 직원에게 보내는 메일입니다.`,
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
    answerBy: '답변 예정',
    answerWasDue: '지난 답변 예정',
    settledBy: '처리 완료 예정',
    due: '기한',
    wasDue: '지난 기한',
    what: '내용',
    visit: '예약 번호',
    days: '제안 기간',
    agreed: '예약 일시',
    insteadOf: '변경 전 일시',
    calledOff: '취소된 일시',
    who: '담당자',
    phone: '전화',
    email: '이메일',
    language: '사용 언어',
    order: '주문 번호',
    reason: '사유',
    report: '보고 내용',
    task: '할 일',
    promised: '안내드린 내용',
    promisedFor: '당초 예정',
    newTime: '새 예정 시각',
    toldInstead: '고객 안내 시각',
    keptSince: '처리 시각',
  },
  priority: { low: '낮음', normal: '보통', high: '높음', urgent: '긴급' },
  clock: {
    'first-response': '첫 답변',
    'next-response': '다음 답변',
    'progress-update': '진행 상황 안내',
    arrival: '현장 도착',
    resolution: '처리 완료',
  },
  visit: visitKindsIn('ko'),
  received: {
    wrote: {
      title: '문의가 접수되었습니다',
      intro: '문의해 주셔서 감사합니다. 보내 주신 내용이 접수되어 확인하고 있습니다.',
      sorryIntro: '보내 주신 내용이 접수되어 확인하고 있습니다.',
    },
    called: {
      title: '요청이 접수되었습니다',
      intro: '전화 주셔서 감사합니다. 말씀해 주신 내용이 접수되어 확인하고 있습니다.',
      sorryIntro: '전화로 말씀해 주신 내용이 접수되어 확인하고 있습니다.',
    },
    shop: {
      title: '요청이 접수되었습니다',
      intro: '쇼핑몰을 통해 요청하신 내용이 접수되어 확인하고 있습니다.',
      sorryIntro: '쇼핑몰을 통해 알려 주신 내용이 접수되어 확인하고 있습니다.',
    },
    return: {
      title: '반품 요청이 접수되었습니다',
      intro: '반품을 요청해 주셨습니다. 요청하신 내용이 접수되어 확인하고 있습니다.',
      sorryIntro: '반품을 요청해 주셨습니다. 요청하신 내용이 접수되어 확인하고 있습니다.',
    },
    titleComplaint: '알려 주셔서 감사합니다',
    sorry: '이용에 불편을 겪으셨다니 안타깝게 생각합니다. ',
    promise: '고객님께 드리는 약속',
    ifLate: '예정보다 늦어지면 책임자에게 자동으로 보고되므로, 따로 확인 연락을 주지 않으셔도 됩니다.',
    more: (phone, id) =>
      `덧붙이실 내용이 있으시면 이 메일에 회신해 주시거나, ${toward(phone)} 전화하여 접수 번호(${id})를 말씀해 주십시오.`,
  },
  reply: { next: '앞으로의 일정' },
  appointment: {
    booked: { title: '방문 예약 안내', intro: '방문 일시가 아래와 같이 정해졌습니다.' },
    moved: { title: '방문 일시 변경 안내', intro: '방문 일시가 아래와 같이 변경되었습니다.' },
    calledOff: {
      title: '방문 예약 취소 안내',
      intro: '아래 일시의 방문이 취소되었습니다. 새 일시를 다시 정해 드리겠습니다.',
    },
    dropped: {
      title: '방문 예약 취소 안내',
      intro: '아래 일시의 방문이 취소되었습니다. 방문이 계속 필요하시면 새 일시를 정해 드리겠습니다.',
    },
    more: (phone, id) =>
      `이 시간이 어려우시면 이 메일에 회신해 주시거나, ${toward(phone)} 전화하여 접수 번호(${id})를 말씀해 주십시오.`,
  },
  resolved: {
    title: '처리가 완료되었습니다',
    notSettled: (phone) =>
      `아직 해결되지 않은 점이 있으시면 이 메일에 회신해 주시거나 ${toward(phone)} 전화해 주십시오.`,
  },
  reopened: {
    title: '요청하신 건을 다시 살펴보겠습니다',
    intro: '요청하신 건을 다시 열었습니다. 내용을 다시 확인하여 처리해 드리겠습니다.',
    promise: '새로 드리는 약속',
  },
  late: {
    over: {
      title: '안내해 드린 시각을 지키지 못했습니다',
      intro: '고객님께 약속드린 시각을 지키지 못했습니다. 진심으로 죄송합니다. 새 예정 시각을 먼저 알려 드립니다.',
      promise: '새로 드리는 약속',
    },
    ahead: {
      title: '예정보다 늦어질 것 같습니다',
      intro: '고객님께 약속드린 시각을 지키기 어렵게 되었습니다. 기다리지 않으시도록 미리 알려 드립니다.',
      promise: '새로 드리는 약속',
    },
    longer: {
      title: '처리가 예정보다 늦어지고 있습니다',
      intro: '요청하신 건의 처리에 계획보다 시간이 더 걸리고 있습니다. 기다리지 않으시도록 먼저 알려 드립니다.',
      promise: '새로 드리는 약속',
    },
    anew: {
      title: '새 예정 시각을 알려 드립니다',
      intro: '요청하신 건의 예정 시각을 새로 정했습니다. 기다리지 않으시도록 먼저 알려 드립니다.',
      promise: '새로 드리는 약속',
    },
    preview: (newTime) => `새 예정 시각: ${newTime}`,
    more: (phone, id) =>
      `따로 하실 일은 없습니다. 새 시각이 곤란하시면 이 메일에 회신해 주시거나, ${toward(phone)} 전화하여 접수 번호(${id})를 말씀해 주십시오.`,
  },
  ...koStaff,
  ...koVisits,
  times: koTimes,
  ...koReturned,
  summary: {
    subject: (month, total) => `${month} 불만 접수: ${total}건`,
    title: (month) => `${month} 불만 접수 현황`,
    caption: () => '건',
    more: (difference, before) => `전월(${before}건)보다 ${difference}건 늘었습니다.`,
    fewer: (difference, before) => `전월(${before}건)보다 ${difference}건 줄었습니다.`,
    same: (before) => `전월(${before}건)과 같습니다.`,
    none: (month, before) => `${month}과 ${before} 모두 접수된 불만이 없습니다.`,
    byCause: '원인별',
    byProduct: '제품별',
    columns: (label, month, before) => [label, month, before, '증감'],
    cause: '원인',
    product: '제품',
    noProduct: '미입력',
    group: { product: '제품', service: '서비스', logistics: '배송', buyer: '구매자', unknown: '미분류' },
    reason: koReasons,
  },
};
