import { type AwsResponse, ConnectionDropped, type LocalPage } from '../../service.ts';
import { SesError } from './query-protocol.ts';

const MODES = ['accept-then-drop-connection', 'reject-throttle'] as const;
type FaultMode = (typeof MODES)[number];

export type Faults = ReturnType<typeof createFaults>;

/**
 * Faults a test asks for: `POST /_local/ses/fault {"mode":"accept-then-drop-connection","count":1}` lets the next
 * message be accepted and its answer be lost; `reject-throttle` has the next ones refused with `Throttling`. A count of
 * 0 ends it. They are not kept over a restart.
 */
export function createFaults() {
  let fault: { mode: FaultMode; count: number } | undefined;

  function take(mode: FaultMode): boolean {
    if (fault?.mode !== mode || fault.count < 1) return false;
    fault.count -= 1;
    return true;
  }

  const page: LocalPage = ({ body }) => {
    const asked = JSON.parse(body.toString() || '{}');
    const count = asked.count ?? 1;
    if (!MODES.includes(asked.mode) || !Number.isInteger(count) || count < 0) {
      return json(400, { message: `mode is one of ${MODES.join(', ')}; count is a whole number.` });
    }
    fault = { mode: asked.mode, count };
    return json(200, fault);
  };

  return {
    page,
    beforeAccepting(): void {
      if (take('reject-throttle')) throw new SesError('Throttling', 'Maximum sending rate exceeded.');
    },
    afterAccepting(): void {
      if (take('accept-then-drop-connection')) throw new ConnectionDropped('The answer of SES was lost on purpose.');
    },
  };
}

function json(status: number, body: unknown): AwsResponse {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
