import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { asId, type DeviceId } from '../../../src/core/ids.ts';
import type { PrintJobEvent } from '../../../src/devices/driver.ts';
import { createHub } from '../../../src/devices/hub.ts';
import type { DevicesPort, PrintOutcome } from '../../../src/station/ports.ts';
import { figure } from '../measure.ts';
import { check, outcome, same, sleep } from '../usb/bench.ts';
import { startCups, type CupsServer } from './server.ts';

/*
 * The job of `npm run bench:cups`: labels printed by the hub to a real CUPS, whose queue is stopped, paused, refused, whose jobs are
 * cancelled by hand and whose backend fails. What the backend was given is the paper.
 */

const CUPS_MODULE = new URL('../../../src/devices/transports/cups.ts', import.meta.url).href;
const CASES = 10;

/** The hub with the queue as its label printer. */
function station(): {
  readonly hub: DevicesPort;
  state(): string;
  print(text: string, expiresInMs?: number): Promise<PrintOutcome> & { sent: Promise<void> };
} {
  const hub = createHub([
    {
      deviceId: asId<DeviceId>('printer'),
      role: 'labelPrinter',
      name: 'Printer',
      transport: { kind: 'cups', queue: 'LABEL' },
      protocol: 'zpl',
    },
  ]);
  let jobs = 0;
  return {
    hub,
    state: () => {
      const [status] = hub.statuses();
      return `${status?.state ?? ''} ${status?.reason ?? ''}`.trim();
    },
    print(text, expiresInMs) {
      jobs += 1;
      let told = (): void => undefined;
      const sent = new Promise<void>((resolve) => (told = resolve));
      const onEvent = ({ event }: PrintJobEvent): void => {
        if (event === 'sent') told();
      };
      const job = {
        jobId: `bench-${jobs.toString()}`,
        bytes: Buffer.from(text, 'latin1'),
        patienceMs: 5000,
        onEvent,
        ...(expiresInMs !== undefined && { expiresAt: Date.now() + expiresInMs }),
      };
      return Object.assign(hub.print(job), { sent });
    },
  };
}

async function until(what: string, test: () => boolean): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!test()) {
    if (Date.now() > deadline) throw new Error(`waited for ${what}`);
    await sleep(50);
  }
}

type Bench = ReturnType<typeof station>;
const times = (cups: CupsServer, text: string): number => cups.printed().toString('latin1').split(text).length - 1;

/** A queue that was wrong is put right again, and prints: what is wanted behind each case. */
async function flows(cups: CupsServer, { hub: _hub, ...bench }: Bench, text: string): Promise<void> {
  cups.manner('ok');
  hold(cups, false);
  cups.cups('cupsenable', 'LABEL');
  cups.cups('cupsaccept', 'LABEL');
  await until('the queue', () => bench.state() === 'ready');
  same((await bench.print(text)).kind, 'printed');
  same(times(cups, text), 1);
}

/** New jobs wait in the queue until they are released, one by one. */
function hold(cups: CupsServer, isOn: boolean): void {
  cups.cups('lpadmin', '-p', 'LABEL', '-o', `job-hold-until-default=${isOn ? 'indefinite' : 'no-hold'}`);
}

/** Names of the jobs that are not finished. */
const waiting = (cups: CupsServer): string[] =>
  [...cups.cups('lpstat', '-o').matchAll(/^LABEL-\d+/gm)].map(([name]) => name);

function release(cups: CupsServer): void {
  hold(cups, false);
  for (const name of waiting(cups)) cups.cups('lp', '-i', name, '-H', 'resume');
}

