import { describe, expect, it } from 'vitest';
import { compileEventPattern, InvalidEventPattern } from '../src/event-pattern.ts';

const event = {
  source: 'orders',
  detail: {
    state: 'open',
    price: 12.5,
    tags: ['urgent', 'vip'],
    owner: null,
    closed: false,
    items: [{ sku: 'A' }, { sku: 'B' }],
  },
};

const detail = (rules: unknown) => ({ detail: rules });

describe('an event pattern', () => {
  it.each([
    ['a value', { source: ['orders'] }],
    ['one of several values', detail({ state: ['new', 'open'] })],
    ['null and false', detail({ owner: [null], closed: [false] })],
    ['an element of an array', detail({ tags: ['vip'] })],
    ['a member of an object in an array', detail({ items: { sku: ['B'] } })],
    ['prefix', detail({ state: [{ prefix: 'op' }] })],
    ['prefix, whatever the case', detail({ state: [{ prefix: { 'equals-ignore-case': 'OP' } }] })],
    ['suffix', detail({ state: [{ suffix: 'en' }] })],
    ['equals-ignore-case', detail({ state: [{ 'equals-ignore-case': 'OPEN' }] })],
    ['wildcard', { source: [{ wildcard: 'or*e*s' }] }],
    ['numeric', detail({ price: [{ numeric: ['=', 12.5] }] })],
    ['a numeric range', detail({ price: [{ numeric: ['>', 12, '<=', 12.5] }] })],
    ['anything-but', detail({ state: [{ 'anything-but': ['closed', 'new'] }] })],
    ['anything-but prefix', detail({ state: [{ 'anything-but': { prefix: 'cl' } }] })],
    ['exists', detail({ owner: [{ exists: true }] })],
    ['exists false', detail({ missing: [{ exists: false }] })],
    ['exists false below what is missing', detail({ missing: { deep: [{ exists: false }] } })],
    ['one rule or another', detail({ missing: [{ exists: true }, { exists: false }] })],
    ['$or', { $or: [{ source: ['other'] }, detail({ price: [{ numeric: ['<', 20] }] })] }],
  ])('matches by %s', (_, pattern) => {
    expect(compileEventPattern(pattern)(event)).toBe(true);
  });

  it.each([
    ['another value', { source: ['other'] }],
    ['a number given as a string', detail({ price: ['12.5'] })],
    ['a part of the names only', { source: ['orders'], 'detail-type': ['Opened'] }],
    ['no element of the array', detail({ tags: ['cheap'] })],
    ['prefix', detail({ state: [{ prefix: 'en' }] })],
    ['a wildcard whose dots are dots', { source: [{ wildcard: 'ord.rs' }] }],
    ['numeric of a string', detail({ state: [{ numeric: ['>', 0] }] })],
    ['outside the numeric range', detail({ price: [{ numeric: ['>', 12.5, '<', 20] }] })],
    ['anything-but', detail({ state: [{ 'anything-but': 'open' }] })],
    ['anything-but of what is missing', detail({ missing: [{ 'anything-but': 'open' }] })],
    ['exists of what is missing', detail({ missing: [{ exists: true }] })],
    ['exists false of what is there', detail({ owner: [{ exists: false }] })],
    ['exists of an object, which is not a leaf', { detail: [{ exists: true }] }],
    ['none of $or', { $or: [{ source: ['other'] }, detail({ state: ['new'] })] }],
  ])('does not match %s', (_, pattern) => {
    expect(compileEventPattern(pattern)(event)).toBe(false);
  });

  it.each([
    ['nothing', {}],
    ['an unknown operator', { source: [{ like: 'a' }] }],
    ['a bare value', { source: 'orders' }],
    ['no values', { source: [] }],
    ['an incomplete comparison', { price: [{ numeric: ['>'] }] }],
    ['a prefix that is no text', { source: [{ prefix: 1 }] }],
  ])('is refused for %s', (_, pattern) => {
    expect(() => compileEventPattern(pattern)).toThrow(InvalidEventPattern);
  });
});
