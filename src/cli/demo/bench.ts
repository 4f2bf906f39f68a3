import { spawn, type ChildProcess } from 'node:child_process';
import { connect, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Mass } from '../../core/quantity.ts';

/** A label as it came out of the virtual printer. */
export interface PrintedLabel {
  readonly zpl: Uint8Array;
  /** Wall clock at its last byte. */
  readonly at: number;
}

/** The virtual scale, scanner and printer in a process of their own, worked like a person would. */
export interface VirtualBench {
  readonly ports: { readonly scale: number; readonly scanner: number; readonly printer: number };
  /** Writes a code to the scanner's port, as its trigger would; answers with the wall clock when it was written. While the station is not connected it waits, up to ten seconds. */
  scan(text: string): Promise<number>;
  /** Puts a weight on the scale; nothing lies on it with digits 0. */
  put(mass: Mass): void;
  /** The next label out of the printer; rejects after `withinMs`. */
  nextLabel(withinMs: number): Promise<PrintedLabel>;
  /** Labels that came out so far, taken or not. */
  papers(): number;
  /** When the scale last began to send a steady weight. */
  steadySince(): number;
  /** Any other command of the control socket (devices/virtual/commands.ts): faults, paper, wires. */
  work(command: Readonly<Record<string, unknown>>): void;
  stop(): Promise<void>;
}

interface BenchEvent {
  readonly listening?: VirtualBench['ports'] & { readonly control: number };
  readonly event?: string;
  readonly at?: number;
  readonly receivedAt?: number;
  readonly base64?: string;
  readonly id?: number;
  readonly ok?: boolean;
}

/** Starts `station simulate bench` and takes its controls. Rejects when it does not come up within ten seconds. */
export async function startVirtualBench(): Promise<VirtualBench> {
  const child = spawn(
    process.execPath,
    [
      fileURLToPath(new URL('../index.ts', import.meta.url)),
      'simulate',
      'bench',
      '--division',
      '0.01lb',
      '--capacity',
      '150lb',
      '--settle-ms',
      '400',
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const { listening } = await firstLine(child);
  if (!listening) throw new Error('the virtual instruments did not say where they listen');
  const control = connect(listening.control, '127.0.0.1');
  await new Promise<void>((resolve, reject) => control.once('connect', resolve).once('error', reject));
  return benchOn(child, control, listening);
}

function firstLine(child: ChildProcess): Promise<BenchEvent> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error('the virtual instruments did not start within 10 s'));
    }, 10_000);
    child.once('exit', (code) => {
      reject(new Error(`the virtual instruments ended with ${String(code)}`));
    });
    if (!child.stdout) throw new Error('no output from the virtual instruments');
    createInterface({ input: child.stdout }).once('line', (line) => {
      clearTimeout(timer);
      resolve(JSON.parse(line) as BenchEvent);
    });
  });
}

function benchOn(child: ChildProcess, control: Socket, ports: VirtualBench['ports']): VirtualBench {
  const printed: PrintedLabel[] = [];
  let waiting: ((label: PrintedLabel) => void) | null = null;
  let steadyAt = 0;
  let asked = 0;
  let papers = 0;
  const replies = new Map<number, (reply: BenchEvent) => void>();
  control.on('error', () => undefined);
  createInterface({ input: control })
    .on('error', () => undefined)
    .on('line', (line) => {
      const told = JSON.parse(line) as BenchEvent;
      const { event, at = Date.now(), receivedAt = at, base64 } = told;
      if (told.id !== undefined) replies.get(told.id)?.(told);
      if (event === 'stable') steadyAt = at;
      if (event !== 'label' || base64 === undefined) return;
      papers += 1;
      const label = { zpl: new Uint8Array(Buffer.from(base64, 'base64')), at: receivedAt };
      if (waiting) waiting(label);
      else printed.push(label);
      waiting = null;
    });
  const tell = (command: Readonly<Record<string, unknown>>): void => {
    control.write(`${JSON.stringify(command)}\n`);
  };
  const ask = (command: Readonly<Record<string, unknown>>): Promise<BenchEvent> =>
    new Promise((resolve) => {
      const id = (asked += 1);
      replies.set(id, (reply) => {
        replies.delete(id);
        resolve(reply);
      });
      tell({ ...command, id });
    });
  return {
    ports,
    async scan(text) {
      for (let tries = 0; tries < 200; tries += 1) {
        const { ok, at } = await ask({ do: 'scan', text });
        if (ok === true) return at ?? Date.now();
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error('the station did not connect to its scanner within 10 s');
    },
    put: (mass) => {
      tell({ do: 'setWeight', ...mass });
    },
    steadySince: () => steadyAt,
    work: tell,
    papers: () => papers,
    nextLabel: (withinMs) =>
      new Promise((resolve, reject) => {
        const ready = printed.shift();
        if (ready) {
          resolve(ready);
          return;
        }
        const timer = setTimeout(() => {
          waiting = null;
          reject(new Error(`no label came out within ${(withinMs / 1000).toString()} s`));
        }, withinMs);
        waiting = (label) => {
          clearTimeout(timer);
          resolve(label);
        };
      }),
    stop: () =>
      new Promise((resolve) => {
        control.destroy();
        if (child.exitCode !== null) {
          resolve();
          return;
        }
        child.once('exit', () => {
          resolve();
        });
        child.kill('SIGTERM');
      }),
  };
}
