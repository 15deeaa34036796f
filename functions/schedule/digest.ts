import middy from '@middy/core';
import * as z from 'zod/mini';
import { openDatabase } from '../../adapters/dynamo/database.ts';
import { noteClosing, readSlot } from '../../adapters/dynamo/notice-store.ts';
import { closingOf } from '../../domain/notice/digest.ts';
import { faultOf, log } from '../_kit/log.ts';
import { nowText } from '../_kit/time.ts';
import { readEnvironment } from '../environment.ts';

const database = openDatabase(readEnvironment('digest').TABLE_NAME);

const inputSchema = z.lazy(() => z.object({ digestId: z.string() }));

/**
 * Closes a slot: what it has gathered and no closing has told yet becomes an event, which the stream brings to the mails.
 * A second run, or two at once, tell nothing twice.
 */
export const handler = middy<unknown, { closings: number }>()
  .onError(({ error }) => log('error', 'digest failed', faultOf(error)))
  .handler(async (input) => {
    const { digestId } = inputSchema.parse(input);
    const staff = digestId.slice(0, digestId.indexOf('~'));
    for (let closings = 0; ; ) {
      const slot = await readSlot(database, digestId);
      const told = slot.closings.map(({ data }) => data);
      const data = closingOf(staff, slot.rows, told, slot.first);
      if (data === null) {
        log('info', 'digest closed', { digestId, closings });
        return { closings };
      }
      const sequence = told.length + 1;
      const written = await noteClosing(database, {
        eventId: `${digestId}#${sequence}`,
        entity: 'digest',
        entityId: digestId,
        sequence,
        at: nowText(),
        actor: { kind: 'system' },
        data,
      });
      if (written) closings += 1;
    }
  });
