// `npm run bench [NAME...]`: measures the app in a window in memory whose picture the bench watches from outside.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inProject, run, runScript } from './project.mjs';

await runScript(async () => {
  const { prepareWindow } = await import('./prepare.mjs');
  const frameBuffer = await mkdtemp(join(tmpdir(), 'station-screen-'));
  const window = await prepareWindow({ display: 'virtual', frameBuffer });
  const env = { ...window.env, STATION_FRAME_BUFFER: join(frameBuffer, 'Xvfb_screen0') };
  try {
    return await run(process.execPath, [inProject('test/bench/index.ts'), ...process.argv.slice(2)], { env });
  } finally {
    await window.stop();
    await rm(frameBuffer, { recursive: true, force: true });
  }
});
