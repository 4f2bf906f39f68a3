import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { pino, type Logger } from 'pino';
import type { StationConfig } from '../shared/config.ts';

/** Names of fields whose values never reach a log: personal data and secrets. */
const SECRET = [
  'name',
  'company',
  'line1',
  'line2',
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
];

/** JSON lines in `logs/station.log` of the data folder. */
export function createLog(dataDir: string, level: StationConfig['logLevel']): Logger {
  return pino(
    {
      level,
      redact: { paths: SECRET.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]), censor: '[removed]' },
      base: null,
    },
    pino.destination({ dest: join(dataDir, 'logs', 'station.log'), mkdir: true, sync: false }),
  );
}

/** Logs an error and gives the number a person can tell IT, e.g. `E-7F3K-21`. */
export function report(log: Logger, error: unknown): string {
  const code = randomBytes(4).toString('hex').toUpperCase();
  const reference = `E-${code.slice(0, 4)}-${code.slice(4, 6)}`;
  log.error({ reference, err: error }, 'failure');
  return reference;
}
