// `npm run bench [NAME...]`: measures the app in a window in memory whose picture the bench watches from outside.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inProject, run, runScript } from './project.mjs';

/** Benches that look at no window: asked for by themselves, they need neither Electron nor a display. */
const WITHOUT_WINDOW = ['carton', 'codecs', 'first-byte', 'shift', 'labels', 'label-jobs', 'exactly-once', 'reports'];

const args = process.argv.slice(2);
const firstOption = args.findIndex((arg) => arg.startsWith('-'));
const names = firstOption < 0 ? args : args.slice(0, firstOption);

/** @param {NodeJS.ProcessEnv} env */
const measure = (env) => run(process.execPath, [inProject('test/bench/index.ts'), ...args], { env });

async function measureInWindow() {
  const { prepareWindow } = await import('./prepare.mjs');
  const frameBuffer = await mkdtemp(join(tmpdir(), 'station-screen-'));
  const window = await prepareWindow({ display: 'virtual', frameBuffer });
  try {
    return await measure({ ...window.env, STATION_FRAME_BUFFER: join(frameBuffer, 'Xvfb_screen0') });
  } finally {
    await window.stop();
    await rm(frameBuffer, { recursive: true, force: true });
  }
}

await runScript(() => {
  const needsWindow = names.length === 0 || names.some((name) => !WITHOUT_WINDOW.includes(name));
  return needsWindow ? measureInWindow() : measure(process.env);
});
