import { spawn, type ChildProcess } from 'node:child_process';
import { lstat, readlink, rm, stat } from 'node:fs/promises';
import type { Instrument } from './instrument.ts';
import { Wire, type Served } from './port.ts';

const APPEAR_MS = 5000;
const LOOK_MS = 20;

/**
 * Serves an instrument on a pseudo-terminal at the path `link`, by the program socat. Killing that socat is pulling the plug.
 * Rejects when socat is not installed or can't make the link, and for a path where something else is: it is left alone.
 */
export async function servePty(
  instrument: Instrument,
  link: string,
): Promise<Served & { readonly pid: () => number | null }> {
  const wire = new Wire(instrument);
  let isOver = false;
  let socat = await plugIn(wire, link);
  const unplug = async (): Promise<void> => {
    if (socat.exitCode !== null || socat.signalCode !== null) return;
    const gone = new Promise<void>((resolve) =>
      socat.once('exit', () => {
        resolve();
      }),
    );
    socat.kill('SIGTERM');
    await gone;
  };
  return {
    wire,
    at: link,
    pid: () => socat.pid ?? null,
    async away(ms) {
      await unplug();
      await new Promise((resolve) => setTimeout(resolve, ms));
      if (!isOver) socat = await plugIn(wire, link);
    },
    async close() {
      isOver = true;
      await unplug();
    },
  };
}

/** Where pseudo-terminals are, and so where a link of ours leads. */
const TERMINALS = '/dev/pts/';

/** Characters that socat reads as the end of a path, or as more than a path. */
const NO_PATH = /[,:!"'\\()[\]{}]/;

/**
 * socat replaces whatever has the link's name, and takes it away at the end: only a link to a terminal may have it, as a socat that was
 * killed outright leaves one. Rejects for anything else.
 */
async function makeRoom(link: string): Promise<void> {
  if (NO_PATH.test(link)) throw new Error(`${link}: a path without commas, colons, quotes and brackets is needed`);
  const found = await lstat(link).catch(() => null);
  if (found === null) return;
  const target = found.isSymbolicLink() ? await readlink(link) : '';
  if (!target.startsWith(TERMINALS)) throw new Error(`${link} is there already: take a path that is not there`);
  await rm(link);
}

async function plugIn(wire: Wire, link: string): Promise<ChildProcess> {
  await makeRoom(link);
  // ignoreeof: the port stays when the host closes it, as a plugged adapter does.
  const child = spawn('socat', [`pty,raw,echo=0,link=${link},ignoreeof`, 'stdio'], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const failed = new Promise<never>((_resolve, reject) => {
    child.once('error', (error) => {
      reject(new Error(`socat can't be started (${error.message}); install the package socat`));
    });
    child.once('exit', (code) => {
      reject(
        new Error(
          `${link} can not be made (socat ended with ${String(code)}): is its folder there, and may it be written?`,
        ),
      );
    });
  });
  await Promise.race([appeared(link), failed]);
  failed.catch(() => undefined);
  const { stdin, stdout } = child;
  stdin.on('error', () => undefined);
  const side = wire.join({
    write: (bytes) => stdin.write(bytes),
    cut: () => child.kill('SIGTERM'),
    stall: (isStalled) => {
      if (isStalled) stdout.pause();
      else stdout.resume();
    },
  });
  stdout.on('data', (chunk: Uint8Array) => {
    side.receive(chunk);
  });
  child.once('exit', () => {
    side.gone();
  });
  return child;
}

async function appeared(link: string): Promise<void> {
  const end = Date.now() + APPEAR_MS;
  while (Date.now() < end) {
    if ((await stat(link).catch(() => null))?.isCharacterDevice() === true) return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  throw new Error(`${link} did not appear`);
}
