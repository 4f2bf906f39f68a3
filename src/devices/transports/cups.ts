import { spawn } from 'node:child_process';
import { linkError, type Link, type SpoolState, type Transport } from './transport.ts';

const COMMAND_MS = 15_000;

/** What a program printed and how it ended. */
export interface CommandResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program of the spooler with these bytes as its input. Rejects when it can't be started. */
export type RunCommand = (program: string, args: readonly string[], input: Uint8Array) => Promise<CommandResult>;

const runCommand: RunCommand = (program, args, input) =>
  new Promise((resolve, reject) => {
    // The answers are read: they must be in English whatever the user's language is.
    const child = spawn(program, args, { env: { ...process.env, LC_ALL: 'C' }, timeout: COMMAND_MS });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString('utf8')));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString('utf8')));
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, stdout, stderr });
    });
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });

const NOTHING = new Uint8Array();
const REQUEST = /request id is \S+-(\d+)/;

/** Why a queue lets nothing through, from what `lpstat -p` says about it; null when it works. */
export function queueTrouble(text: string): string | null {
  if (/media-empty|media-needed/.test(text)) return 'paperOut';
  if (/cover-open|door-open/.test(text)) return 'headOpen';
  if (/disabled|paused/i.test(text)) return 'paused';
  return /offline|unable to connect|looking for printer/i.test(text) ? 'notFound' : null;
}

/** The lines of one job in what `lpstat -l -o` says; null when it is not listed. */
export function jobEntry(text: string, name: string): string | null {
  const entries = text.split(/\n(?=\S)/);
  return entries.find((entry) => entry.split(/\s/, 1)[0] === name) ?? null;
}

/**
 * A queue of CUPS, fed raw (`lp -o raw`, lp(1)): bytes arrive unchanged. No answers of the printer come back this way, and `completed`
 * means that the backend delivered the job, not that it was printed.
 */
export function cupsTransport(queue: string, run: RunCommand = runCommand): Transport {
  const address = `cups:${queue}`;
  const ask = async (program: string, args: readonly string[], input: Uint8Array = NOTHING): Promise<CommandResult> => {
    try {
      return await run(program, args, input);
    } catch (error) {
      throw linkError('notFound', address, error);
    }
  };
  const printer = async (): Promise<string> => {
    const { code, stdout } = await ask('lpstat', ['-p', queue]);
    if (code !== 0) throw linkError('notFound', address);
    return stdout;
  };
  const submit = async (bytes: Uint8Array, title: string): Promise<number> => {
    const { code, stdout, stderr } = await ask('lp', ['-d', queue, '-o', 'raw', '-t', title, '--', '-'], bytes);
    const id = REQUEST.exec(stdout)?.[1];
    if (code !== 0 || id === undefined) throw linkError('refused', address, new Error(stderr));
    return Number(id);
  };
  const listed = async (job: number, which: 'completed' | 'not-completed'): Promise<string | null> => {
    const { stdout } = await ask('lpstat', ['-l', '-W', which, '-o', queue]);
    return jobEntry(stdout, `${queue}-${job.toString()}`);
  };
  const state = async (job: number): Promise<SpoolState> => {
    if ((await listed(job, 'not-completed')) !== null)
      return (await printer()).includes(`${queue}-${job.toString()}.`) ? 'sending' : 'waiting';
    const entry = await listed(job, 'completed');
    if (entry === null) return 'gone';
    // The list of completed jobs holds cancelled and aborted ones too.
    return /cancel|abort|error/i.test(entry) ? 'failed' : 'completed';
  };
  const link: Link = {
    write: () => Promise.reject(linkError('refused', address)),
    close: () => Promise.resolve(),
    spool: {
      trouble: async () => queueTrouble(await printer()),
      submit,
      state,
      async cancel(job) {
        const before = await state(job);
        const { code } = await ask('cancel', [`${queue}-${job.toString()}`]);
        return code === 0 && before === 'waiting';
      },
    },
  };
  return {
    address,
    async open() {
      await printer();
      return link;
    },
  };
}
