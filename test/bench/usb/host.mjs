// `npm run bench:usb [-- --cycles N]`: boots a guest whose kernel has USB gadgets and runs guest.ts in it, which measures this very
// clone against them. Prints one JSON document on standard output; exit code 0 also where a target is missed, as with the other benches.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { inProject, root, runScript, say, SetupError } from '../../../scripts/project.mjs';
import { ensureSystem } from '../../../scripts/system.mjs';
import { prepareImage } from './image.mjs';

const LONGEST_MS = 30 * 60_000;

const quoted = (/** @type {string} */ text) => `'${text.replaceAll("'", String.raw`'\''`)}'`;

/** What the guest runs: our own Node and our own source, at the very paths they have here. @param {readonly string[]} args */
const jobOf = (args) => {
  const words = [process.execPath, inProject('test/bench/usb/guest.ts'), ...args].map(quoted).join(' ');
  return `export PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/run\ncd ${quoted(root)} && exec ${words}\n`;
};

/** @param {{kernel: string, initramfs: string, folder: string}} image */
const qemuArgs = ({ kernel, initramfs, folder }) => [
  ...['-accel', 'tcg,thread=multi', '-cpu', 'max', '-smp', '2', '-m', '2048'],
  ...['-nodefaults', '-no-user-config', '-no-reboot', '-display', 'none', '-nic', 'none'],
  ...['-kernel', kernel, '-initrd', initramfs],
  ...['-append', 'console=ttyS0 loglevel=4 panic=-1 oops=panic'],
  ...['-virtfs', 'local,path=/,mount_tag=host,security_model=none,readonly=on,multidevs=remap'],
  // The kernel's words go to a file, the job's come to us.
  ...['-serial', `file:${join(folder, 'console.log')}`, '-serial', 'stdio'],
];

/**
 * Runs the guest; each line of its job is one JSON value: `{say}` while it works, at last `{result}`. An emulated processor sometimes dies
 * while the guest starts, before its job says a word: then it is started once more.
 * @param {{kernel: string, initramfs: string, folder: string}} image
 */
async function runGuest(image) {
  const first = await startGuest(image);
  const { result } = first.isBegun || first.isStopped ? first : await startGuest(image);
  if (result === null)
    throw new SetupError(`The guest ended without a result; its console is in ${join(image.folder, 'console.log')}`);
  return result;
}

/** @param {{kernel: string, initramfs: string, folder: string}} image @returns {Promise<{isBegun: boolean, isStopped: boolean, result: unknown}>} */
async function startGuest(image) {
  const guest = spawn('qemu-system-x86_64', qemuArgs(image), { stdio: ['ignore', 'pipe', 'inherit'] });
  let isStopped = false;
  const passOn = () => {
    isStopped = true;
    guest.kill();
  };
  const timer = setTimeout(passOn, LONGEST_MS);
  process.on('SIGINT', passOn).on('SIGTERM', passOn);
  const ended = new Promise((done, fail) => void guest.on('close', done).on('error', fail));
  let isBegun = false;
  /** @type {unknown} */
  let result = null;
  for await (const line of createInterface({ input: guest.stdout })) {
    const told = lineOf(line);
    if (told) isBegun = true;
    if (told?.say !== undefined) say(`guest: ${told.say}`);
    result = told?.result ?? result;
  }
  await ended;
  clearTimeout(timer);
  process.off('SIGINT', passOn).off('SIGTERM', passOn);
  return { isBegun, isStopped, result };
}

/** @param {string} line @returns {{say?: string, result?: unknown} | null} */
function lineOf(line) {
  try {
    return JSON.parse(line);
  } catch {
    say(`guest: ${line}`);
    return null;
  }
}

await runScript(async () => {
  const { values } = parseArgs({ options: { cycles: { type: 'string', default: '200' } } });
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new SetupError('The USB bench runs on Linux on x86-64.');
  await ensureSystem({
    programs: ['qemu-system-x86_64', 'cpio', 'depmod', 'udevadm'],
    binary: inProject('node_modules/node-hid/prebuilds/HID_hidraw-linux-x64/node-napi-v4.node'),
  });
  const image = await prepareImage(jobOf(['--cycles', values.cycles]));
  process.stdout.write(`${JSON.stringify(await runGuest(image), null, 2)}\n`);
  return 0;
});
