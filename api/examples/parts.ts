export const customer = { name: 'Emma Wilson', email: 'emma.wilson@example.com', locale: 'en' };

export const event = {
  eventId: 'T4QZ8W2N6VKC#3',
  sequence: 3,
  at: '2026-05-12T02:05:10.000Z',
  actor: { kind: 'staff', id: 'jiwoo', role: 'hotline' },
  data: { type: 'ticket.replied', text: 'Somebody will come on Thursday at 14:00.' },
};
