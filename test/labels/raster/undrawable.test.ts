import { describe, expect, it } from 'vitest';
import { undrawable } from '../../../src/labels/raster/undrawable.ts';
import { readLabel } from '../../../src/labels/readLabel.ts';
import { previewPng } from '../../../src/labels/render/preview.ts';
import { readPicture } from '../../support/picture.ts';
import { shippingLabelTo } from '../../support/shippingLabels.ts';

const zpl = (field: string): string => `^XA^PW800^LL400^FO60,60^BY2${field}^FS^XZ`;
const drawn = (field: string): Promise<Uint8Array> => previewPng(new TextEncoder().encode(zpl(field)), 8);

describe('what is drawn as a printer prints it', () => {
  it.each(['English', 'Japanese', 'Arabic'])('our own label, %s', async (person) => {
    expect(undrawable(new TextDecoder().decode(await shippingLabelTo(person, 8)))).toBeNull();
  });

  it.each([
    ['^BCN,100,N,N^FD>:AB12', 'AB12', ']C0'],
    ['^BCN,100,N,N^FDAB12', 'AB12', ']C0'],
    ['^BCN,100,N,N,N^FD>;123456', '123456', ']C0'],
    ['^BCN,100,N,N,N,N^FD>;1234>6AB', '1234AB', ']C0'],
    ['^BCN,100,N,N,N,N^FD>;>80012345678', '0012345678', ']C1'],
    ['^BCN,100,N,N,N,N^FD>;>842012345>89205501234', '42012345\u001d9205501234', ']C1'],
    ['^BCN,100,N,N,N,N^FD>:AB>8CD', 'AB\u001dCD', null],
    ['^BCN,100,N,N,N,A^FDAB123456CD', 'AB123456CD', ']C0'],
    ['^BCN,100,N,N,N,D^FD(00)123456789012345675', '00123456789012345675', ']C1'],
    ['^FH^BCN,100,N,N,N^FD_3E:A_42C', 'ABC', ']C0'],
  ])('%s', async (field, text, aim) => {
    expect(undrawable(zpl(field))).toBeNull();
    const [found] = await readLabel(await drawn(field));
    expect(found?.text).toBe(text);
    if (aim !== null) expect(found?.symbologyId).toBe(aim);
  });

  it.each([
    '^B2N,80^FD12345678',
    '^B3N,N,80^FDAB12',
    '^BEN,80^FD400638133393',
    '^BQN,2,5^FDQA,hello',
    '^BXN,5,200^FDhello',
  ])('%s', async (field) => {
    expect(undrawable(zpl(field))).toBeNull();
    const { ink } = await readPicture(await drawn(field));
    expect(ink({ x: 60, y: 60, width: 300, height: 150 })).toBeGreaterThan(1000);
  });

  it('an image that the ZPL brings along', () => {
    expect(undrawable('~DGR:LOGO.GRF,8,1,FF00FF00FF00FF00^XA^FO1,1^XGR:LOGO.GRF,1,1^FS^XZ')).toBeNull();
  });
});

describe('what is refused', () => {
  it.each([
    ['^BCN,100,N,N,N^FD>:AB>51234', '^BC', 'bars that go back to digits'],
    ['^BCN,100,N,N,N^FD>;1234>6A', '^BC', 'one letter behind digits'],
    ['^BCN,100,N,N,N^FD>;123', '^BC', 'an odd number of digits'],
    ['^BCN,100,N,N,N^FD>9AB', '^BC', 'code set A'],
    ['^FH^BCN,100,N,N,N^FD_3E:AB_3E51234', '^BC', 'the same in hex'],
    ['^BCN,100,N,N,N^FN1', '^FN', 'bars of data that come later'],
    ['^BRN,1,4^FD0112345678901231', '^BR', 'DataBar'],
    ['^BUN,80^FD12345678901', '^BU', 'UPC-A'],
    ['^BKN,N,80^FD12345', '^BK', 'Codabar'],
    ['^GE80,40,3', '^GE', 'an ellipse'],
    ['^SN001,1,Y', '^SN', 'a number that counts'],
    ['^XGR:LOGO.GRF,1,1', '^XG', 'an image in the memory of a printer'],
    ['^GFB,8,8,1,abcdefgh', '^GF', 'a picture in bytes'],
    ['^PMY', '^PM', 'a mirrored label'],
    ['^CC*', '^CC', 'another caret'],
  ])('%s (%s): %s', (field, command) => {
    expect(undrawable(zpl(field))).toBe(command);
  });

  it.each(['^B1N', '^B8N,80', '^B9N,80', '^BAN,80', '^BKN,N,80', '^BRN,1,4', '^BUN,80,N', '^BZN,80'])(
    '%s, for which the renderer sets text: when it learns to draw it, this says so',
    async (bars) => {
      const [text, none] = [
        await readPicture(await drawn(`${bars}^FD12345678`)),
        await readPicture(await drawn('^FD12345678')),
      ];
      const all = { x: 0, y: 0, width: 800, height: 400 };
      expect(text.ink(all)).toBe(none.ink(all));
    },
  );
});
