import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { figure, percentiles, type Figure } from '../measure.ts';
import { check, outcome, say } from './bench.ts';
import type { CycleTimes } from './cycles.ts';
import { hasGadgets } from './gadget.ts';
import { benchHid } from './hid.ts';
import { benchListing } from './listing.ts';
import { benchPrinter } from './printer.ts';
import { benchSerial } from './serial.ts';

/*
 * The job of the guest of `npm run bench:usb`: real USB devices of the guest's kernel, read by this project's own device code. Writes
 * JSON lines: `{say}` while it works, `{result}` at the end.
 */

const GONE_MS = 300;
const BACK_MS = 2000;

const timesOf = (name: string, until: string, { gone, back }: CycleTimes): Figure[] =>
  gone.length === 0 || back.length === 0
    ? []
    : [
        figure(`${name} cycles`, back.length, 'count'),
        ...percentiles(`${name} unplug to gone`, gone, { 95: GONE_MS }),
        ...percentiles(`${name} replug to ${until}`, back, { 95: BACK_MS }),
      ];

const { values } = parseArgs({ options: { cycles: { type: 'string', default: '200' } } });
const figures: Figure[] = [];
const measure = async (
  name: string,
  bench: () => Promise<Readonly<Record<string, CycleTimes>>>,
  until = 'first reading',
): Promise<void> => {
  say(`${name} ...`);
  await check(`${name}: the bench itself`, async () => {
    for (const [what, times] of Object.entries(await bench()))
      figures.push(...timesOf(`${name} ${what}`.trim(), until, times));
  });
};

if (!hasGadgets()) throw new Error('this runs in the guest of `npm run bench:usb`');
const cycles = Number(values.cycles);
await measure('usb hid', () => benchHid(Math.ceil(cycles / 2)));
await measure('usb serial', () => benchSerial(cycles));
await measure('usb printer', () => benchPrinter(Math.ceil(cycles / 10)), 'ready');
await measure('usb listing', async () => {
  await benchListing();
  return {};
});
const { passed, failures } = outcome();
figures.push(
  figure('usb checks passed', passed, 'count'),
  figure('usb checks failed', failures.length, 'count', { atMost: 0 }),
);
const machine = {
  platform: process.platform,
  node: process.version,
  kernel: readFileSync('/proc/sys/kernel/osrelease', 'utf8').trim(),
};
process.stdout.write(`${JSON.stringify({ result: { machine, figures, failures } })}\n`, () => process.exit());
