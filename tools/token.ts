/**
 * Prints a token for the staff API of the running local stack: `npm run -s token -- --role lead [--name mina] [--port 8787]`.
 */
import { parseArgs } from 'node:util';

const usage = 'npm run -s token -- [--role hotline] [--name mina] [--port 8787]';
const values = readOptions();
const answer = await fetch(`http://localhost:${values.port}/_local/token`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ role: values.role, name: values.name }),
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
console.log(body.token);

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        role: { type: 'string', default: 'hotline' },
        name: { type: 'string', default: 'mina' },
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
