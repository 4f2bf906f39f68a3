// `npm start`: opens the station with virtual instruments and demo orders; without a display packs the demo orders into demo-out/.
// `npm start -- --data DIR` opens the station on its own orders and instruments instead.
import { inProject, run, runScript, say, SetupError } from './project.mjs';

await runScript(async () => {
  const own = process.argv.slice(2);
  const { prepareWindow } = await import('./prepare.mjs');
  const window = await prepareWindow();
  if (window.isVirtual && own.length > 0) {
    await window.stop();
    throw new SetupError('There is no display here to open the station on.');
  }
  if (window.isVirtual) {
    say('There is no display here: the demo orders are packed in a window in memory; the results go to demo-out/.');
  }
  const how = window.isVirtual ? ['--out', 'demo-out'] : ['--window', ...own];
  try {
    return await run(process.execPath, [inProject('src/cli/index.ts'), 'demo', ...how], { env: window.env });
  } finally {
    await window.stop();
  }
});
