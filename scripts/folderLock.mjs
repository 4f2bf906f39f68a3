import { link, open, readFile, rename, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { say } from './project.mjs';

/**
 * Runs `work` while no other process of this machine holds `file`; a lock whose process has died is taken over.
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(file, work) {
  for (let told = false; !(await take(file)); told = true) {
    if (!told) say('Another start is preparing the runtime; waiting for it.');
    await wait(300);
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

/** @param {string} file @returns {Promise<boolean>} */
async function take(file) {
  try {
    const handle = await open(file, 'wx');
    await handle.writeFile(`${process.pid} ${hostname()}`);
    await handle.close();
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
    return (await removeAbandoned(file)) ? take(file) : false;
  }
}

/** Removes the lock of a process that has died, and tells whether there was one. @param {string} file */
async function removeAbandoned(file) {
  const holder = await readFile(file, 'utf8').catch(() => '');
  if (!isDead(holder)) return false;
  // Two that wait may see the same dead holder: whoever moves away a lock that was taken anew meanwhile puts it back.
  const moved = `${file}.${process.pid}`;
  await rename(file, moved).catch(() => undefined);
  const found = await readFile(moved, 'utf8').catch(() => holder);
  if (found !== holder) await link(moved, file).catch(() => undefined);
  await rm(moved, { force: true });
  return true;
}

/** @param {string} holder */
function isDead(holder) {
  const [pid, host] = holder.split(' ');
  if (host !== hostname()) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'ESRCH';
  }
}
