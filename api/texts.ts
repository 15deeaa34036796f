import { publicTypes } from '../domain/webhook/payload.ts';

/** For whoever writes a receiver. */
export const outgoingText =
  'Other systems are told of what happens to tickets and clocks, signed as Standard Webhooks describes: `webhook-id`, ' +
  '`webhook-timestamp` and `webhook-signature` (base64 HMAC-SHA256 of `id.timestamp.body` with the key after `whsec_`; ' +
  'any of several `v1,` signatures may be the right one). The body is `{"type", "timestamp", "data"}`; `data` has ' +
  "`payloadVersion`, the event's `eventId` and `sequence`, what the type brings, and the `ticket` as it is now with its " +
  'clocks, without personal data and without what people wrote. Types: ' +
  `${publicTypes.map((type) => `\`${type}\``).join(', ')}. ` +
  'Answer 2xx within ten seconds; 410 ends a delivery; anything else is tried again, nine times within a day. The same ' +
  'webhook may come twice, with the same id, and webhooks may overtake each other.';
