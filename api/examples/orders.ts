export const answer = {
  shopId: 'direct',
  orderId: 'A-20417',
  dates: { acceptance: '2026-05-02', 'move-in': '2026-05-20' },
};
