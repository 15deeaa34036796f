import type { StaffTexts } from './en-staff.ts';

export const koStaff: StaffTexts = {
  assigned: {
    subject: '담당 배정',
    title: '담당자로 배정되었습니다',
    intro: '이 건의 담당자로 배정되었습니다.',
    by: (name) => `${name}님이 이 건을 배정했습니다.`,
  },
  customerWrote: {
    wrote: {
      subject: '추가 문의',
      title: '고객님이 다시 문의하셨습니다',
      intro: '고객님이 다시 문의하시고 답변을 기다리고 계십니다.',
      heading: '고객이 보낸 내용:',
    },
    called: {
      subject: '추가 전화 문의',
      title: '고객님이 다시 전화하셨습니다',
      intro: '고객님이 다시 전화하시고 답변을 기다리고 계십니다.',
      heading: '고객이 전화로 말한 내용:',
    },
    noted: {
      subject: '추가 문의',
      title: '고객님이 다시 연락하셨습니다',
      intro: '고객님이 다시 연락하시고 답변을 기다리고 계십니다.',
      heading: '고객이 알려 온 내용:',
    },
    onHold: '보류 중인 건입니다. 보류를 해제할 때까지는 답변 기한이 없습니다.',
    resolved: '처리가 완료된 건입니다. 다시 열기 전에는 답변 기한이 없으니, 다시 열지 결정해 주십시오.',
    notedBy: (name) => `${name}님이 기록한 내용:`,
  },
  takenOver: {
    subject: '인계됨',
    title: '다른 담당자에게 인계되었습니다',
    intro: (name) => `이 건은 상위 담당자에게 이관되어 현재 ${name}님이 담당합니다. 추가로 하실 일은 없습니다.`,
  },
  appointmentStaff: {
    booked: {
      subject: '방문 예약',
      title: '담당하시는 방문이 예약되었습니다',
      intro: '동료가 고객과 방문 일시를 정했습니다.',
    },
    moved: {
      subject: '방문 변경',
      title: '담당하시는 방문 일시가 변경되었습니다',
      intro: '동료가 고객과 방문 일시를 다시 정했습니다.',
    },
    calledOff: {
      subject: '방문 취소',
      title: '담당하시는 방문이 취소되었습니다',
      intro: '이 일시에는 방문하지 않으셔도 됩니다.',
    },
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
    intro: '고객님께 약속한 일이 아직 처리되지 않았습니다. 아직 시간이 남아 있습니다.',
    progress:
      '고객님께 진행 상황을 알려 드릴 때가 다가오고 있습니다. 새로운 소식이 없어도 알려 드려야 하며, 아직 시간이 남아 있습니다.',
  },
  broken: {
    subject: '기한 초과',
    title: '약속한 기한이 지났습니다',
    intro: '고객님께 약속한 기한이 지났는데 아직 처리되지 않았습니다. 지금 바로 조치해 주십시오.',
    progress:
      '고객님께 진행 상황을 알려 드렸어야 할 시간이 지났습니다. 아직 확인 중이라는 소식이라도 지금 알려 주십시오.',
  },
  escalated: {
    subject: '상위 이관',
    title: '상위 담당자에게 이관되었습니다',
    yours: '약속한 기한이 지났는데도 처리되지 않아 이 건을 이관해 드립니다. 이제 직접 담당하시게 됩니다.',
    with: (name) => `약속한 기한이 지났는데도 처리되지 않아 ${name}님께 이관되었습니다.`,
    plain: '약속한 기한이 지났는데도 처리되지 않아 상위로 이관되었습니다.',
  },
  digest: {
    subject: (total, summary) => `알림 ${total}건: ${summary}`,
    title: (total) => `알림 ${total}건을 모아 보내 드립니다`,
    intro: '짧은 시간에 몰렸거나 근무 시간 외에 생긴 알림을 한 통에 모았습니다.',
    heading: {
      'ticket-unrouted': '담당자 부재',
      'hold-waiting': '확인할 보류 건',
      'task-due': '기한이 된 할 일',
      'promise-escalated': '상위 이관',
      'promise-broken': '기한 초과',
      'mail-returned': '메일 전달 문제',
      'promise-warning': '기한 임박',
      'customer-wrote': '고객 추가 문의',
      'task-opened': '할 일',
      'ticket-assigned': '새로 배정된 건',
      'ticket-taken-over': '다른 담당자에게 인계된 건',
    },
    count: {
      'ticket-unrouted': (count) => `담당자 부재 ${count}건`,
      'hold-waiting': (count) => `확인할 보류 ${count}건`,
      'task-due': (count) => `기한이 된 할 일 ${count}건`,
      'promise-escalated': (count) => `상위 이관 ${count}건`,
      'promise-broken': (count) => `기한 초과 ${count}건`,
      'mail-returned': (count) => `메일 전달 문제 ${count}건`,
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
    title: '본인의 응대에 관한 불만이 사실로 확인되었습니다',
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
};
