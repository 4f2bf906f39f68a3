import { describe, expect, it } from 'vitest';
import { asId, type DeviceId } from '../../../src/core/ids.ts';
import { DOCUMENT_FORMS, isOn, type DocumentKind } from '../../../src/core/print/documents.ts';
import { parseMedia, type Media } from '../../../src/core/print/media.ts';
import { chooseRoute, type RoutePrinter, type Routes } from '../../../src/core/print/route.ts';

function media(text: string): Media {
  const parsed = parseMedia(text);
  if (!parsed.ok) throw new Error(`no media: ${text}`);
  return parsed.value;
}

const id = (text: string): DeviceId => asId<DeviceId>(text);
const printer = (name: string, loaded: string, more: Partial<RoutePrinter> = {}): RoutePrinter => ({
  deviceId: id(name),
  media: media(loaded),
  dpmm: 8,
  isReady: true,
  ...more,
});
const LABELS = printer('labels', '4x6in');
const SPARE = printer('spare', '4x6in');
const SLIPS = printer('slips', '80mm');
const SHEETS = printer('sheets', 'A4', { dpmm: null });

const ANY = [8, 12, 24];

const went = (
  document: DocumentKind,
  printers: readonly RoutePrinter[],
  routes: Routes,
  densities: readonly number[] = ANY,
): string => {
  const choice = chooseRoute(document, printers, routes, densities);
  return choice.kind === 'printer'
    ? `${choice.deviceId}${choice.isFallback ? ' instead' : ''}${choice.isReady ? '' : ' waits'}`
    : choice.why.map(({ deviceId, reason }) => `${deviceId ?? '-'}: ${reason}`).join(', ');
};

describe('stock a document comes out on', () => {
  it.each([
    ['shippingLabel', '4x6in', true],
    ['shippingLabel', '102x152mm', true],
    ['shippingLabel', '100x150mm', true],
    ['shippingLabel', '6x4in', false],
    ['shippingLabel', '4x8in', false],
    ['shippingLabel', '3x2in', false],
    ['shippingLabel', 'A4', false],
    ['shippingLabel', '102mm', false],
    ['productLabel', '4x6in', true],
    ['productLabel', '3x1.25in', true],
    ['productLabel', '2x1in', false],
    ['packingSlip', '80mm', true],
    ['packingSlip', '58mm', true],
    ['packingSlip', 'Letter', true],
    ['packingSlip', '4x6in', true],
    ['packingSlip', '3x2in', false],
    ['customsPapers', 'A4', true],
    ['customsPapers', '80mm', false],
    ['commandCards', '4x6in', true],
    ['commandCards', 'Letter', true],
    ['placeLabels', '4x6in', true],
    ['placeLabels', 'A4', true],
    ['placeLabels', '80mm', false],
    ['badges', '4x6in', true],
    ['badges', 'Letter', true],
    ['badges', '80mm', false],
  ] as const)('%s on %s: %s', (document, loaded, fits) => {
    expect(DOCUMENT_FORMS[document].some((form) => isOn(form, media(loaded)))).toBe(fits);
  });
});

describe('which printer prints a document', () => {
  const all = [SHEETS, SLIPS, LABELS, SPARE];

  it('goes to the first printer with fitting stock when nobody said where', () => {
    expect(went('shippingLabel', all, {})).toBe('labels');
    expect(went('packingSlip', all, {})).toBe('sheets');
    expect(went('packingSlip', [SLIPS, SHEETS], {})).toBe('slips');
    expect(went('customsPapers', all, {})).toBe('sheets');
  });

  it('puts a packing slip on labels only where somebody names the printer', () => {
    expect(went('packingSlip', [LABELS], {})).toBe('-: notConfigured');
    expect(went('packingSlip', [LABELS, SLIPS], {})).toBe('slips');
    expect(went('packingSlip', all, { packingSlip: [LABELS.deviceId] })).toBe('labels');
  });

  it('waits for that printer: nobody named a fall-back', () => {
    expect(went('shippingLabel', [{ ...LABELS, isReady: false }, SPARE], {})).toBe('labels waits');
  });

  it('goes where the route says, whatever the order of the devices', () => {
    expect(went('shippingLabel', all, { shippingLabel: [id('spare'), id('labels')] })).toBe('spare');
  });

  it('goes to the fall-back while the first is away, and waits for the first when both are', () => {
    const routes = { shippingLabel: [id('labels'), id('spare')] };
    const away = { ...LABELS, isReady: false };
    expect(went('shippingLabel', [away, SPARE], routes)).toBe('spare instead');
    expect(went('shippingLabel', [away, { ...SPARE, isReady: false }], routes)).toBe('labels waits');
  });

  it('passes over a printer with other stock, and says so when none is left', () => {
    const routes = { shippingLabel: [id('labels'), id('spare')] };
    expect(went('shippingLabel', [{ ...LABELS, media: media('3x2in') }, SPARE], routes)).toBe('spare instead');
    expect(went('shippingLabel', [{ ...LABELS, media: media('3x2in') }], routes)).toBe(
      'labels: wrongStock, spare: notConfigured',
    );
  });

  it('never prints a label at another density than it was written for', () => {
    const routes = { shippingLabel: [id('labels'), id('spare')] };
    const fine = { ...LABELS, dpmm: 12 };
    expect(went('shippingLabel', [fine, SPARE], routes, [8])).toBe('spare instead');
    expect(went('shippingLabel', [fine], { shippingLabel: [id('labels')] }, [8])).toBe('labels: wrongDpi');
    expect(went('shippingLabel', [{ ...LABELS, dpmm: 6 }], {}, [8, 12])).toBe('labels: wrongDpi');
    expect(went('shippingLabel', [fine], {}, [8, 12])).toBe('labels');
  });

  it('says that no printer is there, and nothing where a document is not to be printed', () => {
    expect(chooseRoute('customsPapers', [LABELS], {}, ANY)).toEqual({
      kind: 'refused',
      why: [{ deviceId: null, reason: 'notConfigured' }],
    });
    expect(chooseRoute('packingSlip', all, { packingSlip: [] }, ANY)).toEqual({ kind: 'refused', why: [] });
  });

  it('names the printer that has the wrong stock even when nobody said where', () => {
    expect(went('shippingLabel', [{ ...LABELS, media: media('3x2in') }, SLIPS], {})).toBe('labels: wrongStock');
  });
});
