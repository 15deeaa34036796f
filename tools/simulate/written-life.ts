import type { Life } from './life.ts';

/** A life as lines people can read: when each deed is done, what it is, and its choices. */
export function writtenLife({ preset, begins, deeds }: Life): string {
  const lines = deeds.map(({ after, deed: { do: name, ...choices } }) => {
    const when = 'minutes' in after ? `${after.minutes} min later` : `${after.next} what is due next`;
    return `  ${when}: ${name} ${JSON.stringify(choices)}`;
  });
  return [`  ${preset}, ${begins} hours into 2026`, ...lines].join('\n');
}
