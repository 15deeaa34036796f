import { parentPort } from 'node:worker_threads';
import { type Sweep, sweep } from './sweep.ts';

parentPort!.on('message', (asked: Sweep) => parentPort!.postMessage(sweep(asked)));
