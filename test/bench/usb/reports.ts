/** Report descriptors and input reports of the two kinds of HID device on a packing bench (HID Point of Sale Usage Tables 1.02). */

const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.replaceAll(/\s/g, ''), 'hex'));

/** A scale as DYMO's: report 3 with status, unit, exponent and weight; report 2 takes `zero`. */
export const SCALE_DESCRIPTOR = bytes(`
  058d 0920 a101
    8503 1500 26ff00 7508 9505 0940 8102
    8502 1500 26ff00 7508 9501 0980 9102
  c0`);

/** A scanner: report 2 of 64 bytes with the code, its symbology and a flag that it goes on. */
export const SCANNER_DESCRIPTOR = bytes(`
  058c 0902 a101
    8502 1500 26ff00 7508 953f 0912 8102
  c0`);

/** A stable weight in grams. */
export const scaleReport = (grams: number): Uint8Array => Uint8Array.of(3, 4, 2, 0, grams & 0xff, (grams >> 8) & 0xff);

const PART = 56;

/** A code with its AIM identifier, in as many reports as it needs. */
export function scannerReports(aim: string, text: string): Uint8Array[] {
  const data = Buffer.from(text, 'latin1');
  const count = Math.max(1, Math.ceil(data.length / PART));
  return Array.from({ length: count }, (_, index) => {
    const part = data.subarray(index * PART, (index + 1) * PART);
    const report = new Uint8Array(64);
    report.set([2, part.length, ...Buffer.from(aim, 'latin1')]);
    report.set(part, 5);
    report[63] = index < count - 1 ? 1 : 0;
    return report;
  });
}
