export const failed = {
  deliveryId: 'T4QZ8W2N6VKC-3_1-crm',
  version: 19,
  endpointId: 'crm',
  type: 'clock.breached',
  ticketId: 'T4QZ8W2N6VKC',
  sequence: 3,
  state: 'failed',
  attempts: 9,
  nextAttemptAt: null,
  answer: 503,
  reason: 'http-503',
  createdAt: '2026-05-13T01:12:31.204Z',
  updatedAt: '2026-05-14T00:51:09.377Z',
};

export const queued = { ...failed, version: 20, state: 'queued', attempts: 0, reason: null };
