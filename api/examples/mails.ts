export const suppression = {
  suppressionId: 'V4cR0nVQW9dG2m5dVLxgq3sO0mYk1rj4b1yqkzG3t3E',
  reason: 'bounced',
  detail: 'Permanent/General',
  since: '2026-05-12T04:10:02.000Z',
};

export const reply = {
  mailId: 'T4QZ8W2N6VKC#2#ticket-reply#customer',
  template: 'ticket-reply',
  recipient: 'customer',
  state: 'bounced',
  reason: suppression.detail,
  at: suppression.since,
  sequence: 2,
};

export const offer = {
  ...reply,
  mailId: 'direct-A-20417-satisfaction-call-1#1#visit-offer#customer',
  template: 'visit-offer',
  state: 'sent',
  reason: null,
  sequence: 1,
};
