import { afterAll, afterEach, expect, it } from 'vitest';
import { endRenderer, exportOf, startRig, type StationRig } from '../support/station.ts';

let rig: StationRig;
afterEach(() => rig.end());
afterAll(endRenderer);

it('two scans merged, a part of one, a scanner set-up code, hostile content: each is refused aloud, none counts, UNDO clears it', async () => {
  rig = await startRig();
  await rig.importText('orders', exportOf('#1001', { TEA: 2 }));
  rig.scan('1001');
  await rig.until('the order', () => rig.station.snapshot()?.stage === 'verify');
  const bad = [
    '614141007363614141007363',
    '61414100',
    // A maker's own set-up codes as they come when the scanner does not keep them to itself.
    '\u0016M\u000dBEPBEP1.',
    '99PXX#RESET',
    '^XA^FDx^FS^XZ',
    '=HYPERLINK("http://x","y")',
    '\u0000\u001b[2J\u0007',
    'x'.repeat(2000),
    'line one\u000bline two',
  ];
  for (const text of bad) {
    const before = rig.changes.length;
    rig.scan(text);
    await rig.until(`${JSON.stringify(text.slice(0, 30))} refused`, () =>
      rig.changes.slice(before).some((change) => change.kind === 'pack' && change.cue === 'wrong'),
    );
    expect(rig.station.snapshot()?.packedUnits).toBe(0);
    rig.scan('UNDO');
    await rig.until('cleared', () => rig.station.snapshot()?.band.role !== 'stop');
  }
  rig.scan('614141007363');
  await rig.until('the right one counts', () => rig.station.snapshot()?.packedUnits === 1);
});
