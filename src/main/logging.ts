import { randomBytes } from 'node:crypto';
import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pino, stdSerializers, type Logger } from 'pino';
import type { StationConfig } from '../shared/config.ts';

/** Names of fields whose values never reach a log: personal data and secrets. */
const SECRET: readonly string[] = [
  'name',
  'company',
  'line1',
  'line2',
  'province',
  'note',
  'city',
  'postcode',
  'phone',
  'email',
  'pin',
  'badge',
  'password',
  'token',
  'shipTo',
  'consignee',
  'address',
  // It may hold a key, or lead to one site.
  'url',
];

const DEEPEST = 8;

/** A copy without secrets, at any depth: what is logged stays as it was for those who still work with it. */
function cleaned(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Error) return value;
  if (depth > DEEPEST) return '[too deep]';
  if (Array.isArray(value)) return value.map((entry) => cleaned(entry, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [key, SECRET.includes(key) ? '[removed]' : cleaned(entry, depth + 1)]),
  );
}

/**
 * JSON lines in `logs/station.log` of the data folder. A line the disk does not take is lost, and nothing more: a log that fails must not
 * set off failures that are logged.
 */
export function createLog(dataDir: string, level: StationConfig['logLevel']): Logger {
  const folder = join(dataDir, 'logs');
  const file = join(folder, 'station.log');
  const write = (line: string): void => {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      appendFileSync(file, line, { mode: 0o600 });
    } catch {
      process.stderr.write('packing station: the log could not be written\n');
    }
  };
  return pino(
    {
      level,
      formatters: { log: (facts) => cleaned(facts) as Record<string, unknown> },
      serializers: { err: (error: Error) => cleaned(stdSerializers.err(error)) },
      base: null,
    },
    { write },
  );
}

/** Logs an error and gives the number a person can tell IT, e.g. `E-7F3K-21`. */
export function report(log: Logger, error: unknown): string {
  const code = randomBytes(4).toString('hex').toUpperCase();
  const reference = `E-${code.slice(0, 4)}-${code.slice(4, 6)}`;
  log.error({ reference, err: error }, 'failure');
  return reference;
}