const CHECKS: Readonly<Record<string, (cups: CupsServer, bench: Bench) => Promise<void>>> = {
  'bytes arrive as they are, and are delivered': async (cups, bench) => {
    const bytes = Array.from({ length: 300_000 }, (_, index) => String.fromCharCode(index % 256)).join('');
    same(await bench.print(bytes), { kind: 'printed', proof: 'delivered' });
    same(cups.printed().equals(Buffer.from(bytes, 'latin1')), true);
  },
  'queue paused: the label waits for it, and is not sent': async (cups, bench) => {
    cups.cups('cupsdisable', 'LABEL');
    await until('the pause', () => bench.state() === 'fault paused');
    same(await bench.print('paused.'), { kind: 'failed', reason: 'paused' });
    await flows(cups, bench, 'after the pause.');
    same(times(cups, 'paused.'), 0);
  },
  'cancelled by hand before it was sent: did not print': async (cups, bench) => {
    hold(cups, true);
    const job = bench.print('cancelled early.');
    await job.sent.catch(() => undefined);
    cups.cups('cancel', '-a', 'LABEL');
    same(await job, { kind: 'failed', reason: 'cancelled' });
    await flows(cups, bench, 'after early.');
    same(times(cups, 'cancelled early.'), 0);
  },
  'cancelled by hand while it was sent: nobody knows': async (cups, bench) => {
    cups.manner('slow');
    const job = bench.print('cancelled late');
    await until('the first bytes', () => times(cups, 'cancelled lat') > 0);
    cups.cups('cancel', '-a', 'LABEL');
    same((await job).kind, 'uncertain');
    await flows(cups, bench, 'after late.');
  },
  'backend stops the queue (exit 4): taken back when it expires, and does not come out later': async (cups, bench) => {
    cups.manner('stop');
    same((await bench.print('stopped.', 3000)).kind, 'uncertain');
    await flows(cups, bench, 'after the stop.');
    await sleep(1000);
    same(times(cups, 'stopped.'), 0);
  },
  'backend gives the job up (exit 1): nobody knows': async (cups, bench) => {
    cups.cups('lpadmin', '-p', 'LABEL', '-o', 'printer-error-policy=abort-job');
    cups.manner('fail');
    same((await bench.print('given up.')).kind, 'uncertain');
    await flows(cups, bench, 'after giving up.');
    same(times(cups, 'given up.'), 0);
  },
  'queue that takes no jobs: refused with nothing sent': async (cups, bench) => {
    cups.cups('cupsreject', 'LABEL');
    same((await bench.print('refused.')).kind, 'failed');
    await flows(cups, bench, 'after refusing.');
    same(times(cups, 'refused.'), 0);
  },
  'CUPS begins anew while a label waits: it comes out once': async (cups, bench) => {
    hold(cups, true);
    const job = bench.print('kept.');
    await job.sent.catch(() => undefined);
    await cups.stop();
    await sleep(1500);
    await cups.start();
    release(cups);
    same(await job, { kind: 'printed', proof: 'delivered' });
    same(times(cups, 'kept.'), 1);
  },
  'station killed while a label waits: it is taken back when the station starts again': async (cups, bench) => {
    hold(cups, true);
    await killedWhilePrinting('of the dead.');
    same(waiting(cups).length, 1);
    const other = station();
    await until('the job taken back', () => waiting(cups).length === 0);
    await other.hub.close();
    await flows(cups, bench, 'after the dead.');
    same(times(cups, 'of the dead.'), 0);
  },
  'station closed while a label waits: it is taken back': async (cups, bench) => {
    hold(cups, true);
    const job = bench.print('left behind.');
    await job.sent.catch(() => undefined);
    await bench.hub.close();
    same((await job).kind !== 'printed', true);
    hold(cups, false);
    await sleep(1500);
    same(waiting(cups), []);
    same(times(cups, 'left behind.'), 0);
  },
};

/** A program of its own that hands a label over and is killed before it comes out. */
async function killedWhilePrinting(text: string): Promise<void> {
  const code = `const { cupsTransport } = await import(${JSON.stringify(CUPS_MODULE)});
    const link = await cupsTransport('LABEL').open({}, new AbortController().signal);
    await link.spool.submit(Buffer.from(${JSON.stringify(text)}), 'killed');
    process.kill(process.pid, 'SIGKILL');`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code], { stdio: 'ignore' });
  await once(child, 'exit');
}

const cups = await startCups();
process.env['CUPS_SERVER'] = cups.socket;
const bench = station();
try {
  for (const [name, run] of Object.entries(CHECKS)) await check(name, () => run(cups, bench));
} finally {
  await bench.hub.close();
  await cups.end();
}
const { passed, failures } = outcome();
const figures = [figure('CUPS: checks that hold', passed, 'count', { atLeast: CASES })];
process.stdout.write(
  `${JSON.stringify({ result: { machine: { platform: process.platform, node: process.version }, figures, failures } })}\n`,
);
