import { deliveryLimitBytes } from '../../../adapters/shops/shop.ts';
import { type Problem, problem } from '../../../domain/errors.ts';

/** The same for an unknown shop, a missing and a wrong signature: nobody learns which shops there are. */
export function notAuthentic(): Problem<'not-authentic'> {
  return problem('not-authentic', {
    detail: 'No shop of this name signed these bytes, or it signed them too long ago.',
    field: '/headers',
    expected: "the shop's signature header, over the bytes of the body",
  });
}

export function bodyTooLarge(bytes: number): Problem<'body-too-large'> {
  return problem('body-too-large', {
    detail: `The body has ${bytes} bytes.`,
    field: '',
    expected: `at most ${deliveryLimitBytes} bytes`,
  });
}

/** What the body says would not fit into the rows it is kept in. */
export function contentTooLarge(): Problem<'body-too-large'> {
  return problem('body-too-large', {
    detail: 'What the body says is too much to be kept.',
    field: '',
    expected: 'an order or a request of less than 300 KiB',
  });
}
