import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openStationWindow, type StationWindow } from '../../src/cli/demo/window.ts';
import { systemClock } from '../../src/devices/clock.ts';
import { servePty } from '../../src/devices/virtual/pty.ts';
import { DEFAULT_SCALE, VirtualScale } from '../../src/devices/virtual/scale.ts';
import type { StationConfigInput } from '../../src/shared/config.ts';
import { driverProcess } from '../support/driverProcess.ts';
import { cabledDevice, type CabledDevice } from '../support/networkCable.ts';
import { percentiles, type Figure } from './measure.ts';
import { setUpDemoSite, withDataDir, withStorage } from './stationFolder.ts';

const CYCLES = 200;
const PULLS = 20;
const KILLS = 10;
const PATIENCE_MS = 30_000;
const TARGETS = { gone: 300, back: 2000, cable: 5000, restart: 3000 } as const;

/** What the window was told and had painted, by the page's own clock, which is this machine's. */
interface Seen {
  readonly at: number;
  readonly what: string;
}

/**
 * Unplugging and plugging in as a packer sees it: a scale on a pseudo-terminal and a scanner on TCP, through the device host of the real app
 * to the painted window. Then the process with all drivers is killed.
 */
export function benchDevices(env: NodeJS.ProcessEnv): Promise<Figure[]> {
  return withDataDir(async (dataDir) => {
    await withStorage(dataDir, setUpDemoSite);
    const link = join(dataDir, 'ttyScale');
    const scale = new VirtualScale(
      { ...DEFAULT_SCALE, settleMs: 0, load: { digits: 1250, exponent: -3, unit: 'kg' } },
      systemClock,
      () => undefined,
    );
    const served = await servePty(scale, link);
    const scanner = await cabledDevice();
    writeConfig(dataDir, link, scanner.port);
    const window = await openStationWindow({ env, dataDir, pictureDir: dataDir });
    try {
      await watchDevices(window);
      await until(window, 'scale steady', 0);
      const killed = await killDrivers(window);
      const { gone, back } = await replug(window, served, link);
      const cable = await pullCables(window, scanner);
      return [
        ...percentiles('serial unplugged to gone on screen', gone, { 95: TARGETS.gone }),
        ...percentiles('serial plugged in to first weight', back, { 95: TARGETS.back }),
        ...percentiles('network cable pulled to gone on screen', cable, { 95: TARGETS.cable }),
        ...percentiles('driver process killed to devices back', killed, { 95: TARGETS.restart }),
      ];
    } finally {
      await window.close();
      await Promise.all([served.close(), scanner.close()]);
    }
  });
}

function writeConfig(dataDir: string, link: string, port: number): void {
  const config: StationConfigInput = {
    devices: [
      {
        deviceId: 'scale',
        role: 'scale',
        name: 'Scale',
        transport: { kind: 'serial', path: link },
        protocol: 'mt-sics',
      },
      {
        deviceId: 'scanner',
        role: 'scanner',
        name: 'Scanner',
        transport: { kind: 'tcp', host: '127.0.0.1', port },
        protocol: 'text',
      },
    ],
  };
  writeFileSync(join(dataDir, 'station.json'), JSON.stringify(config));
}

/** Keeps every change of what the window is told of weights, and of what stands in its bar of devices once that is painted. */
async function watchDevices({ page }: StationWindow): Promise<void> {
  await page.locator('footer li').first().waitFor();
  await page.evaluate(`{
    const seen = (globalThis.benchSeen = []);
    const tell = (what) => seen.push({ at: Date.now(), what });
    window.station.on('scale.changed', ({ state }) => tell('scale ' + state));
    let last = '';
    const look = () => {
      const now = [...document.querySelectorAll('footer li')].map((item) => item.getAttribute('aria-label')).join('; ');
      if (now !== last) tell('bar ' + (last = now));
    };
    new MutationObserver(() => requestAnimationFrame(() => setTimeout(look))).observe(document.body, {
      subtree: true, childList: true, attributes: true, characterData: true,
    });
    look();
    window.station.request('scale.live', {}).then(({ output }) => tell('scale ' + output.state));
  }`);
}

/** When something was first seen, not before `since`. Throws when it is not within half a minute. */
async function until({ page }: StationWindow, what: string, since: number): Promise<number> {
  const end = performance.now() + PATIENCE_MS;
  while (performance.now() < end) {
    const seen = await page.evaluate<readonly Seen[]>('globalThis.benchSeen');
    const found = seen.find((entry) => entry.at >= since && entry.what.includes(what));
    if (found !== undefined) return found.at;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  const seen = await page.evaluate<readonly Seen[]>('globalThis.benchSeen.slice(-6)');
  throw new Error(`not seen within 30 s: ${what}; last ${JSON.stringify(seen)}`);
}

const forget = ({ page }: StationWindow): Promise<unknown> => page.evaluate('globalThis.benchSeen.length = 0');

async function replug(
  window: StationWindow,
  served: Awaited<ReturnType<typeof servePty>>,
  link: string,
): Promise<{ readonly gone: number[]; readonly back: number[] }> {
  const gone: number[] = [];
  const back: number[] = [];
  for (let cycle = 0; cycle < CYCLES; cycle += 1) {
    await forget(window);
    const pulledAt = Date.now();
    process.kill(served.pid() ?? 0, 'SIGKILL');
    gone.push((await until(window, 'Scale: Unplugged', pulledAt)) - pulledAt);
    // Away for longer and longer, so that every step of the pauses between tries is met.
    const plugged = served.away((cycle % 10) * 50);
    while (!existsSync(link)) await new Promise((resolve) => setTimeout(resolve, 1));
    const pluggedAt = Date.now();
    await plugged;
    back.push((await until(window, 'scale steady', pluggedAt)) - pluggedAt);
  }
  return { gone, back };
}

/** Every pull is for good: the next one is of a new connection of the same device, behind a cable of its own. */
async function pullCables(window: StationWindow, scanner: CabledDevice): Promise<number[]> {
  const times: number[] = [];
  for (let pull = 0; pull < PULLS; pull += 1) {
    await forget(window);
    // Pulled at any moment between two questions of the system.
    await new Promise((resolve) => setTimeout(resolve, 1500 + pull * 97));
    const pulledAt = Date.now();
    scanner.pull();
    times.push((await until(window, 'Scanner: Unplugged', pulledAt)) - pulledAt);
    await until(window, 'Scanner: Ready', pulledAt);
  }
  return times;
}

async function killDrivers(window: StationWindow): Promise<number[]> {
  const times: number[] = [];
  for (let kill = 0; kill < KILLS; kill += 1) {
    await forget(window);
    const killedAt = Date.now();
    process.kill(driverProcess(window.process.pid ?? 0), 'SIGKILL');
    await until(window, 'Scale: Starting again', killedAt);
    const [weighs, scans] = await Promise.all([
      until(window, 'scale steady', killedAt + 1),
      until(window, 'Scanner: Ready', killedAt + 1),
    ]);
    times.push(Math.max(weighs, scans) - killedAt);
    // One that dies soon after its start waits longer and longer before the next: a packer's day is not that bad.
    await new Promise((resolve) => setTimeout(resolve, 10_500));
  }
  return times;
}
