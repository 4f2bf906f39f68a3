import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { lintBoughtZpl } from '../../src/core/label/boughtZpl.ts';
import { createLabelRenderer, LABEL_WORKER_URL } from '../../src/labels/render/labelRenderer.ts';

// Published labels of real carriers, read from the folder that CONFORMANCE_DATA names: the preview must draw what others print.
const folder = join(process.env['CONFORMANCE_DATA'] ?? '', 'carrier-labels');
const renderer = createLabelRenderer({ workerUrl: LABEL_WORKER_URL });
afterAll(() => renderer.close());

/** Real labels that a printer must not be sent as they are, with the reason. */
const REFUSED: Readonly<Record<string, string>> = {
  // It saves its settings in the printer for good.
  'glscz.zpl': '{"reason":"unsafeCommand","command":"^JU"}',
};

describe('carrier labels', () => {
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.zpl'))) {
    it(`${file} is drawn`, async () => {
      const png = await renderer.preview(readFileSync(join(folder, file)), 8);
      expect([...png.subarray(0, 4)], 'a PNG').toEqual([0x89, 0x50, 0x4e, 0x47]);
      expect(png.length, 'with something on it').toBeGreaterThan(2_000);
    });
    it(`${file} may be sent to a printer, or is refused for a stated reason`, () => {
      const read = lintBoughtZpl(readFileSync(join(folder, file), 'latin1'));
      expect(read.ok ? null : JSON.stringify(read.error)).toBe(REFUSED[file] ?? null);
    });
  }
});
