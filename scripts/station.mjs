// `npm run -s station -- VERB ...`: the command line. Only the verb `demo` opens the app's window; the others need no preparation.
import { pathToFileURL } from 'node:url';
import { inProject, run, runScript } from './project.mjs';

const command = inProject('src/cli/index.ts');
const asked = process.argv.slice(2);

await runScript(async () => {
  if (asked[0] !== 'demo' || asked.includes('--help')) {
    process.argv[1] = command;
    await import(pathToFileURL(command).href);
    return Number(process.exitCode ?? 0);
  }
  const { prepareWindow } = await import('./prepare.mjs');
  const window = await prepareWindow({ display: asked.includes('--window') ? 'any' : 'virtual' });
  try {
    return await run(process.execPath, [command, ...asked], { env: window.env, cwd: process.cwd() });
  } finally {
    await window.stop();
  }
});
