import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readCommandLine } from '../../src/options.ts';
import { startRuntime } from '../../src/runtime.ts';
import { synthesize } from '../../src/synthesize.ts';
import { DAY, MAY_4, temporaryFolder, writeAssembly } from './support.ts';

const given = { root: '/app', command: 'npm start --', dataDir: '.data' };

const LOCAL = path.resolve(import.meta.dirname, '../../src');

/** Runs the program until it ends, or until it has printed `until`. */
async function run(program: string[], until?: string) {
  const child = spawn(process.execPath, program, { stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  let printed = '';
  const shown = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        printed += chunk;
        if (until && printed.includes(until)) resolve();
      });
    }
  });
  await Promise.race([once(child, 'close'), shown]);
  return { child: child as ChildProcess, code: child.exitCode, printed };
}

describe('options', () => {
  it('have defaults that suit a first start', () => {
    expect(readCommandLine([], given)).toEqual({
      help: false,
      port: 8787,
      speed: 1,
      dataDir: path.resolve('.data'),
      inMemory: false,
      verbose: false,
    });
  });

  it('are read', () => {
    const args = ['--port', '0', '--speed=3600', '--clock', '2026-05-04T00:00:00Z', '--data', '/x', '--app', '/y'];
    expect(readCommandLine(args, given)).toMatchObject({
      port: 0,
      speed: 3600,
      clock: Date.parse('2026-05-04'),
      dataDir: '/x',
      assemblyDir: '/y',
    });
  });

  it.each([
    [['--port', '70000'], '--port 70000'],
    [['--port', ''], '--port'],
    [['--speed', '0'], '--speed 0'],
    [['--speed', 'fast'], '--speed fast'],
    [['--clock', 'noon'], '--clock noon'],
    [['--clock', '1969-12-31T23:59:59Z'], 'in the years 1970 to 2200'],
    [['--clock', '2201-01-01T00:00:00Z'], 'in the years 1970 to 2200'],
    [['--sped', '2'], "'--sped'"],
  ])('are refused by name: %j', (args, named) => {
    expect(() => readCommandLine(args, given)).toThrow(named);
  });
});

describe('the command', () => {
  it('shows its options', async () => {
    const { code, printed } = await run([path.join(LOCAL, 'main.ts'), '--help']);
    expect(code).toBe(0);
    expect(printed).toContain('local-aws [options]');
    expect(printed).toContain('--speed <n>');
  });

  it('says that a port is taken before it does anything slow', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    onTestFinished(() => void other.close());
    const { port } = other.address() as { port: number };
    const { code, printed } = await run([path.join(LOCAL, 'main.ts'), '--port', String(port)]);
    expect(code).toBe(1);
    expect(printed.trim()).toBe(
      `Port ${port} is taken by another program. Stop it, or choose another with --port <n>.`,
    );
  });
});

describe('a data folder', () => {
  it('is locked while another process lives, and free again after kill -9', async () => {
    const folder = temporaryFolder();
    const holdStore = `
      const { openStore } = await import(${JSON.stringify(path.join(LOCAL, 'store.ts'))});
      openStore(process.argv[1]);
      console.log('holding');
      setInterval(() => {}, 1000);
    `;
    const program = ['--input-type=module', '-e', holdStore, folder];
    const first = await run(program, 'holding');
    const second = await run(program, 'holding');
    expect(second.printed).toContain(`${folder} is in use by another running instance (process ${first.child.pid})`);
    first.child.kill('SIGKILL');
    await once(first.child, 'close');
    const third = await run(program, 'holding');
    expect(third.printed.trim()).toBe('holding');
  });
});

describe('a runtime ended by kill -9', () => {
  it('leaves the clock where it was moved to, and the folder free', async () => {
    const options = { assemblyDir: writeAssembly({}), dataDir: temporaryFolder(), services: [] };
    const moveClock = `
      const { startRuntime } = await import(${JSON.stringify(path.join(LOCAL, 'runtime.ts'))});
      const { clock } = await startRuntime({ ...JSON.parse(process.argv[1]), clock: ${MAY_4} });
      await clock.advanceTo(${MAY_4 + 100 * DAY});
      console.log('moved');
    `;
    const { child } = await run(['--input-type=module', '-e', moveClock, JSON.stringify(options)], 'moved');
    child.kill('SIGKILL');
    await once(child, 'close');

    const running = await startRuntime(options);
    onTestFinished(() => running.stop());
    expect(running.clock.now()).toBeGreaterThanOrEqual(MAY_4 + 100 * DAY);
    expect(running.clock.now()).toBeLessThan(MAY_4 + 101 * DAY);
  });
});

describe('synthesizing', () => {
  const project = (app: string) => {
    const root = temporaryFolder();
    writeFileSync(path.join(root, 'cdk.json'), JSON.stringify({ app, context: { stage: 'local' } }));
    return root;
  };

  it('runs the app as the CDK CLI does', async () => {
    const root = project(
      `"${process.execPath}" -e "const fs = require('fs'); fs.mkdirSync(process.env.CDK_OUTDIR); fs.writeFileSync(process.env.CDK_OUTDIR + '/manifest.json', process.env.CDK_CONTEXT_JSON)"`,
    );
    const output = await synthesize(root);
    expect(output).toBe(path.join(root, 'cdk.out'));
    expect(readFileSync(path.join(output, 'manifest.json'), 'utf8')).toBe('{"stage":"local"}');
  });

  it('shows what the app printed when it fails', async () => {
    const root = project(`"${process.execPath}" -e "console.error('no such construct'); process.exit(3)"`);
    await expect(synthesize(root)).rejects.toThrow(/could not be synthesized[\s\S]*no such construct/);
  });
});
