import { describe, expect, it } from 'vitest';
import type { LanguageName } from '../../../src/devices/printers/language.ts';
import type { Ailment, VirtualPrinter } from '../../../src/devices/virtual/printer.ts';
import { startInstruments } from '../../../src/devices/virtual/simulation.ts';
import { cleanup } from '../../support/cleanup.ts';
import { at, device, watchHubBy } from '../../support/hubWatch.ts';
import { JOBS, timesOut } from '../../support/printJobs.ts';
import { scaledClock } from '../../support/scaledClock.ts';

const after = cleanup();
const clock = scaledClock(4, Math.random);

async function bench(language: LanguageName, bufferLabels = 1000) {
  const simulation = await startInstruments({
    addresses: { printer: { kind: 'tcp', port: 0 } },
    control: null,
    printer: { language, printMs: 100, bufferLabels },
    clock,
  });
  after(() => simulation.close());
  const { core, served } = simulation.instruments.printer!;
  const watch = watchHubBy(clock, { ...device('labelPrinter', at(Number(served.at))), protocol: language });
  after(() => watch.hub.close());
  const print = (text: string, patienceMs = 60_000) =>
    watch.hub.print({ jobId: text, bytes: JOBS[language](text), patienceMs });
  return { ...watch, core, print };
}

const ail = (ailment: Ailment) => (core: VirtualPrinter, isOn: boolean) => {
  core.ail(ailment, isOn);
};
const pause = (core: VirtualPrinter, isOn: boolean): void => {
  core.pause(isOn);
};

describe('a printer that can not print', () => {
  it.each([
    ['zpl', 'ribbonOut', ail('ribbonOut')],
    ['tspl', 'ribbonOut', ail('ribbonOut')],
    ['zpl', 'overheated', ail('overheated')],
    ['tspl', 'overheated', ail('overheated')],
    ['escpos', 'overheated', ail('overheated')],
    ['star', 'overheated', ail('overheated')],
    ['escpos', 'cutter', ail('cutterStuck')],
    ['star', 'cutter', ail('cutterStuck')],
    ['tspl', 'jam', ail('cutterStuck')],
    ['zpl', 'paused', pause],
    ['tspl', 'paused', pause],
  ] as const)('%s says %s, waits, and prints once when it is mended', async (language, reason, set) => {
    const { core, print, state } = await bench(language);
    await state('labelPrinter', 'ready');
    set(core, true);
    const job = print('patient');
    await state('labelPrinter', 'fault', reason);
    expect(timesOut(core.labels, 'patient')).toBe(0);
    set(core, false);
    expect((await job).kind).toBe('printed');
    await expect.poll(() => timesOut(core.labels, 'patient')).toBe(1);
  });

  it('buffer full: waits, says so, and at the end of the patience nothing was sent', async () => {
    const { core, print, state } = await bench('zpl', 0);
    await state('labelPrinter', 'fault', 'bufferFull');
    expect(await print('too much', 3000)).toEqual({ kind: 'failed', reason: 'bufferFull' });
    expect(core.labels).toEqual([]);
  });
});
