import { expect, it } from 'vitest';
import { withEmptyMaps } from '../src/services/event-source-mapping/image.ts';

it('gives empty maps their type, however deep they lie, and leaves the rest as it is', () => {
  const image = { pk: { S: 'a' }, none: { NULL: true }, m: {}, list: { L: [{}, { N: '1' }] }, deep: { M: { x: {} } } };
  expect(withEmptyMaps(image)).toEqual({
    ...{ pk: { S: 'a' }, none: { NULL: true }, m: { M: {} } },
    ...{ list: { L: [{ M: {} }, { N: '1' }] }, deep: { M: { x: { M: {} } } } },
  });
});
