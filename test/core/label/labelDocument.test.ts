import { describe, expect, it } from 'vitest';
import { ADDRESS_COLUMNS_MAX, columns, labelDocument } from '../../../src/core/label/labelDocument.ts';
import { quantity } from '../../../src/core/quantity.ts';
import { address, privateLabel, shipment, ssccLabel } from '../../support/labelSamples.ts';

const said = (numbers = ssccLabel, draft = shipment) => {
  const document = labelDocument(numbers, draft);
  if (!document.ok) throw new Error(document.error);
  return document.value;
};

describe('labelDocument', () => {
  it('says who, what, how heavy, how big and which parcel of how many', () => {
    const document = said();
    expect(document.service).toBe('OWN CARRIER ECONOMY');
    expect(document.mark).toBe('G');
    expect(document.data.map(({ title, value }) => `${title} ${value}`)).toEqual([
      'ORDER 10472',
      'PARCEL 1 OF 2',
      'WEIGHT 4.38 lb',
      'SIZE 12 × 9 × 6 in',
    ]);
  });

  it('names the unit of each side when they differ', () => {
    const outer = { ...shipment.outer, height: quantity(155, -1, 'cm') };
    expect(said(ssccLabel, { ...shipment, outer }).data.at(-1)?.value).toBe('12 in × 9 in × 15.5 cm');
  });

  it('writes the SSCC in GS1-128 with AI 00, a private number in plain bars and groups of four', () => {
    expect(said().bars).toEqual({
      symbology: 'gs1-128',
      title: 'SSCC',
      text: '00006141411234567890',
      hri: '(00)006141411234567890',
    });
    expect(said(privateLabel).bars).toEqual({
      symbology: 'code128',
      title: 'TRACKING',
      text: 'PS000000000017',
      hri: 'PS 0000 0000 0017',
    });
  });

  it.each([
    [
      'an SSCC with a wrong check digit',
      { ...ssccLabel, sscc: '006141411234567891', scanText: '00006141411234567891' },
      'numberMismatch',
    ],
    ['bars that say another number', { ...ssccLabel, scanText: '00106141411234567897' }, 'numberMismatch'],
    ['a tracking number that is not on the bars', { ...privateLabel, tracking: 'PS000000000024' }, 'numberMismatch'],
    [
      'a number with a command in it',
      { ...privateLabel, tracking: 'PS^XZ17', scanText: 'PS^XZ17' },
      'numberUnprintable',
    ],
  ])('refuses %s', (_, numbers, reason) => {
    expect(labelDocument(numbers, shipment)).toEqual({ ok: false, error: reason });
  });

  it('refuses nobody, and an address that no label can carry', () => {
    expect(labelDocument(ssccLabel, { ...shipment, shipTo: address({ name: ' \u200B', country: 'US' }) })).toEqual({
      ok: false,
      error: 'noConsignee',
    });
    const line1 = 'x'.repeat(ADDRESS_COLUMNS_MAX);
    expect(labelDocument(ssccLabel, { ...shipment, shipTo: address({ line1, country: 'US' }) }).ok).toBe(true);
    expect(labelDocument(ssccLabel, { ...shipment, shipTo: address({ line1, name: 'y', country: 'US' }) })).toEqual({
      ok: false,
      error: 'addressTooLong',
    });
  });

  it('counts a square letter as two columns', () => {
    expect(columns(['ab', '東京', '한🌻é'])).toBe(2 + 4 + 5);
  });
});
