import { brotliDecompressSync } from 'node:zlib';

/** Code points a WOFF2 font has glyphs for, read from its `cmap` (WOFF2 section 4, OpenType cmap formats 4 and 12). Throws RangeError for other files. */
export function codePointsOf(font: Uint8Array): ReadonlySet<number> {
  const file = Buffer.from(font.buffer, font.byteOffset, font.byteLength);
  if (file.toString('latin1', 0, 4) !== 'wOF2') throw new RangeError('not a WOFF2 font');
  const { cmap, end } = findCmap(file);
  const tables = brotliDecompressSync(file.subarray(end, end + file.readUInt32BE(20)));
  return readCmap(tables.subarray(cmap.offset, cmap.offset + cmap.length));
}

// Known-table numbers of the WOFF2 table directory.
const CMAP = 0;
const GLYF = 10;
const LOCA = 11;
const NAMED = 63;

function findCmap(file: Buffer): {
  readonly cmap: { readonly offset: number; readonly length: number };
  readonly end: number;
} {
  const count = file.readUInt16BE(12);
  let at = 48;
  let offset = 0;
  let cmap: { offset: number; length: number } | null = null;
  const base128 = (): number => {
    let value = 0;
    for (;;) {
      const byte = file.readUInt8(at);
      at += 1;
      value = value * 128 + (byte & 0x7f);
      if (byte < 0x80) return value;
    }
  };
  for (let table = 0; table < count; table += 1) {
    const flags = file.readUInt8(at);
    at += 1;
    const known = flags & 0x3f;
    const version = flags >> 6;
    if (known === NAMED) at += 4;
    const length = base128();
    // Version 0 means transformed for glyf and loca, and not transformed for all others.
    const isTransformed = known === GLYF || known === LOCA ? version !== 3 : version !== 0;
    const stored = isTransformed ? base128() : length;
    if (known === CMAP) cmap = { offset, length };
    offset += stored;
  }
  if (cmap === null) throw new RangeError('font without a cmap');
  return { cmap, end: at };
}

function readCmap(cmap: Buffer): ReadonlySet<number> {
  const points = new Set<number>();
  for (let table = 0; table < cmap.readUInt16BE(2); table += 1) {
    const subtable = cmap.subarray(cmap.readUInt32BE(8 + table * 8));
    const format = subtable.readUInt16BE(0);
    if (format === 4) readFormat4(subtable, points);
    if (format === 12) readFormat12(subtable, points);
  }
  return points;
}

function readFormat4(table: Buffer, points: Set<number>): void {
  const segments = table.readUInt16BE(6) / 2;
  const column = (index: number, segment: number): number =>
    14 + index * segments * 2 + (index > 0 ? 2 : 0) + segment * 2;
  for (let segment = 0; segment < segments; segment += 1) {
    const last = table.readUInt16BE(column(0, segment));
    const first = table.readUInt16BE(column(1, segment));
    const delta = table.readUInt16BE(column(2, segment));
    const rangeAt = column(3, segment);
    const range = table.readUInt16BE(rangeAt);
    for (let point = first; point <= last && point !== 0xffff; point += 1) {
      const glyph = range === 0 ? point + delta : table.readUInt16BE(rangeAt + range + (point - first) * 2);
      if ((glyph & 0xffff) !== 0) points.add(point);
    }
  }
}

function readFormat12(table: Buffer, points: Set<number>): void {
  for (let group = 0; group < table.readUInt32BE(12); group += 1) {
    const at = 16 + group * 12;
    for (let point = table.readUInt32BE(at); point <= table.readUInt32BE(at + 4); point += 1) points.add(point);
  }
}
