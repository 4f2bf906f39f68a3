import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sleep } from '../usb/bench.ts';

/** How the backend treats its next jobs; exit codes of backend(7). */
export type Manner = 'ok' | 'stop' | 'fail' | 'slow';

/** A CUPS server of its own with one queue, LABEL, whose printer is a file. */
export interface CupsServer {
  readonly socket: string;
  /** Everything the backend was given, in order. */
  printed(): Buffer;
  manner(manner: Manner): void;
  /** Runs one of CUPS's own programs against it and gives what it printed. */
  cups(program: string, ...args: readonly string[]): string;
  start(): Promise<void>;
  stop(): Promise<void>;
  end(): Promise<void>;
}

const CUPS = '/usr/lib/cups';
const PARTS = ['daemon', 'filter', 'notifier', 'monitor', 'cgi-bin', 'driver', 'command'];

// A job that needs no filter comes as a file, any other on standard input.
const backend = (folder: string): string => `#!/bin/sh
[ $# -eq 0 ] && { echo 'direct bench "Unknown" "Bench"'; exit 0; }
manner=$(cat ${folder}/manner)
[ "$manner" = stop ] && exit 4
[ "$manner" = fail ] && exit 1
if [ "$manner" = slow ]; then head -c 13 "\${6:--}" >> ${folder}/printed; sleep 30; exit 0; fi
cat "\${6:--}" >> ${folder}/printed
`;

const server = (folder: string): string => `Listen ${folder}/cups.sock
Browsing No
WebInterface No
LogLevel warn
PreserveJobHistory Yes
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
`;

const files = (folder: string): string => `ServerRoot ${folder}
ServerBin ${folder}/bin
RequestRoot ${folder}/spool
CacheDir ${folder}/cache
StateDir ${folder}/run
TempDir ${folder}/tmp
AccessLog ${folder}/access
ErrorLog ${folder}/error
PageLog ${folder}/page
`;

function layOut(): string {
  const folder = mkdtempSync(join(tmpdir(), 'packing-station-cups-'));
  chmodSync(folder, 0o755);
  for (const part of ['spool', 'cache', 'run', 'tmp', 'bin', 'bin/backend'])
    mkdirSync(join(folder, part), { mode: 0o755 });
  for (const part of PARTS)
    if (existsSync(`${CUPS}/${part}`)) symlinkSync(`${CUPS}/${part}`, join(folder, 'bin', part));
  writeFileSync(join(folder, 'cupsd.conf'), server(folder));
  writeFileSync(join(folder, 'cups-files.conf'), files(folder));
  writeFileSync(join(folder, 'printed'), '');
  writeFileSync(join(folder, 'manner'), 'ok');
  writeFileSync(join(folder, 'bin/backend/bench'), backend(folder), { mode: 0o700 });
  return folder;
}

/** Starts CUPS in a folder of its own and makes the queue. */
export async function startCups(): Promise<CupsServer> {
  const folder = layOut();
  const socket = join(folder, 'cups.sock');
  const env = { ...process.env, CUPS_SERVER: socket, LC_ALL: 'C' };
  let daemon: ChildProcess | null = null;
  const cups: CupsServer['cups'] = (program, ...args) => {
    return execFileSync(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' });
  };
  const isUp = (): boolean => {
    try {
      cups('lpstat', '-r');
      return existsSync(socket);
    } catch {
      return false;
    }
  };
  const self: CupsServer = {
    socket,
    printed: () => readFileSync(join(folder, 'printed')),
    manner(manner) {
      writeFileSync(join(folder, 'manner'), manner);
    },
    cups,
    async start() {
      daemon = spawn(
        '/usr/sbin/cupsd',
        ['-f', '-c', join(folder, 'cupsd.conf'), '-s', join(folder, 'cups-files.conf')],
        {
          stdio: 'ignore',
        },
      );
      for (let tries = 0; !isUp(); tries += 1) {
        if (tries > 100) throw new Error('cupsd did not come up');
        await sleep(100);
      }
    },
    async stop() {
      if (daemon === null) return;
      const gone = once(daemon, 'exit');
      daemon.kill();
      await gone;
      daemon = null;
    },
    async end() {
      await self.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await self.start();
  cups('lpadmin', '-p', 'LABEL', '-E', '-v', 'bench:/', '-m', 'raw');
  return self;
}
