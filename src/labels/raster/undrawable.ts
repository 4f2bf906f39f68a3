// Barcodes and shapes of ZPL II that the renderer does not draw: it sets their data as text, or nothing. Found by trying every one.
const NOT_DRAWN = new Set(
  'B0 B1 B4 B5 B8 B9 BA BB BF BI BJ BK BL BM BP BR BS BT BU BZ GE SN SF FC'.split(' ').map((name) => `^${name}`),
);
// ^BC in mode N: what is drawn as a printer would. Behind a change of subset within the data the renderer sets other bars.
const BARS_AS_WRITTEN = [/^(?:>:)?(?:[^>]|>8){2,}$/, /^>;(?:>8)?(?:(?:\d\d)+>8)*(?:\d\d)+(?:>6[^>]{2,})?$/];
const BARS_BY_MODE: Readonly<Record<string, readonly RegExp[]>> = {
  N: BARS_AS_WRITTEN,
  A: [/^[^>]{2,}$/],
  D: [/^(?:[^>]|>8){2,}$/],
  U: [/^\d{19,20}$/],
};

/**
 * The first command of a ZPL text that would be drawn otherwise than a printer prints it, or null. A label is rather not printed than with
 * other bars than it should have.
 */
export function undrawable(zpl: string): string | null {
  const images = new Set(Array.from(zpl.matchAll(/~DG(?:\w:)?([^,.]+)/gi), ([, name = '']) => name.toUpperCase()));
  let bars: string | null = null;
  let escape: string | null = null;
  for (const [, name = '', rest = ''] of zpl.matchAll(/([\^~][A-Z@][A-Z0-9@]?)([^\^~]*)/gi)) {
    const command = name.toUpperCase();
    const data = rest.replace(/[\r\n\t]/g, '');
    if (NOT_DRAWN.has(command) || /^[\^~]C[CD]$/.test(command)) return command;
    if (command === '^GF' && !/^A/i.test(data)) return '^GF';
    if (command === '^PM' && /^Y/i.test(data)) return '^PM';
    if (/^\^(?:XG|IM|IL)$/.test(command) && !images.has(imageName(data))) return command;
    if (command === '^BC') bars = /^(?:[^,]*,){5}([NUAD])/i.exec(data)?.[1]?.toUpperCase() ?? 'N';
    if (command === '^FH') escape = data === '' ? '_' : data.charAt(0);
    if (command === '^FN' && bars !== null) return '^FN';
    if (/^\^F[DV]$/.test(command) && bars !== null && !areBarsDrawn(bars, unescaped(data, escape))) return '^BC';
    if (command === '^FS') [bars, escape] = [null, null];
  }
  return null;
}

const areBarsDrawn = (mode: string, data: string): boolean =>
  (BARS_BY_MODE[mode] ?? []).some((pattern) => pattern.test(data)) && /^[\x20-\x7e]+$/.test(data);

const imageName = (data: string): string => (/^(?:\w:)?([^,.]+)/.exec(data)?.[1] ?? '').toUpperCase();

function unescaped(data: string, escape: string | null): string {
  if (escape === null) return data;
  return data
    .split(escape)
    .map((part, index) =>
      index > 0 && /^[0-9a-f]{2}/i.test(part)
        ? String.fromCharCode(parseInt(part.slice(0, 2), 16)) + part.slice(2)
        : part,
    )
    .join('');
}
