/**
 * Prints a token for the staff API of the running local stack: `npm run -s token -- --role lead [--name mina] [--port 8787]`.
 * Without a name it is for the first of the staff who has the role by the policy in force, or else for the first of them.
 */
import { parseArgs } from 'node:util';

const usage = 'npm run -s token -- [--role hotline] [--name mina] [--port 8787]';
const values = readOptions();
const { role } = values;
const name = values.name ?? (await firstWith(role));
console.log(await tokenOf({ role, name }));

/** Of a role that it does not know the runtime says so itself. */
async function firstWith(role: string): Promise<string | undefined> {
  const token = await tokenOf({ role: 'lead', name: 'token' });
  const answer = await fetch(`http://localhost:${values.port}/staff`, {
    headers: { authorization: `Bearer ${token}` },
  });
  if (!answer.ok) return undefined;
  const { items } = (await answer.json()) as { items: { id: string; role: string }[] };
  return (items.find((person) => person.role === role) ?? items[0])?.id;
}

async function tokenOf(asked: { role: string; name?: string | undefined }): Promise<string> {
  const answer = await fetch(`http://localhost:${values.port}/_local/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(asked),
  }).catch(() => undefined);
  if (!answer) {
    console.error(`Nothing answers on port ${values.port}: start the local stack with npm start, or name its --port.`);
    process.exit(1);
  }
  const body = (await answer.json()) as { token?: string; detail?: string; expected?: string };
  if (!body.token) {
    console.error([body.detail, body.expected].filter(Boolean).join(' Expected: '));
    process.exit(1);
  }
  return body.token;
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        role: { type: 'string', default: 'hotline' },
        name: { type: 'string' },
        port: { type: 'string', default: '8787' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (!values.help) return values;
    console.log(usage);
    process.exit(0);
  } catch (error) {
    console.error(`${(error as Error).message}\n${usage}`);
    process.exit(2);
  }
}
