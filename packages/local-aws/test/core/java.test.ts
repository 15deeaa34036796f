import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from './support.ts';

const JAVA = path.resolve(import.meta.dirname, '../../src/java.ts');

/** A folder laid out as a Java home, whose `java` only tells its version. */
function javaHome(version: string): string {
  const home = temporaryFolder();
  const program = path.join(home, 'bin', 'java');
  mkdirSync(path.dirname(program));
  writeFileSync(program, `#!/bin/sh\necho 'openjdk version "${version}" 2026-01-20' >&2\n`);
  chmodSync(program, 0o755);
  return home;
}

/** The environment children get after Java has been looked for. */
function environmentAfter(environment: { JAVA_HOME?: string; PATH: string }): { JAVA_HOME?: string; PATH: string } {
  const program = `await (await import(${JSON.stringify(JAVA)})).ensureJava(); console.log(JSON.stringify(process.env))`;
  const printed = execFileSync(process.execPath, ['--input-type=module', '-e', program], { env: environment });
  return JSON.parse(printed.toString());
}

it.skipIf(process.platform === 'win32')('puts the Java of JAVA_HOME first', () => {
  const home = javaHome('21.0.7');
  const other = `${javaHome('17.0.15')}/bin`;
  expect(environmentAfter({ JAVA_HOME: home, PATH: `${other}:/bin` }).PATH).toBe(`${home}/bin:${other}:/bin`);
});

it.skipIf(process.platform === 'win32')('passes over one that is too old', () => {
  const old = javaHome('1.8.0_412');
  const PATH = `${javaHome('17.0.15')}/bin:/bin`;
  expect(environmentAfter({ JAVA_HOME: old, PATH }).PATH).toBe(PATH);
});
