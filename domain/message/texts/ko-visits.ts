import type { VisitTexts } from './en-visits.ts';
import { toward } from './toward.ts';

export const koVisits: VisitTexts = {
  productsComma: ', ',
  productsMore: (named, more) => `${named} 외 ${more}건`,
  offer: {
    title: {
      'satisfaction-call': '구매하신 제품은 마음에 드시는지요?',
      'return-visit': '정기 방문을 예약해 주십시오',
      'maintenance-check': '정기 점검 시기입니다',
      'phone-check': '전화로 점검해 드립니다',
      'technical-visit': '기술 담당자가 찾아뵙고자 합니다',
      'managers-patrol': '책임자가 직접 찾아뵙고자 합니다',
      questionnaire: '저희 서비스는 어떠셨는지요?',
      'seasonal-inspection': '계절이 오기 전에 점검해 드립니다',
    },
    intro: {
      'satisfaction-call': (products) =>
        `주문하신 제품(${products})과 관련하여 불편하신 점은 없는지 전화로 여쭙고자 합니다.`,
      'return-visit': (products) =>
        `직접 찾아뵙고 제품(${products})을 살펴본 뒤, 필요한 부분을 조정하고 궁금하신 점에 답해 드리겠습니다.`,
      'maintenance-check': (products) =>
        `제품(${products})의 정기 점검 시기가 되었습니다. 상태를 살펴보고 풀린 곳은 조이며, 닳은 부품은 교체해 드리겠습니다.`,
      'phone-check': (products) => `제품(${products})과 관련하여 불편하신 점은 없는지 전화로 확인해 드리고자 합니다.`,
      'technical-visit': (products) =>
        `기술 담당자가 방문하여 제품(${products})의 설계와 시공 상태를 함께 살펴보고 개선할 점을 듣고자 합니다.`,
      'managers-patrol': (products) =>
        `책임자가 직접 방문하여 제품(${products})을 살펴보고, 저희 서비스에 대한 솔직한 말씀을 듣고자 합니다.`,
      questionnaire: (products) => `제품(${products})과 저희 서비스에 대해 몇 가지 여쭙고자 합니다.`,
      'seasonal-inspection': (products) => `날씨가 궂어지기 전에 제품(${products})을 점검해 드리고자 합니다.`,
    },
    how: (phone) => `원하시는 날짜와 시간을 ${toward(phone)} 전화하시거나 이 메일에 회신하여 알려 주십시오.`,
    askPhone: '통화하실 전화번호도 함께 알려 주십시오.',
    no: '원하지 않으시면 편하게 말씀해 주십시오.',
    preview: (days) => `제안 기간: ${days}`,
    daysComma: ', ',
    workingDays: (days) => `${days} 중 영업일`,
    yourGoods: '구매하신 제품',
  },
  confirmed: {
    title: '예약이 확정되었습니다',
    intro: '감사합니다. 다음과 같이 예약되었습니다.',
    change: (phone) => `시간을 바꾸고 싶으시면 ${toward(phone)} 전화하시거나 이 메일에 회신해 주십시오.`,
  },
  moved: { title: '예약 시간이 변경되었습니다', intro: '예약 시간이 다음과 같이 변경되었습니다.' },
  reminder: { title: '예약 일정을 다시 알려 드립니다', intro: '예약하신 일정이 다가와 알려 드립니다.' },
  handedOver: {
    title: '예약 담당자가 변경되었습니다',
    intro: (to, from) => `담당자가 변경되었습니다(${from} → ${to}). 예약 시간은 그대로입니다.`,
    introNew: (to) => `담당자가 변경되어 ${to} 담당자가 맡습니다. 예약 시간은 그대로입니다.`,
  },
  thanks: {
    title: '감사합니다',
    call: '바쁘신 중에 통화에 응해 주셔서 감사합니다. 들려주신 말씀은 더 나은 서비스를 위해 소중히 쓰겠습니다.',
    visit: '귀한 시간을 내어 주시고 저희를 믿어 주셔서 감사합니다.',
    titleUnhappy: '말씀해 주셔서 감사합니다',
    unhappy: '만족을 드리지 못하여 진심으로 죄송합니다.',
    next: (what, month) => `다음 예정: ${what}, ${month}`,
    more: (phone) => `더 하실 말씀이 있으시면 ${toward(phone)} 전화하시거나 이 메일에 회신해 주십시오.`,
  },
  opened: {
    intro: (id) => `말씀하신 내용을 접수하여 확인하고 있습니다(접수 번호 ${id}).`,
    owed: (id) => `이 예약은 저희가 다시 잡아 드려야 할 일정으로 접수하였습니다(접수 번호 ${id}).`,
    promise: '앞으로의 진행',
  },
  missed: {
    title: '진심으로 사과드립니다',
    broken: '약속드린 시간을 지키지 못했습니다. 시간을 비워 두고 기다리셨을 텐데, 진심으로 죄송합니다.',
    titleThem: '약속 시간에 뵙지 못했습니다',
    them: '약속하신 시간에 연락드리고자 하였으나 뵙지 못했습니다.',
    still: (phone) => `다른 시간을 원하시면 ${toward(phone)} 전화하시거나 이 메일에 회신해 주십시오.`,
  },
  calledOff: {
    title: '예약이 취소되었습니다',
    byUs: '죄송합니다. 다음 예약을 지키기 어렵게 되었습니다.',
    byThem: '요청하신 대로 다음 예약을 취소하였습니다.',
    withOrder: '주문이 취소되어 다음 예약은 진행되지 않습니다.',
    titleOffer: '제안드린 일정을 취소합니다',
    offer: '앞서 일정을 제안드렸으나 이번에는 진행하지 못하게 되었습니다. 양해 부탁드립니다.',
    offerWaits:
      '앞서 일정을 제안드렸으나, 그 후 말씀해 주신 내용을 먼저 처리하겠습니다. 제안드린 일정에는 회신하지 않으셔도 됩니다.',
    offerWithOrder: '주문이 취소되어 제안드린 일정은 진행되지 않습니다.',
  },
  agreedStaff: { subject: '예약 확정', title: '예약이 확정되었습니다', intro: '고객님이 다음 시간에 동의하셨습니다.' },
  movedStaff: {
    subject: '예약 변경',
    title: '예약 시간이 변경되었습니다',
    intro: '고객님이 새로운 시간에 동의하셨습니다.',
  },
  reminderStaff: { subject: '예정', title: '곧 예약 시간입니다', intro: '담당하시는 예약입니다.' },
  handedOverStaff: { subject: '담당 변경', title: '예약을 넘겨받으셨습니다', intro: '이제 담당하시는 예약입니다.' },
  offStaff: {
    subject: '예약 취소',
    title: '예약이 취소되었습니다',
    byThem: '고객님이 취소하셨습니다. 이 시간에 방문하거나 전화하지 않으셔도 됩니다.',
    byUs: '저희 쪽에서 취소하였습니다. 이 시간에 방문하거나 전화하지 않으셔도 됩니다.',
    withOrder: '주문이 취소되었습니다. 이 시간에 방문하거나 전화하지 않으셔도 됩니다.',
    subjectOther: '담당 해제',
    titleOther: '다른 담당자가 이 예약을 맡았습니다',
    other: (name) => `이제 ${name}님이 이 예약을 담당합니다. 더 하실 일은 없습니다.`,
  },
  unreported: {
    subject: '진행 여부 확인',
    title: '예약이 진행되었는지 알려 주십시오',
    intro:
      '예약 시간이 지났으나 결과가 기록되지 않았습니다. 고객님께는 아무것도 안내하지 않았습니다. 진행되었는지, 진행되지 않았는지, 변경되었는지 기록해 주십시오.',
    lead: (name) =>
      `${name}님께 확인을 요청하였으나 이 예약의 결과가 아직 기록되지 않았습니다. 고객님께는 아무것도 안내하지 않았습니다. 확인하여 기록하도록 해 주십시오.`,
    nobody:
      '이 예약의 결과가 아직 기록되지 않았습니다. 고객님께는 아무것도 안내하지 않았습니다. 확인하여 기록하도록 해 주십시오.',
  },
  unanswered: {
    subject: '회신 기록 없음',
    title: '제안에 대한 회신이 기록되지 않았습니다',
    intro:
      '제안 기간이 지났습니다. 고객님이 회신하셨다면 기록해 주십시오. 지금도 예약을 확정하거나 결과를 기록할 수 있습니다. 그렇지 않다면 하실 일은 없습니다.',
  },
};
