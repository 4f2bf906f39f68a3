import type { ChildProcess } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import type { PackSnapshot } from '../../core/pack/snapshot.ts';

/** The real window, seen and touched from outside. */
export interface StationWindow {
  readonly page: Page;
  readonly app: ElectronApplication;
  /** The session's snapshot as the window was last told it, or null at the queue. */
  snapshot(): Promise<PackSnapshot | null>;
  /** Waits until the picture satisfies the test; rejects naming what it waited for. */
  until(
    what: string,
    test: (snapshot: PackSnapshot | null) => boolean,
    withinMs?: number,
  ): Promise<PackSnapshot | null>;
  /** Takes one picture of a screen; a later one of the same name replaces it only when it shows more (a higher rank). */
  picture(name: string, rank?: number): Promise<void>;
  /** The app's own process, to be ended as power failure would. */
  readonly process: ChildProcess;
  close(): Promise<void>;
}

/** The pictures in the order in which a packer meets their screens, whichever is taken first. */
const SCREENS: readonly string[] = [
  'sign-in',
  'queue',
  'verify',
  'wrong-item',
  'box',
  'weigh',
  'too-light',
  'label',
  'queue-after',
  'tasks',
  'parcels',
  'manifests',
  'imports',
  'devices',
  'station',
];

interface LaunchOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly dataDir: string;
  readonly pictureDir: string;
}

interface Bridge {
  readonly station: { request(name: string, input: unknown): Promise<unknown> };
}

/** Starts the app, in English whatever the PC speaks, on a data folder with the runtime named in the environment (the scripts set it). */
export async function openStationWindow({ env, dataDir, pictureDir }: LaunchOptions): Promise<StationWindow> {
  const executablePath = env['STATION_ELECTRON'];
  if (!executablePath) throw new Error('no Electron: run this through `npm run -s station -- demo`');
  mkdirSync(pictureDir, { recursive: true });
  const args = [
    ...(JSON.parse(env['STATION_ELECTRON_ARGS'] ?? '["."]') as string[]),
    '--lang=en-US',
    '--data',
    dataDir,
  ];
  const app: ElectronApplication = await _electron.launch({ executablePath, args, env: env as Record<string, string> });
  const page = await app.firstWindow();
  await page.waitForLoadState('domcontentloaded');
  const taken = new Map<string, number>();

  const snapshot = async (): Promise<PackSnapshot | null> => {
    const reply = (await page.evaluate(() =>
      (globalThis as unknown as Bridge).station.request('pack.snapshot', {}),
    )) as {
      ok: boolean;
      output: { snapshot: PackSnapshot | null };
    };
    return reply.ok ? reply.output.snapshot : null;
  };
  return {
    page,
    app,
    process: app.process(),
    snapshot,
    async until(what, test, withinMs = 15_000) {
      const deadline = Date.now() + withinMs;
      for (;;) {
        const now = await snapshot();
        if (test(now)) return now;
        if (Date.now() > deadline) throw new Error(`waited ${(withinMs / 1000).toString()} s for: ${what}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    async picture(name, rank = 0) {
      const before = taken.get(name);
      if (before !== undefined && before >= rank) return;
      const place = SCREENS.indexOf(name) + 1 || SCREENS.length + taken.size + 1;
      const file = `${place.toString().padStart(2, '0')}-${name}.png`;
      taken.set(name, rank);
      // Two frames: what was just told is on the screen by then.
      await page.evaluate('new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))');
      await page.screenshot({ path: join(pictureDir, file) });
    },
    close: () => app.close(),
  };
}
