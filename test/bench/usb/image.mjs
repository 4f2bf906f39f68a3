// The guest's kernel and first file system: a Debian kernel as it is, because its modules hold the USB gadgets that many kernels of
// build machines lack, and a busybox that needs nothing else.
import { copyFile, cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheFolder, capture, say, SetupError } from '../../../scripts/project.mjs';

const here = dirname(fileURLToPath(import.meta.url));

/** What the guest needs besides what is built in, with options; what these need comes by itself. */
const MODULES = [
  ['virtio_pci'],
  ['9pnet_virtio'],
  ['9p'],
  ['overlay'],
  // The gadgets are plugged into ports of this very kernel, one a port.
  ['dummy_hcd', 'num=6'],
  ['libcomposite'],
  ['usb_f_acm'],
  ['usb_f_hid'],
  ['usb_f_printer'],
  ['cdc-acm'],
  ['usblp'],
  ['usbhid'],
  ['hid-generic'],
];

/**
 * Where the kernel and the initramfs are; the downloads are kept. `job` is the shell script that the guest runs.
 * @param {string} job
 */
export async function prepareImage(job) {
  const folder = join(cacheFolder(), 'usb-bench');
  await mkdir(folder, { recursive: true });
  const kernel = await unpacked(folder, await kernelPackage());
  const tools = await unpacked(folder, 'busybox-static');
  const [version] = await readdir(join(kernel, 'lib/modules'));
  if (version === undefined) throw new SetupError('The kernel package holds no modules.');
  await depend(kernel, version);
  const initramfs = await packed(folder, {
    busybox: join(tools, 'bin/busybox'),
    modules: join(kernel, 'lib/modules', version),
    job,
  });
  return { folder, kernel: join(kernel, 'boot', `vmlinuz-${version}`), initramfs };
}

/** The exact name of Debian's present kernel: `linux-image-amd64` itself is empty. */
async function kernelPackage() {
  const { stdout } = await capture('apt-cache', ['depends', 'linux-image-amd64']);
  const name = /Depends: (linux-image-\S+-amd64)$/m.exec(stdout)?.[1];
  if (name === undefined)
    throw new SetupError('No linux-image-amd64 is known here: the USB bench wants Debian on x86-64.');
  return name;
}

/** The package's files in a folder of its own. Downloaded, not installed: the host's own kernel stays. @param {string} folder @param {string} name */
async function unpacked(folder, name) {
  const target = join(folder, name);
  const mark = join(target, '.whole');
  if ((await readFile(mark, 'utf8').catch(() => null)) !== null) return target;
  say(`Downloading the package ${name}`);
  await rm(target, { recursive: true, force: true });
  const deb = join(target, 'deb');
  await mkdir(deb, { recursive: true });
  await must('apt-get', ['download', '-q', name], { cwd: deb });
  const [file = ''] = await readdir(deb);
  await must('dpkg-deb', ['-x', join(deb, file), target]);
  await rm(deb, { recursive: true });
  await writeFile(mark, '');
  return target;
}

/** @param {string} kernel @param {string} version */
async function depend(kernel, version) {
  const path = `${process.env['PATH'] ?? ''}:/sbin:/usr/sbin`;
  await must('depmod', ['-b', kernel, version], { env: { ...process.env, PATH: path } });
}

/** Packs the initramfs anew each time: it is small, and its job differs. @param {string} folder @param {{busybox: string, modules: string, job: string}} parts */
async function packed(folder, { busybox, modules, job }) {
  const tree = join(folder, 'tree');
  await rm(tree, { recursive: true, force: true });
  await mkdir(join(tree, 'bin'), { recursive: true });
  await mkdir(join(tree, 'modules'));
  await copyFile(busybox, join(tree, 'bin/busybox'));
  await cp(join(here, 'init.sh'), join(tree, 'init'));
  await writeFile(join(tree, 'job'), job);
  const order = await loadOrder(modules);
  for (const { path } of order) await copyFile(join(modules, path), join(tree, 'modules', basename(path)));
  await writeFile(
    join(tree, 'modules/order'),
    order.map(({ path, options }) => `${basename(path)} ${options}\n`).join(''),
  );
  const file = join(folder, 'initramfs.cpio');
  await must('/bin/sh', ['-c', 'chmod 755 init bin/busybox && find . | cpio -o -H newc --quiet > "$1"', 'sh', file], {
    cwd: tree,
  });
  return file;
}

/** The modules, each behind those it stands on. @param {string} folder */
async function loadOrder(folder) {
  const lines = (await readFile(join(folder, 'modules.dep'), 'utf8')).split('\n');
  const table = new Map(
    lines.map((line) => {
      const [path = '', needs = ''] = line.split(':');
      return [path, needs.split(' ').filter((need) => need !== '')];
    }),
  );
  /** @type {Map<string, string>} */
  const order = new Map();
  const add = (/** @type {string} */ path, options = '') => {
    if (order.has(path)) return;
    for (const need of table.get(path) ?? []) add(need);
    order.set(path, options);
  };
  for (const [name, options] of MODULES) {
    const path = [...table.keys()].find((known) => basename(known).split('.')[0] === name);
    // What isn't a module is built into the kernel.
    if (path !== undefined) add(path, options);
  }
  return [...order].map(([path, options]) => ({ path, options }));
}

/** @param {string} command @param {readonly string[]} args @param {import('node:child_process').SpawnOptions} [options] */
async function must(command, args, options = {}) {
  const { code, stderr } = await capture(command, args, options);
  if (code !== 0) throw new SetupError(`${command} ${args.join(' ')} failed:\n${stderr}`);
}
