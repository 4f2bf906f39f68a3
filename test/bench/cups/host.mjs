// `npm run bench:cups`: a CUPS server of its own, with a backend that stands in for the printer, under queues.ts, which prints to it with
// this clone's own code. Prints one JSON document on standard output; exit code 0 also where a check fails, as with the other benches.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { inProject, runScript, say, SetupError } from '../../../scripts/project.mjs';
import { ensureSystem } from '../../../scripts/system.mjs';

await runScript(async () => {
  if (process.platform !== 'linux') throw new SetupError('The CUPS bench runs on Linux.');
  await ensureSystem({ programs: ['cupsd', 'lpadmin'] });
  if (process.getuid?.() !== 0)
    throw new SetupError(
      'CUPS runs the backend of the bench as root only: run it as root, in a container for instance.',
    );
  const job = spawn(process.execPath, [inProject('test/bench/cups/queues.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let result = null;
  for await (const line of createInterface({ input: job.stdout })) {
    const told = JSON.parse(line);
    if (told.say !== undefined) say(told.say);
    result = told.result ?? result;
  }
  if (result === null) throw new SetupError('The bench ended without a result.');
  process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  return 0;
});
