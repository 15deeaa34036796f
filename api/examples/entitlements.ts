export const offerExample = {
  band: 'other-province',
  amount: 1200,
  currency: 'CNY',
  offeredAt: '2026-05-12T06:00:00.000Z',
  offeredBy: 'jiwoo',
};
