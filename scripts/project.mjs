import { spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** A file or folder of the project. @param {string[]} parts */
export const inProject = (...parts) => join(root, ...parts);

/** The folder for downloads and the prepared runtime; made when missing. Set by PACKING_STATION_CACHE, else `.cache`. */
export function cacheFolder() {
  const folder = resolve(root, process.env['PACKING_STATION_CACHE'] ?? '.cache');
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Something the person at the terminal must mend: said in one message, without a stack. */
export class SetupError extends Error {
  /** @param {string} message @param {{cause?: unknown}} [options] */
  constructor(message, options) {
    super(message, options);
    this.name = 'SetupError';
  }
}

/** Tells progress on standard error, so that a command's own output stays clean. @param {string} text */
export const say = (text) => void process.stderr.write(`${text}\n`);

/**
 * Runs a program to its end and resolves to its exit code; 128 + n when signal n ended it. Its output goes to the terminal
 * unless `stdio` says otherwise.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>}
 */
export function run(command, args, options = {}) {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options });
    const passOn = (/** @type {NodeJS.Signals} */ signal) => void child.kill(signal);
    process.on('SIGINT', passOn).on('SIGTERM', passOn);
    const ended = () => void process.off('SIGINT', passOn).off('SIGTERM', passOn);
    child.on('error', (error) => (ended(), fail(error)));
    child.on('close', (code, signal) => (ended(), done(code ?? (signal === 'SIGINT' ? 130 : 143))));
  });
}

/**
 * Runs a program and resolves to what it printed, whether it succeeded or not.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<{code: number, stdout: string, stderr: string}>}
 */
export function capture(command, args, options = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, { cwd: root, ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout?.setEncoding('utf8').on('data', (text) => (stdout += text));
    child.stderr?.setEncoding('utf8').on('data', (text) => (stderr += text));
    child.on('error', (error) => done({ code: 127, stdout, stderr: stderr + error.message }));
    child.on('close', (code) => done({ code: code ?? 1, stdout, stderr }));
  });
}

/**
 * Runs a script's main function: its number becomes the exit code; a SetupError is one message and exit code 1, anything else a
 * stack.
 * @param {() => Promise<number>} main
 */
export async function runScript(main) {
  try {
    requireInstalled();
    process.exitCode = await main();
  } catch (error) {
    say(
      error instanceof SetupError ? `\n${error.message}` : `\n${error instanceof Error ? error.stack : String(error)}`,
    );
    process.exitCode = 1;
  }
}

/**
 * Everything here needs what `npm ci` installs, a Node 22.18 or newer among it, which `npm run` then finds first. Scripts load the
 * modules that use packages after this, so that its words are seen before an import fails.
 */
function requireInstalled() {
  if (!existsSync(inProject('node_modules/.package-lock.json'))) {
    throw new SetupError('The project\'s packages are not installed yet. Run "npm ci" first.');
  }
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return;
  throw new SetupError(
    `This is Node ${process.versions.node}; the project brings its own Node 24 as the package "node".\n` +
      'Start scripts through npm (for example "npm start").\n' +
      'If that is what you did, the package\'s install script was not allowed to run: run "npm rebuild node".',
  );
}
