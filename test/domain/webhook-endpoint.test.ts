import { describe, expect, it } from 'vitest';
import { isSubscribed, readEndpoints } from '../../domain/webhook/endpoint.ts';

const secret = `whsec_${Buffer.alloc(24, 7).toString('base64')}`;
const sound = { url: 'https://crm.example/hooks', secrets: [secret], events: ['clock.*'] };
const read = (entry: object) => readEndpoints({ crm: { ...sound, ...entry } });
const fields = (entry: object) => read(entry).unusable[0]?.problems.map(({ field }) => field);

describe('endpoints', () => {
  it('are used unless told otherwise', () => {
    expect(readEndpoints({ crm: sound }).usable).toEqual([{ endpointId: 'crm', ...sound, enabled: true }]);
  });

  it('are read each for itself: one that is wrong leaves the others working', () => {
    const { usable, unusable } = readEndpoints({ broken: { url: 'crm.example' }, crm: sound, odd: 'nonsense' });
    expect(usable.map(({ endpointId }) => endpointId)).toEqual(['crm']);
    expect(unusable.map(({ endpointId }) => endpointId)).toEqual(['broken', 'odd']);
    expect(unusable[0]!.problems.map(({ field }) => field)).toEqual(['/url', '/secrets', '/events']);
  });

  it.each([
    'https://crm.example/hooks?tenant=7',
    'https://10.0.0.7:8443/',
    'http://localhost:8080/hooks',
    'http://127.0.0.1:3000/',
    'http://[::1]:3000/',
  ])('may be at %s', (url) => {
    expect(read({ url }).unusable).toEqual([]);
  });

  it.each([
    'http://crm.example/hooks',
    'http://127.0.0.1.crm.example/',
    'http://localhost.crm.example/',
    'https://user:password@crm.example/',
    'ftp://crm.example/',
    'file:///etc/passwd',
    '/hooks',
  ])('may not be at %s', (url) => {
    expect(fields({ url })).toEqual(['/url']);
  });

  it('have one secret, or two while it is rotated, of 24 to 64 bytes', () => {
    const long = `whsec_${Buffer.alloc(64, 7).toString('base64')}`;
    expect(read({ secrets: [long, secret] }).unusable).toEqual([]);
    expect(fields({ secrets: [] })).toEqual(['/secrets']);
    expect(fields({ secrets: [secret, secret, secret] })).toEqual(['/secrets']);
    expect(fields({ secrets: [secret.slice('whsec_'.length)] })).toEqual(['/secrets/0']);
    expect(fields({ secrets: ['whsec_dG9vIHNob3J0'] })).toEqual(['/secrets/0']);
  });

  it('name events that exist', () => {
    expect(read({ events: ['ticket.*', 'rung.fired', 'clock.breached'] }).unusable).toEqual([]);
    expect(fields({ events: ['clock.breeched', 'visit.offered', '*'] })).toEqual([
      '/events/0',
      '/events/1',
      '/events/2',
    ]);
  });

  it('say what is wrong without a word of what was written', () => {
    const told = JSON.stringify(
      readEndpoints({ crm: { ...sound, secrets: ['hunter2'], url: 'hunter2' }, 'hunter2!': 1 }),
    );
    expect(told).not.toContain('hunter2');
  });

  it.each([['[]'], ['"text"'], ['null'], ['7']])('cannot be read from %s', (text) => {
    expect(() => readEndpoints(JSON.parse(text))).toThrow('not a JSON object');
  });
});

describe('a subscription', () => {
  const subscribed = (events: string[], type: string, enabled = true) => isSubscribed({ events, enabled }, type);

  it('is to one type, or to all of a kind', () => {
    expect(subscribed(['clock.met'], 'clock.met')).toBe(true);
    expect(subscribed(['clock.met'], 'clock.breached')).toBe(false);
    expect(subscribed(['clock.*'], 'clock.breached')).toBe(true);
    expect(subscribed(['clock.*'], 'ticket.opened')).toBe(false);
  });

  it('rests while the endpoint is switched off', () => {
    expect(subscribed(['clock.*'], 'clock.met', false)).toBe(false);
  });
});
