import type { enTimes } from './en-times.ts';
import { toward } from './toward.ts';

/** Korean; see en-times.ts. */
export const koTimes: typeof enTimes = {
  onHold: {
    title: '요청하신 건의 처리가 잠시 보류되었습니다',
    intro: {
      customer: '처리를 계속하려면 고객님의 답변이 필요합니다.',
      parts: '처리에 필요한 부품이 들어오기를 기다리고 있습니다.',
      partner: '협력 업체의 회신을 기다리고 있습니다.',
      date: '아래 일시까지 처리가 보류됩니다.',
    },
    stopped: '보류 중에는 아래 예정 시각이 멈춥니다',
    goesOn: '보류 종료 예정',
    after: '처리를 다시 시작하면 새 예정 시각을 알려 드리겠습니다.',
    more: (phone, id) =>
      `알려 주실 내용이 있으시면 이 메일에 회신해 주시거나, ${toward(phone)} 전화하여 접수 번호(${id})를 말씀해 주십시오.`,
  },
  moved: {
    title: '예정 시각이 변경되었습니다',
    intro: '안내해 드린 예정 시각이 아래와 같이 변경되었습니다.',
    instead: (time) => `변경 전: ${time}`,
    gone: (time) => `예정이 취소되었습니다 (변경 전: ${time})`,
    preview: '안내해 드린 예정 시각이 변경되었습니다.',
  },
  holdReminder: {
    title: '고객님의 답변을 기다리고 있습니다',
    intro: '고객님의 답변이 필요하여 처리가 보류되어 있습니다. 답변을 주시면 처리를 계속하겠습니다.',
    more: (phone, id) =>
      `이 메일에 회신해 주시거나, ${toward(phone)} 전화하여 접수 번호(${id})를 말씀해 주십시오. 더 이상 필요하지 않으시면 그렇게 알려 주시기 바랍니다.`,
  },
  closeOffer: {
    title: '이 건을 종료해도 괜찮으신지요?',
    intro: '한동안 연락이 없으셔서 이 건을 종료해도 괜찮을지 여쭙습니다.',
    more: (phone, id) =>
      `아직 도움이 필요하시면 이 메일에 회신해 주시거나, ${toward(phone)} 전화하여 접수 번호(${id})를 말씀해 주십시오.`,
  },
  lateAgain: {
    again: {
      title: '다시 안내해 드린 시각도 지키지 못했습니다',
      intro: '새로 안내해 드린 시각도 지키지 못했습니다. 진심으로 죄송합니다.',
      promise: '새로 드리는 약속',
    },
    calls: (name) => `${name} 담당자가 고객님께 직접 연락드리도록 하였습니다.`,
    somebody: '책임',
  },
  unrouted: {
    subject: '담당자 부재',
    title: '이 건을 맡을 담당자가 모두 부재중입니다',
    intro: '이 유형을 맡는 직원이 모두 부재중입니다. 복귀하는 대로 배정되며, 그때까지 살펴봐 주십시오.',
  },
  holdWaiting: {
    subject: '보류 중',
    title: '이 건은 아직 보류 중입니다',
    intro: '이 건은 아직 보류 중입니다. 기다리던 것이 도착했는지 확인해 주십시오.',
    over: '보류가 끝나 기한이 다시 진행되고 있습니다. 처리를 계속하시거나, 처리가 끝났으면 완료해 주십시오.',
    until: '보류 종료',
    reason: '사유',
  },
  taskDue: {
    subject: '할 일 기한',
    title: '할 일의 기한이 되었습니다',
    soon: '아직 처리되지 않은 할 일입니다. 아직 시간이 있습니다.',
    over: '할 일의 기한이 지났으나 아직 처리되지 않았습니다. 지금 처리해 주십시오.',
  },
  hold: '보류 종료',
};
