// Draws the arrows between the rooms of src/ from the code into src/README.md; `--check` only says whether the drawing is current.
import { readFile, writeFile } from 'node:fs/promises';
import { capture, inProject, runScript, say } from './project.mjs';
import { config, tool } from './tools.mjs';

const PAGE = inProject('src/README.md');
const BEGIN = '<!-- arrows: drawn by scripts/arrowGraph.mjs -->';
const END = '<!-- end of arrows -->';

/** @param {string} path */
const roomOf = (path) => /^src\/([a-z]+)\//.exec(path)?.[1] ?? null;

/** @returns {Promise<string>} */
async function graph() {
  const { code, stdout, stderr } = await capture(process.execPath, [
    tool('dependency-cruiser', 'depcruise'),
    ...['--config', config('dependencyCruiser.mjs'), '--output-type', 'json', 'src'],
  ]);
  if (code !== 0 && stdout === '') throw new Error(stderr);
  /** @type {{modules: {source: string, dependencies: {resolved: string}[]}[]}} */
  const { modules } = JSON.parse(stdout);
  const arrows = new Set();
  for (const { source, dependencies } of modules) {
    for (const { resolved } of dependencies) {
      const [from, to] = [roomOf(source), roomOf(resolved)];
      if (from && to && from !== to) arrows.add(`  ${from} --> ${to}`);
    }
  }
  return ['```mermaid', 'flowchart LR', ...[...arrows].sort(), '```'].join('\n');
}

await runScript(async () => {
  const page = await readFile(PAGE, 'utf8');
  const [before, rest = ''] = page.split(BEGIN);
  const after = rest.split(END)[1];
  if (after === undefined) throw new Error(`src/README.md lacks "${BEGIN}" or "${END}"`);
  const drawn = `${before}${BEGIN}\n\n${await graph()}\n\n${END}${after}`;
  if (drawn === page) return 0;
  if (process.argv.includes('--check')) {
    say('src/README.md shows other arrows than the code has: run `node scripts/arrowGraph.mjs`.');
    return 1;
  }
  await writeFile(PAGE, drawn);
  return 0;
});
