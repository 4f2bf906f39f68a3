import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { capture, run, say, SetupError } from './project.mjs';

/** Which Debian package brings a shared library that the runtime asks for; the newer names first (Debian 13, Ubuntu 24.04). */
const LIBRARIES = /** @type {const} */ ([
  [
    /^libgtk-3|^libgdk-3|^libgdk_pixbuf|^libcairo|^libpango|^libatk|^libatspi|^libX|^libxcb|^libxkb|^libdbus|^libcups|^libglib|^libgio|^libgobject|^libexpat/,
    ['libgtk-3-0t64', 'libgtk-3-0'],
  ],
  [/^libnss|^libnspr|^libsmime/, ['libnss3']],
  [/^libasound/, ['libasound2t64', 'libasound2']],
  [/^libgbm|^libdrm/, ['libgbm1']],
  [/^libusb/, ['libusb-1.0-0']],
  [/^libudev/, ['libudev1']],
]);

/** Programs by the package that brings them. */
const PROGRAMS = /** @type {const} */ ({
  Xvfb: 'xvfb',
  xauth: 'xauth',
  udevadm: 'udev',
  socat: 'socat',
  xdotool: 'xdotool',
  ldd: 'libc-bin',
  'qemu-system-x86_64': 'qemu-system-x86',
  cpio: 'cpio',
  depmod: 'kmod',
  cupsd: 'cups',
  lpadmin: 'cups-client',
});

/**
 * Makes sure that the system has what the runtime and these programs need (Linux only): as root on Debian or Ubuntu it installs what
 * is missing, otherwise it throws a SetupError with the exact command.
 * @param {{binary?: string, programs?: readonly (keyof typeof PROGRAMS)[]}} needed
 */
export async function ensureSystem({ binary, programs = [] }) {
  if (process.platform !== 'linux') return;
  const missing = [
    ...(await missingPrograms(programs)),
    ...(binary === undefined ? [] : await missingLibraries(binary)),
  ];
  if (missing.length === 0) return;
  await install([...new Set(missing)]);
  const still = binary === undefined ? [] : await lacking(binary);
  if (still.length > 0) throw new SetupError(`Still missing after the installation: ${still.join(', ')}`);
}

/** @param {readonly (keyof typeof PROGRAMS)[]} programs */
async function missingPrograms(programs) {
  const folders = [...(process.env['PATH'] ?? '').split(':'), '/usr/bin', '/usr/sbin', '/bin', '/sbin'];
  return programs
    .filter((name) => !folders.some((folder) => existsSync(`${folder}/${name}`)))
    .map((name) => PROGRAMS[name]);
}

/** The packages of the libraries that the loader does not find for a binary. @param {string} binary */
async function missingLibraries(binary) {
  const names = await lacking(binary);
  const unknown = names.filter((name) => !LIBRARIES.some(([pattern]) => pattern.test(name)));
  if (unknown.length > 0)
    throw new SetupError(`The system lacks ${unknown.join(', ')}, needed by ${binary}. Install them and start again.`);
  // libgtk-3-0 brings most others; those that it does not are asked for as a set, so that one installation is enough.
  const wanted = names.length === 0 ? [] : LIBRARIES.filter(([pattern]) => names.some((name) => pattern.test(name)));
  return Promise.all(wanted.map(([, packages]) => firstKnown(packages)));
}

/** @param {string} binary */
async function lacking(binary) {
  const { stdout } = await capture('ldd', [binary]);
  return [...stdout.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1] ?? '');
}

/** @param {readonly string[]} packages */
async function firstKnown(packages) {
  for (const name of packages.slice(0, -1)) {
    if ((await capture('apt-cache', ['show', name])).code === 0) return name;
  }
  return packages.at(-1) ?? '';
}

/** @param {string[]} packages */
async function install(packages) {
  const command = `apt-get update && apt-get install -y --no-install-recommends ${packages.join(' ')}`;
  const isDebian = /^(ID|ID_LIKE)=.*(debian|ubuntu)/m.test(await readFile('/etc/os-release', 'utf8').catch(() => ''));
  if (!isDebian)
    throw new SetupError(
      `Missing on this system: the equivalents of the Debian packages ${packages.join(', ')}. Install them and start again.`,
    );
  if (process.getuid?.() !== 0)
    throw new SetupError(
      `Missing on this system: ${packages.join(', ')}. Run this and start again:\n\n  sudo sh -c '${command}'`,
    );
  say(`Installing missing system packages: ${packages.join(', ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const quietly = /** @type {import('node:child_process').StdioOptions} */ (['ignore', 'ignore', 'inherit']);
  await run('apt-get', ['update', '-q'], { env, stdio: quietly });
  const code = await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], {
    env,
    stdio: quietly,
  });
  if (code !== 0) throw new SetupError(`The installation failed. Run this yourself and start again:\n\n  ${command}`);
}
