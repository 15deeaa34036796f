import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { StartupProblem } from '../../src/startup-problem.ts';
import { openStore } from '../../src/store.ts';
import { temporaryFolder } from './support.ts';

it('makes the folder and keeps what was written', () => {
  const folder = path.join(temporaryFolder(), 'deep', 'data');
  const first = openStore(folder);
  first.db.exec('CREATE TABLE note (text); INSERT INTO note VALUES (7)');
  first.close();
  const second = openStore(folder);
  expect({ ...second.db.prepare('SELECT text FROM note').get() }).toEqual({ text: 7 });
  second.close();
});

it('keeps nothing on disk when it is in memory', () => {
  const folder = temporaryFolder();
  openStore(folder, { inMemory: true }).close();
  const again = openStore(folder, { inMemory: true });
  expect(again.db.prepare('SELECT count(*) AS tables FROM sqlite_schema').get()).toMatchObject({ tables: 0 });
  again.close();
});

it('refuses a folder in use, naming it and the process', () => {
  const folder = temporaryFolder();
  const store = openStore(folder);
  expect(() => openStore(folder)).toThrow(StartupProblem);
  expect(() => openStore(folder)).toThrow(new RegExp(`${folder} is in use .*process ${process.pid}`));
  store.close();
  openStore(folder).close();
});

it('refuses a corrupt file, naming it, and leaves it as it is', () => {
  const folder = temporaryFolder();
  const file = path.join(folder, 'runtime.sqlite');
  const garbage = 'this is not a database, '.repeat(400);
  writeFileSync(file, garbage);
  expect(() => openStore(folder)).toThrow(StartupProblem);
  expect(() => openStore(folder)).toThrow(new RegExp(`${file} cannot be read`));
  expect(readFileSync(file, 'utf8')).toBe(garbage);
});

it('finds damage inside a file', () => {
  const folder = temporaryFolder();
  const store = openStore(folder);
  store.db.exec('CREATE TABLE note (text); CREATE INDEX by_text ON note (text)');
  for (let i = 0; i < 500; i++) store.db.prepare('INSERT INTO note VALUES (?)').run(`note ${i} ${'x'.repeat(100)}`);
  store.close();
  const file = path.join(folder, 'runtime.sqlite');
  const bytes = readFileSync(file);
  bytes.fill(0xff, 8192, 16384);
  writeFileSync(file, bytes);
  expect(() => openStore(folder)).toThrow(/cannot be read/);
});

it('refuses data of a newer version', () => {
  const folder = temporaryFolder();
  const db = new DatabaseSync(path.join(folder, 'runtime.sqlite'));
  db.exec('PRAGMA user_version = 999');
  db.close();
  expect(() => openStore(folder)).toThrow(/newer version/);
});

it('refuses a folder that is a file', () => {
  const file = path.join(temporaryFolder(), 'taken');
  writeFileSync(file, '');
  for (const folder of [file, path.join(file, 'below', 'it')]) {
    expect(() => openStore(folder)).toThrow(StartupProblem);
    expect(() => openStore(folder)).toThrow(`${file} is a file, not a folder. Choose a folder with --data <folder>.`);
  }
});

it('refuses a folder where none can be made', () => {
  // Nowhere can a name be this long; where there is a /proc, nothing can be made below it.
  const folders = [path.join(temporaryFolder(), 'x'.repeat(300), 'data')];
  if (existsSync('/proc/self')) folders.push('/proc/local-aws/data');
  for (const folder of folders) {
    expect(() => openStore(folder)).toThrow(StartupProblem);
    expect(() => openStore(folder)).toThrow(`The data folder ${folder} cannot be written to`);
    expect(() => openStore(folder)).toThrow(/--data <folder>/);
  }
});

it('refuses a database that is a folder', () => {
  const folder = temporaryFolder();
  mkdirSync(path.join(folder, 'runtime.sqlite'));
  expect(() => openStore(folder)).toThrow(/cannot be read/);
});
