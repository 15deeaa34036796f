import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { mailsFor } from '../../domain/message/mails-for.ts';
import type { Order } from '../../domain/order/order.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import { advanceVisit, summonVisit } from '../../domain/visit/commands.ts';
import { visitsForDelivery } from '../../domain/visit/plan.ts';
import { instantIn, type PresetName, presetNames, presetPolicy } from './presets.ts';

const locales = ['en', 'ko', 'zh'] as const;
const days = ['sale', 'invoice', 'contract', 'acceptance', 'move-in'] as const;

/** What each of the preset's visits is offered with, to customers of every class together. */
function offers(
  preset: PresetName,
  locale: (typeof locales)[number],
): { rule: string; subject: string; text: string }[] {
  const written = presetPolicy(preset);
  const policy: Policy = { ...written, plans: written.plans.map(({ customerClass: _, ...plan }) => plan) };
  const deliveredAt = instantIn(preset, '2026-03-02T10:00').toString({ smallestUnit: 'millisecond' });
  const order: Order = {
    shopId: 'shop',
    orderId: '1',
    number: '#1',
    customer: { name: 'Kim', email: 'kim@example.com', locale },
    country: 'KR',
    province: null,
    lines: [{ lineId: '1', product: 'X-200', quantity: 1 }],
    deliveredAt,
    cancelledAt: null,
    dates: Object.fromEntries(days.map((name) => [name, '2026-03-02'])),
    updatedAt: deliveredAt,
  };
  return visitsForDelivery(policy, order, Temporal.Instant.from(deliveredAt)).flatMap((visit) => {
    const context = { now: Temporal.Instant.from(visit.nextDueAt!), actor: { kind: 'system' as const }, policy };
    const summoned = summonVisit(visit, context);
    if (!summoned.ok) throw new Error(summoned.error.detail);
    const offered = advanceVisit(summoned.value.visit, context)!;
    return offered.events.flatMap((event) =>
      mailsFor(event, offered.visit, policy).map(({ subject, text }) => ({ rule: visit.rule, subject, text })),
    );
  });
}

describe.each(presetNames)('the preset %s', (preset) => {
  it.each(locales)('offers each of its visits by mail, under its own name, in %s', (locale) => {
    const { plans, seasons } = presetPolicy(preset);
    const mails = offers(preset, locale);
    expect(mails.map(({ rule }) => rule)).toEqual([...plans, ...seasons].map(({ name }) => name));
    for (const { rule, subject, text } of mails) {
      const title = [...plans, ...seasons].find(({ name }) => name === rule)!.title?.[locale];
      if (title) expect(subject).toBe(`${title} · X-200`);
      expect(text).toContain('X-200');
      expect(`${subject} ${text}`).not.toMatch(/undefined|\[object/);
    }
  });
});
