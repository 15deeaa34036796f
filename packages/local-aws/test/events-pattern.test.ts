import { describe, expect, it } from 'vitest';
import { compileEventPattern, InvalidEventPattern } from '../src/event-pattern.ts';

const EVENT = {
  source: 'aws.ses',
  'detail-type': 'Email Bounced',
  detail: {
    status: 'OPEN',
    count: 12.5,
    note: null,
    flag: true,
    ip: '10.1.2.3',
    file: 'dir/report*.PDF',
    tags: ['red', 'green'],
    parts: [
      { kind: 'bolt', size: 1 },
      { kind: 'nut', size: 2 },
    ],
    none: [],
    deep: { leaf: '' },
  },
};

describe('matching', () => {
  it.each<[string, object, boolean]>([
    ['every field has to match', { source: ['aws.ses'], 'detail-type': ['Email Sent'] }, false],
    ['one value of the list', { 'detail-type': ['Email Sent', 'Email Bounced'] }, true],
    ['null', { detail: { note: [null] } }, true],
    ['a boolean is not its text', { detail: { flag: ['true'] } }, false],
    ['the empty string', { detail: { deep: { leaf: [''] } } }, true],
    ['an element of a list', { detail: { tags: ['green'] } }, true],
    ['objects of a list, within one element', { detail: { parts: { kind: ['bolt'], size: [1] } } }, true],
    ['objects of a list, not across elements', { detail: { parts: { kind: ['bolt'], size: [2] } } }, false],
    ['prefix', { source: [{ prefix: 'aws.' }] }, true],
    ['prefix in another case', { source: [{ prefix: 'AWS.' }] }, false],
    ['prefix whatever the case', { source: [{ prefix: { 'equals-ignore-case': 'AWS.' } }] }, true],
    ['suffix', { detail: { file: [{ suffix: '.PDF' }] } }, true],
    ['suffix whatever the case', { detail: { file: [{ suffix: { 'equals-ignore-case': '.pdf' } }] } }, true],
    ['equals-ignore-case', { detail: { status: [{ 'equals-ignore-case': 'open' }] } }, true],
    ['wildcard', { detail: { file: [{ wildcard: 'dir/*.PDF' }] } }, true],
    ['an escaped star', { detail: { file: [{ wildcard: 'dir/report\\*.PDF' }] } }, true],
    ['a dot is only a dot', { source: [{ wildcard: 'awsX*' }] }, false],
    ['anything-but', { detail: { status: [{ 'anything-but': ['CLOSED', 'NEW'] }] } }, true],
    ['anything-but the value itself', { detail: { status: [{ 'anything-but': 'OPEN' }] } }, false],
    ['anything-but wants a value', { detail: { missing: [{ 'anything-but': 'x' }] } }, false],
    ['anything-but a prefix', { source: [{ 'anything-but': { prefix: 'aws.' } }] }, false],
    ['anything-but several suffixes', { source: [{ 'anything-but': { suffix: ['.sqs', '.s3'] } }] }, true],
    ['anything-but a wildcard', { detail: { file: [{ 'anything-but': { wildcard: 'dir/*' } }] } }, false],
    [
      'anything-but whatever the case',
      { detail: { status: [{ 'anything-but': { 'equals-ignore-case': 'open' } }] } },
      false,
    ],
    ['a numeric range', { detail: { count: [{ numeric: ['>', 12, '<=', 12.5] }] } }, true],
    ['outside a numeric range', { detail: { count: [{ numeric: ['<', 12.5] }] } }, false],
    ['numeric takes no text', { detail: { status: [{ numeric: ['>', 0] }] } }, false],
    ['exists', { detail: { status: [{ exists: true }] } }, true],
    ['exists for null', { detail: { note: [{ exists: true }] } }, true],
    ['does not exist', { detail: { missing: [{ exists: false }] } }, true],
    ['does not exist below what does not exist', { other: { missing: [{ exists: false }] } }, true],
    ['an object is no leaf', { detail: { deep: [{ exists: true }] } }, false],
    ['an empty list has no leaf', { detail: { none: [{ exists: true }] } }, false],
    ['a value or none', { detail: { missing: [{ exists: false }, 'x'] } }, true],
    ['$or', { $or: [{ source: ['x'] }, { detail: { flag: [true] } }] }, true],
    ['$or and the rest', { source: ['x'], $or: [{ source: ['aws.ses'] }, { source: ['y'] }] }, false],
    ['$or of nothing that holds', { detail: { $or: [{ status: ['x'] }, { flag: [false] }] } }, false],
  ])('%s', (_, pattern, expected) => {
    expect(compileEventPattern(pattern)(EVENT)).toBe(expected);
  });
});

describe('refusing', () => {
  it.each<[unknown]>([
    ['text'],
    [{}],
    [{ source: 'aws.ses' }],
    [{ detail: { a: [] } }],
    [{ a: [{ contains: 'x' }] }],
    [{ a: [{ cidr: '10.0.0.0/8' }] }],
    [{ a: [{ prefix: 1 }] }],
    [{ a: [{ prefix: 'x', suffix: 'y' }] }],
    [{ a: [{ numeric: ['>', 'x'] }] }],
    [{ a: [{ numeric: [] }] }],
    [{ a: [{ exists: 'yes' }] }],
    [{ a: [{ 'anything-but': [] }] }],
    [{ $or: [{ a: ['x'] }] }],
    [{ a: [['x']] }],
  ])('%j', (pattern) => {
    expect(() => compileEventPattern(pattern)).toThrow(InvalidEventPattern);
  });
});
