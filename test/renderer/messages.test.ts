import { createTranslator } from 'use-intl/core';
import { describe, expect, it } from 'vitest';
import { IMPORT_REASONS } from '../../src/core/journal/importReason.ts';
import { DOCK_REFUSALS } from '../../src/core/journal/refusals.ts';
import { PRODUCT_GAPS } from '../../src/core/orders/product.ts';
import { TRACKING_STATUSES } from '../../src/core/ship/trackingStatus.ts';
import { TASK_KINDS } from '../../src/core/tasks/task.ts';
import { BAND_KEYS } from '../../src/core/pack/band.ts';
import { COMMAND_WORDS } from '../../src/core/scan/scan.ts';
import { ERROR_CODES } from '../../src/shared/errors.ts';
import { scanRefusal, weightRefusal } from '../../src/shared/ipc/schemas.ts';
import { DEMO_USERS } from '../../src/station/demo.ts';
import { ANY_VALUE, leaves, type Tree } from '../support/texts.ts';
import messages from '../../src/shared/messages/en.json' with { type: 'json' };

function at(path: string): string | Tree | undefined {
  let here: string | Tree | undefined = messages;
  for (const key of path.split('.')) here = typeof here === 'object' ? here[key] : undefined;
  return here;
}

describe('english messages', () => {
  const problems: string[] = [];
  const t = createTranslator({
    locale: 'en',
    messages,
    timeZone: 'UTC',
    onError: (error) => problems.push(error.message),
  });
  const say = t as (key: string, values: Record<string, unknown>) => string;

  it.each(ERROR_CODES)('failure %s has title, help and action', (code) => {
    for (const part of ['title', 'help', 'action'])
      expect(at(`errors.${code}.${part}`), `${code}.${part}`).toMatch(/\w/);
  });

  it.each(BAND_KEYS)('band %s has its sentence and its second line', (key) => {
    expect(at(`band.${key}.title`)).toMatch(/\w/);
    expect(at(`band.${key}.detail`)).toBeTypeOf('string');
  });

  it.each(scanRefusal.options)('refusal %s says what happened and what to do', (reason) => {
    expect(at(`refusal.${reason}.title`)).toMatch(/\w/);
    expect(at(`refusal.${reason}.detail`)).toMatch(/\w/);
  });

  it.each(weightRefusal.options)('weight refusal %s says what happened and what to do', (reason) => {
    expect(at(`weightRefusal.${reason}.title`)).toMatch(/\w/);
    expect(at(`weightRefusal.${reason}.detail`)).toMatch(/\w/);
  });

  it.each(DOCK_REFUSALS)('refusal %s at the dock says what happened and what to do', (reason) => {
    for (const part of ['title', 'detail']) {
      const said = say(`loading.refused.${reason}.${part}`, { ...ANY_VALUE, number: '003401234500000009' });
      expect(said).toMatch(/\w/);
      expect(said.length, said).toBeLessThanOrEqual(part === 'title' ? 40 : 75);
    }
  });

  it('has words for every kind of task, every status of a parcel and every gap of a product', () => {
    for (const kind of TASK_KINDS.filter((one) => one !== 'missingData'))
      expect(at(`tasks.kind.${kind}`), kind).toBeDefined();
    for (const gap of PRODUCT_GAPS) expect(at(`tasks.gap.${gap}`), gap).toMatch(/\w/);
    for (const status of TRACKING_STATUSES) expect(at(`tracking.status.${status}`), status).toMatch(/\w/);
  });

  it('tells who may sign in to the demo', () => {
    for (const { number, pin } of DEMO_USERS)
      expect(messages.signIn.demo).toMatch(new RegExp(`\\b${number} with (PIN )?${pin}\\b`));
  });

  it('spells commands as on the cards and names every import reason', () => {
    for (const word of COMMAND_WORDS) expect(at(`command.${word}`)).toBe(word === 'NEWBOX' ? 'NEW BOX' : word);
    for (const reason of IMPORT_REASONS) expect(at(`imports.reason.${reason}`), reason).toMatch(/\w/);
  });

  it('keeps the words of the bench: short bands, nothing shouted, nobody blamed', () => {
    for (const group of ['band', 'refusal', 'weightRefusal']) {
      for (const [key] of leaves(at(group) as Tree, `${group}.`)) {
        const said = say(key, ANY_VALUE);
        expect(said.length, `${key}: ${said}`).toBeLessThanOrEqual(key.endsWith('.title') ? 40 : 75);
      }
    }
    for (const [key, text] of leaves(messages))
      expect(text, key).not.toMatch(/!|\b(please|oops|invalid|variance|exception)\b/i);
  });
});
