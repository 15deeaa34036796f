import * as z from 'zod/mini';
import { readSuppression, releaseAddress } from '../../../adapters/dynamo/suppression-store.ts';
import { transact } from '../../../adapters/dynamo/transact.ts';
import { releaseAddressContract } from '../../../api/operations/mails/release-address.ts';
import { suppressionSchema } from '../../../api/schemas/mails.ts';
import { toText } from '../../../domain/instants.ts';
import { ok, refuse } from '../../../domain/result.ts';
import { answered } from '../../_kit/http.ts';
import { once } from '../../_kit/http-change.ts';
import { notFound } from '../../_kit/http-problems.ts';
import { implement } from '../../_kit/http-routes.ts';

/** Lets an address be written to again. Its id is in the mails of the ticket: addresses do not travel in paths, nor in logs. */
export const releaseAddressRoute = implement(releaseAddressContract, (call) => {
  const { database, caller, at } = call;
  const suppressionId = call.params.suppressionId;
  return once(call, async () => {
    const held = await readSuppression(database, suppressionId);
    if (!held) return refuse(notFound('Nothing is held back for this address.'));
    const write = releaseAddress(database, suppressionId, caller.id, toText(at));
    return ok({
      answer: answered(200, z.parse(suppressionSchema, held)),
      save: (also) => transact(database, [write, ...also]),
    });
  });
});
