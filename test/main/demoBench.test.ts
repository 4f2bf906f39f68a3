import { afterEach, describe, expect, it } from 'vitest';
import { compareQuantity, inUnit, roundRational } from '../../src/core/quantity.ts';
import { createHub, type DeviceHub } from '../../src/devices/hub.ts';
import { obey } from '../../src/devices/virtual/commands.ts';
import { startInstruments, type Simulation } from '../../src/devices/virtual/simulation.ts';
import {
  benchDevices,
  benchScale,
  BENCH_PRINTERS,
  BENCH_SCALES,
  STEPS,
  type BenchLanguages,
} from '../../src/main/demoBench.ts';
import { asConfig } from '../../src/main/deviceSetup.ts';
import type { DeviceEvent } from '../../src/station/ports.ts';

const ANY = { kind: 'tcp', port: 0 } as const;
const closing: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const open of closing.splice(0).reverse()) await open.close();
});

/** Virtual instruments of these languages with the devices that the demo sets up for them. */
async function bench(
  languages: BenchLanguages,
): Promise<{ simulation: Simulation; hub: DeviceHub; events: DeviceEvent[] }> {
  const simulation = await startInstruments({
    addresses: { scale: ANY, scanner: ANY, printer: ANY },
    control: null,
    scale: { ...benchScale(languages.scale), settleMs: 50 },
    printer: { language: languages.printer },
  });
  closing.push(simulation);
  const { scale, scanner, printer } = simulation.listening as Record<'scale' | 'scanner' | 'printer', number>;
  const hub = createHub(asConfig(benchDevices({ scale, scanner, printer }, languages)));
  closing.push(hub);
  const events: DeviceEvent[] = [];
  hub.onEvent((event) => void events.push(event));
  return { simulation, hub, events };
}

const live = (events: readonly DeviceEvent[]) => events.findLast((event) => event.kind === 'weight')?.live ?? null;
const FIVE = { digits: 500, exponent: -2, unit: 'lb' } as const;
const work = ({ instruments }: Simulation, command: object): void => {
  expect(JSON.parse(obey(instruments, JSON.stringify(command)))).toMatchObject({ ok: true });
};

describe('the demo bench', () => {
  it.each(BENCH_SCALES)('weighs with a scale that speaks %s', async (scale) => {
    const { simulation, events } = await bench({ scale, printer: 'zpl' });
    work(simulation, { do: 'setWeight', ...FIVE });
    await expect.poll(() => live(events)?.state, { timeout: 10_000 }).toBe('steady');
    const shown = live(events);
    if (shown?.state !== 'steady') throw new Error('not steady');
    const { division } = benchScale(scale);
    expect(shown.weight.unit === division.unit || scale === 'dibal').toBe(true);
    const grams = (mass: typeof FIVE | typeof shown.weight): bigint => roundRational(inUnit(mass, 'g'));
    expect(Number(grams(shown.weight) - grams(FIVE))).toBeLessThanOrEqual(3);
    expect(Number(grams(FIVE) - grams(shown.weight))).toBeLessThanOrEqual(3);
  });

  it.each(BENCH_PRINTERS)('has a printer that speaks %s', async (printer) => {
    const { hub } = await bench({ scale: 'mt-sics', printer });
    const state = () => hub.statuses().find(({ role }) => role === 'labelPrinter')?.state;
    await expect.poll(state, { timeout: 10_000 }).toBe('ready');
  });

  it('shows what can go wrong with a scale', async () => {
    const { simulation, events } = await bench({ scale: 'mt-sics', printer: 'zpl' });
    const becomes = (state: string) => expect.poll(() => live(events)?.state, { timeout: 10_000 }).toBe(state);
    work(simulation, { do: 'setWeight', ...FIVE });
    await becomes('steady');
    work(simulation, { do: 'restless', on: true });
    await becomes('moving');
    work(simulation, { do: 'restless', on: false });
    await becomes('steady');
    work(simulation, { do: 'showIn', ...STEPS.kg });
    await expect
      .poll(() => {
        const now = live(events);
        return now?.state === 'steady' && compareQuantity(now.weight, { digits: 2270, exponent: -3, unit: 'kg' });
      })
      .toBe(0);
    work(simulation, { do: 'setWeight', digits: 200, exponent: 0, unit: 'lb' });
    await becomes('over');
  });

  it('shows what a scanner that is set up wrongly sends', async () => {
    const { simulation, events } = await bench({ scale: 'mt-sics', printer: 'zpl' });
    const heard = () => events.flatMap((event) => (event.kind === 'scan' ? [event.scan.text] : []));
    await expect.poll(() => simulation.instruments.scanner?.served.wire.hosts).toBe(1);
    work(simulation, { do: 'scan', text: 'Ab\u001d1' });
    work(simulation, { do: 'behave', suffix: '\r\r', sendsGs: false, swapsCase: true });
    work(simulation, { do: 'scan', text: 'Ab\u001d1' });
    await expect.poll(heard).toEqual(['Ab\u001d1', 'aB1']);
  });
});
