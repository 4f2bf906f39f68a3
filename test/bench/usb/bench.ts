import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readlinkSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createGadget, type Gadget, type GadgetOptions } from './gadget.ts';
import type { Answer, Order } from './instrument.ts';

/** Tells the host how far the guest is. */
export const say = (text: string): void => void process.stdout.write(`${JSON.stringify({ say: text })}\n`);

export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const failures: { readonly check: string; readonly message: string }[] = [];
let passed = 0;

/** Runs one check; one that throws is told and counted, and the others go on. */
export async function check(name: string, task: () => Promise<void> | void): Promise<void> {
  try {
    await task();
    passed += 1;
    say(`ok   ${name}`);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    failures.push({ check: name, message });
    say(`FAIL ${name}: ${message}`);
  }
}

export const outcome = () => ({ passed, failures });

/** Throws unless both are the same when written down. */
export function same(seen: unknown, wanted: unknown): void {
  const [left, right] = [JSON.stringify(seen), JSON.stringify(wanted)];
  if (left !== right) throw new Error(`${left}, not ${right}`);
}

/** The files of these names that this process holds open. */
export const heldFiles = (names: RegExp): string[] =>
  readdirSync('/proc/self/fd').flatMap((fd) => {
    try {
      const path = readlinkSync(`/proc/self/fd/${fd}`);
      return names.test(path) ? [path] : [];
    } catch {
      return [];
    }
  });

/** A gadget with its instrument behind it. */
export interface Plugged {
  plug(): Promise<void>;
  /** Pulls the plug; `pulled` is called at the very moment before. */
  unplug(pulled?: () => void): Promise<void>;
  tell(order: Order): Promise<Answer>;
  end(): Promise<void>;
}

/** Makes a device and starts what is behind it; not plugged in yet. */
export function startDevice(
  instrument: 'scale' | 'printer' | 'hidScale' | 'hidScanner',
  options: GadgetOptions,
): Plugged {
  const gadget: Gadget = createGadget(options);
  const path = gadget.end;
  const child = fork(fileURLToPath(new URL('instrument.ts', import.meta.url)), [instrument, path], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const died = once(child, 'exit').then(() => {
    throw new Error(`the instrument ${instrument} ended`);
  });
  died.catch(() => undefined);
  const tell = async (order: Order): Promise<Answer> => {
    const done = once(child, 'message') as Promise<[Answer]>;
    if (child.connected) child.send(order);
    const [answer] = await Promise.race([done, died]);
    return answer;
  };
  // Only the serial gadget's end is there before the plug and outlives it.
  const isLasting = instrument === 'scale';
  return {
    tell,
    async plug() {
      if (isLasting) await tell({ do: 'go' });
      gadget.plug();
      if (!isLasting) await tell({ do: 'go' });
    },
    async unplug(pulled) {
      if (!isLasting) await tell({ do: 'rest' });
      pulled?.();
      gadget.unplug();
    },
    async end() {
      const gone = once(child, 'exit');
      child.disconnect();
      await gone;
    },
  };
}
