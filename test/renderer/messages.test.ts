import { createTranslator } from 'use-intl/core';
import { describe, expect, it } from 'vitest';
import { IMPORT_REASONS } from '../../src/core/journal/importReason.ts';
import { DOCK_REFUSALS } from '../../src/core/journal/refusals.ts';
import { PRODUCT_GAPS } from '../../src/core/orders/product.ts';
import { TRACKING_STATUSES } from '../../src/core/ship/trackingStatus.ts';
import { TASK_KINDS } from '../../src/core/tasks/task.ts';
import { BAND_KEYS } from '../../src/core/pack/snapshot.ts';
import { COMMAND_WORDS } from '../../src/core/scan/scan.ts';
import { ERROR_CODES } from '../../src/shared/errors.ts';
import { scanRefusal, weightRefusal } from '../../src/shared/ipc/schemas.ts';
import { DEMO_USERS } from '../../src/station/demo.ts';
import messages from '../../src/shared/messages/en.json' with { type: 'json' };

type Tree = { readonly [key: string]: string | Tree };

/** Every text with its path. */
function leaves(tree: Tree, path = ''): (readonly [string, string])[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as const] : leaves(value, `${path}${key}.`),
  );
}

function at(path: string): string | Tree | undefined {
  let here: string | Tree | undefined = messages;
  for (const key of path.split('.')) here = typeof here === 'object' ? here[key] : undefined;
  return here;
}

const ANY_VALUE: Record<string, string | number> = {
  count: 2,
  mark: 'UN 3481',
  missing: 'order, quantity',
  part: '2 × Clay mug',
  item: 'Lamp',
  form: 'cn22',
  what: 'HS code',
  said: 'No service there',
  place: 'carrier.key',
  server: 'https://api.example.com',
  left: 2,
  units: 3,
  total: 7,
  packed: 5,
  page: 1,
  pages: 2,
  index: 1,
  hasBarcode: 1,
  kit: 'set',
  percent: 40,
  step: 1,
  steps: 3,
  layer: 1,
  layers: 3,
  other: 'Soap',
  from: 1,
  to: 4,
  line: 9,
  added: 1,
  changed: 2,
  refused: 3,
  dpi: 203,
  reason: 'other',
  proof: 'printed',
  stage: 'box',
  direction: 'over',
  needed: 'Sand mug',
  scanned: 'Clay mug',
  name: 'Candle',
  box: 'box M',
  number: '10472',
  code: 'X',
  weight: '1 lb',
  amount: '$1.00',
  mine: '5 lb',
  theirs: '10',
  by: '0.8 in',
  dims: '1 × 1 × 1 in',
  gap: '0.1 lb',
  time: '16:30',
  day: '23 Nov',
  span: '2 min',
  barcode: '1',
  column: 'A',
  fileName: 'a.csv',
  tracking: '1',
  port: 'COM3',
  printer: 'Spare printer',
  size: '4 × 6 in',
  path: 'a',
  share: 7,
  problem: '2:11: a comma is missing',
  file: 'station.json',
  value: '"9600"',
  of: 'devices[1]',
  expected: 'a whole number',
  suggestion: '9600',
  least: 1,
  most: 8,
  version: '1',
  order: '10472',
  done: 31,
  carrier: 'Own carrier',
  status: 'On the way back',
};

describe('english messages', () => {
  const problems: string[] = [];
  const t = createTranslator({
    locale: 'en',
    messages,
    timeZone: 'UTC',
    onError: (error) => problems.push(error.message),
  });
  const say = t as (key: string, values: Record<string, unknown>) => string;

  it('can all be said: no broken pattern, no value left out', () => {
    for (const [key, text] of leaves(messages)) {
      if (text.includes('<b>')) continue;
      const said = say(key, ANY_VALUE);
      expect(problems, key).toEqual([]);
      expect(said, key).not.toMatch(/[{}]/);
      if (text !== '') expect(said).not.toBe(key);
    }
  });

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
