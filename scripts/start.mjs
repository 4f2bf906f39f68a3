// `npm start`: opens the station with virtual instruments and demo orders; without a display packs the demo orders into demo-out/.
import { inProject, run, runScript, say } from './project.mjs';

await runScript(async () => {
  const { prepareWindow } = await import('./prepare.mjs');
  const window = await prepareWindow();
  if (window.isVirtual) {
    say('There is no display here: the demo orders are packed in a window in memory; the results go to demo-out/.');
  }
  const how = window.isVirtual ? ['--out', 'demo-out'] : ['--window'];
  try {
    return await run(process.execPath, [inProject('src/cli/index.ts'), 'demo', ...how], { env: window.env });
  } finally {
    await window.stop();
  }
});
