import type { ReturnedTexts } from './en-returned.ts';

export const koReturned: ReturnedTexts = {
  returned: {
    subject: { undelivered: '메일 미전달', complained: '메일 스팸 신고' },
    title: {
      undelivered: '고객님께 메일이 전달되지 않았습니다',
      complained: '고객님께서 저희 메일을 스팸으로 신고하셨습니다',
    },
    intro: {
      bounced:
        '메일이 반송되었습니다. 주소가 없거나 수신을 거부한 경우이며, 고객님은 내용을 보지 못하셨습니다. 전화로 연락해 주십시오.',
      complained: '고객님께서 저희 메일을 스팸으로 신고하셨습니다. 더 알려 드릴 내용이 있으면 전화로 연락해 주십시오.',
      failed: '메일을 보내지 못했습니다. 고객님은 내용을 보지 못하셨습니다. 전화로 연락해 주십시오.',
      suppressed:
        '이 주소로는 메일 발송이 중지되어 있어 보내지 않았습니다. 고객님은 내용을 보지 못하셨습니다. 전화로 연락해 주십시오.',
    },
    held: '팀장이 해제할 때까지 이 주소로는 더 이상 메일을 보내지 않습니다.',
    resolved: '이 건은 처리 완료 상태로 유지되지만, 고객님은 모르고 계실 수 있습니다.',
    staffTitle: (name) => `${name}님께 메일이 전달되지 않았습니다`,
    staffIntro: (name) =>
      `${name}님께 보낸 메일이 전달되지 않았습니다. 직접 알려 주시고, 정책에 등록된 메일 주소를 확인해 주십시오.`,
    again: '답변이 전달되지 않아 다시 진행되는 기한',
    mail: '메일',
    address: '이메일',
    noPhone: '등록되지 않음',
    another: '기타 메일',
    mails: {
      'ticket-received': '접수 확인',
      'ticket-reply': '답변',
      'ticket-appointment': '방문 일시 안내',
      'ticket-resolved': '처리 완료 안내',
      'ticket-reopened': '재접수 안내',
      'promise-late': '지연 및 변경 일시 안내',
      'promises-moved': '변경된 예정 시각 안내',
      'ticket-on-hold': '처리 보류 안내',
      'ticket-merged': '접수 통합 안내',
      'hold-reminder': '회신 요청 알림',
      'hold-close-offer': '접수 종료 확인 요청',
      'visit-offer': '방문 일정 제안',
      'visit-confirmed': '예약 확정 안내',
      'visit-reminder': '예약 알림',
      'visit-thanks': '방문 후 감사 인사',
      'visit-missed': '지나간 예약 안내',
      'visit-moved': '예약 변경 안내',
      'visit-handed-over': '예약 담당자 변경 안내',
      'visit-called-off': '예약 취소 안내',
    },
  },
};
