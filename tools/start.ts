/** `npm start`: runs this stack on this machine. */
import path from 'node:path';
import { runCommand } from 'local-aws/command';

runCommand(process.argv.slice(2), {
  root: path.resolve(import.meta.dirname, '..'),
  command: 'npm start --',
  dataDir: '.aftercare',
  links: [{ label: 'API reference', path: '/reference' }],
});
