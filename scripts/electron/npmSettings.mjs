import { delimiter, join } from 'node:path';
import Config from '@npmcli/config';
import npmDefinitions from '@npmcli/config/lib/definitions/index.js';
import { capture, root } from '../project.mjs';

/** The registry npm asks when nobody set another. */
export const publicRegistry = npmDefinitions.defaults.registry;

/**
 * Reads npm's settings as npm itself does (project, user and global npmrc, environment): registry and scoped registries, their
 * tokens, proxy, noproxy, CA file, strict-ssl. The answer is what npm-registry-fetch takes.
 * @param {{cwd?: string, env?: NodeJS.ProcessEnv}} [from]
 * @returns {Promise<import('npm-registry-fetch').Options>}
 */
export async function npmSettings({ cwd = root, env = process.env } = {}) {
  const config = new Config({
    ...npmDefinitions,
    npmPath: root,
    argv: [],
    cwd,
    env: { ...env, ...(await globalPlaces(env)) },
    warn: false,
  });
  await config.load();
  return config.flat;
}

/**
 * Where npm keeps its global settings depends on which Node it was installed beside. npm tells it to what it runs; otherwise it is
 * asked, with the machine's own Node and not the one of this project.
 * @param {NodeJS.ProcessEnv} env
 */
async function globalPlaces(env) {
  if (env['npm_config_globalconfig'] !== undefined) return {};
  const path = (env['PATH'] ?? '').split(delimiter).filter((folder) => !folder.endsWith(join('node_modules', '.bin')));
  const asked = await capture('npm', ['config', 'get', 'globalconfig'], {
    env: { ...env, PATH: path.join(delimiter) },
    shell: process.platform === 'win32',
  });
  const place = asked.stdout.trim();
  return asked.code === 0 && place !== '' ? { npm_config_globalconfig: place } : {};
}
