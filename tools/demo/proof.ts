import { writeSpan, writeStretch, writeWhen } from './words.ts';

/** A stretch of a proof, as `GET /tickets/{ticketId}/clocks` answers it. */
interface Stretch {
  kind: 'counted' | 'paused' | 'skipped' | 'folded';
  from: string;
  to: string;
  seconds: number;
  reason?: string;
  name?: string;
}

/** A clock with its proof, as far as it is told. */
export interface ProvenClock {
  name: string;
  dueAt: string | null;
  target: string;
  calendar: string;
  policyVersion: string;
  proof: { ledger: Stretch[] };
}

const reasons: Record<string, string> = {
  'outside-hours': 'outside office hours',
  'closed-day': 'a weekend',
  holiday: 'a public holiday',
};

/** Why a promise was due when it was, a line for each stretch; what was skipped in a row is one. */
export function writeProof({ name, dueAt, target, calendar, policyVersion, proof }: ProvenClock): string {
  const due = dueAt === null ? 'has no due time yet' : `was due ${writeWhen(dueAt)}`;
  const head = `proof: ${name}, ${target} of ${calendar} by ${policyVersion}, ${due}`;
  const stretches: Stretch[][] = [];
  for (const stretch of proof.ledger) {
    const last = stretches.at(-1);
    if (last && last[0]!.kind === 'skipped' && stretch.kind === 'skipped') last.push(stretch);
    else stretches.push([stretch]);
  }
  return [head, ...stretches.map(lineOf)].join('\n');
}

function lineOf(stretches: Stretch[]): string {
  const [first] = stretches as [Stretch];
  const span = writeSpan(stretches.reduce((sum, { seconds }) => sum + seconds, 0));
  const whys = stretches.map(({ name, reason }) => name ?? reasons[reason ?? ''] ?? '').filter(Boolean);
  const why = whys.length > 0 ? `  (${[...new Set(whys)].join(', ')})` : '';
  return `${first.kind.padEnd(8)} ${span.padStart(10)}  ${writeStretch(first.from, stretches.at(-1)!.to)}${why}`;
}
