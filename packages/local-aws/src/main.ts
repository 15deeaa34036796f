#!/usr/bin/env node
/** `local-aws`: runs the CDK app of the folder it is typed in. */
import { runCommand } from './command.ts';

runCommand(process.argv.slice(2), { root: process.cwd(), command: 'local-aws', dataDir: '.local-aws' });
