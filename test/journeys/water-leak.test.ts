/** A water leak in a business that installs windows, by its departments: nobody judges their own work, and everybody does their own. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Business } from '../support/business.ts';

const customer = { name: '김서연', email: 'seoyeon@customer.example', locale: 'ko', phone: '010-0000-1234' };
const words = '시공 기사님이 대충 하신 것 같습니다. 창틀로 물이 들어옵니다.';

let business: Business;
let complaint: string;
/** Of the complaint line, whoever got it. */
let clerk: string;
beforeAll(async () => {
  business = await Business.open('2026-06-01 09:30');
  await business.does('alex', 'PUT /policies/ours', { document: { extends: 'windows' } });
  await business.does('alex', 'PUT /policies/ours/activation', {});
  // Every function reads anew which policy is in force.
  await business.pass('PT1M');
});
afterAll(() => business?.close());

const reach = (id: string, ticketId: string, milestone: string) =>
  business.does(id, `POST /tickets/${ticketId}/milestones`, { milestone });
const milestonesOf = async (ticketId: string) => {
  const { moments } = await business.does('peter', `GET /tickets/${ticketId}`);
  return moments.flatMap(({ name }: { name: string }) => (name.startsWith('milestone:') ? [name.slice(10)] : []));
};

it('is taken down by the hotline and goes to the complaint line, who answers', async () => {
  const said = {
    requestType: 'complaint',
    subject: '거실 창 누수',
    text: words,
    customer,
    channel: 'phone',
    region: 'KR-Seoul',
  };
  const { ticketId, assignee } = await business.does('minji', 'POST /tickets', { ...said, product: '거실 이중창' });
  [complaint, clerk] = [ticketId, assignee ?? (await business.does('peter', `GET /tickets/${ticketId}`)).assignee];
  expect(['jiyoung', 'inho']).toContain(clerk);
  await business.does(clerk, `POST /tickets/${complaint}/replies`, { text: '원인을 조사한 뒤 연락드리겠습니다.' });
});

it('has its cause found by the engineers, on a job that tells them nothing of the complaint', async () => {
  const job = {
    requestType: 'investigation',
    subject: '누수 원인 조사',
    text: '창틀 하부 실링과 배수구를 확인해 주세요.',
  };
  const { ticketId, assignee } = await business.does(clerk, `POST /tickets/${complaint}/jobs`, {
    ...job,
    assignee: 'areum',
  });
  expect(assignee).toBe('areum');
  const seen = await business.does('areum', `GET /tickets/${ticketId}`);
  expect(seen).toMatchObject({ customer, product: '거실 이중창', text: job.text });
  expect(await business.does('areum', `GET /tickets/${complaint}`)).toMatchObject({ keptOut: true, text: '' });
  await business.pass('PT3H');
  for (const milestone of ['cause-found', 'quality-record-written', 'found-complex', 'repair-plan-approved']) {
    await reach('areum', ticketId, milestone);
  }
  expect(await milestonesOf(complaint)).toEqual([
    ...['cause-found', 'quality-record-written', 'found-complex', 'repair-plan-approved'],
  ]);
  await business.does('areum', `POST /tickets/${ticketId}/resolve`, { resolution: '하부 실링 시공 불량.' });
  const { tasks } = await business.does(clerk, `GET /tickets/${complaint}`);
  expect(tasks).toMatchObject([{ assignee: clerk, doneAt: null }]);
  await business.does(clerk, `POST /tickets/${complaint}/tasks/1/done`);
});

it('is mended by the technician of the place, at a time the customer is told, and signed by the owner', async () => {
  const job = {
    requestType: 'repair',
    subject: '창틀 실링 재시공',
    text: '하부 실링을 모두 걷어내고 다시 시공해 주세요.',
  };
  const { ticketId, assignee } = await business.does(clerk, `POST /tickets/${complaint}/jobs`, job);
  const technician = assignee ?? (await business.does('peter', `GET /tickets/${ticketId}`)).assignee;
  expect(technician).toBe('kwangsoo');
  await business.does(technician, `PUT /tickets/${ticketId}/appointment`, { bookedFor: '2026-06-02T01:00:00.000Z' });
  await business.until('2026-06-02 10:05');
  await reach(technician, ticketId, 'repaired');
  await business.until('2026-06-02 12:00');
  await reach(technician, ticketId, 'report-signed');
  await business.does(technician, `POST /tickets/${ticketId}/resolve`, { resolution: '재시공 후 살수 시험 완료.' });
  expect((await milestonesOf(complaint)).slice(-2)).toEqual(['repaired', 'report-signed']);
});

it('ends with the complaint line, who had no word of others to type, and with every promise kept', async () => {
  const { tasks, clocks } = await business.does(clerk, `GET /tickets/${complaint}`);
  expect(tasks.at(-1)).toMatchObject({ assignee: clerk, doneAt: null });
  expect(clocks.filter(({ breachedAt }: { breachedAt: string | null }) => breachedAt !== null)).toEqual([]);
  await business.does(clerk, `POST /tickets/${complaint}/tasks/2/done`);
  await business.does(clerk, `POST /tickets/${complaint}/resolve`, {
    ...{
      resolution: '실링을 재시공하고 살수 시험으로 확인했습니다.',
      cause: { group: 'product', reason: 'water leak' },
    },
  });
  const typed = (await business.table.history('ticket', complaint)).filter(
    ({ data, actor }) => data.type === 'ticket.milestone' && actor.kind === 'staff',
  );
  expect(typed).toEqual([]);
});

it('is told to the customer once: as one matter, by the complaint line, with the time somebody comes', async () => {
  const mails = await business.mails();
  const told = mails.filter(({ to }) => to === customer.email).map(({ about }) => about);
  expect(told).toEqual(['ticket-received', 'ticket-reply', 'ticket-appointment', 'ticket-resolved']);
  const toWorkers = mails.filter(({ to }) => /^(areum|kwangsoo)@/.test(to));
  expect(toWorkers.length).toBeGreaterThan(0);
  expect(toWorkers.filter(({ text }) => text.includes('대충'))).toEqual([]);
});
