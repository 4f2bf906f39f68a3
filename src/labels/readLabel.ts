import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes, type ReadInputBarcodeFormat } from 'zxing-wasm/reader';
import { keepWrappers } from './wasmThreads.ts';

/** One barcode as a scanner with AIM identifiers switched on would send it. */
export interface ReadBars {
  /** Decoded text; FNC1 inside the data is U+001D. */
  readonly text: string;
  readonly bytes: Uint8Array;
  /** AIM symbology identifier (ISO/IEC 15424), `]C1` for GS1-128 and `]C0` for plain Code 128. */
  readonly symbologyId: string;
}

let isPrepared = false;

/** Barcodes in a picture, in the order they were found, Code 128 where no others are named: a scanner for demonstrations and tests. Uses no network. */
export async function readLabel(
  png: Uint8Array,
  formats: readonly ReadInputBarcodeFormat[] = ['Code128'],
): Promise<readonly ReadBars[]> {
  if (!isPrepared) {
    keepWrappers();
    const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
    prepareZXingModule({
      overrides: { wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) },
    });
    isPrepared = true;
  }
  const found = await readBarcodes(new Uint8Array(png), { formats: [...formats], textMode: 'Plain', tryHarder: true });
  return found
    .filter((bars) => bars.isValid)
    .map(({ text, bytes, symbologyIdentifier }) => ({ text, bytes, symbologyId: symbologyIdentifier }));
}
