import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from './project.mjs';

/**
 * The program behind a tool's command, to be run by this very Node.
 * @param {string} name package
 * @param {string} [command] where it differs from the package's name
 */
export function tool(name, command = name) {
  const folder = inProject('node_modules', name);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[command]);
}

/** A file of `.config`. @param {string} name */
export const config = (name) => inProject('.config', name);
