import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createLog, report } from '../../src/main/logging.ts';
import { StationError } from '../../src/shared/errors.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'packing-station-log-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});
const written = (): string => readFileSync(join(folder, 'logs', 'station.log'), 'utf8');

it('secrets and people do not reach the log, however they are handed to it', () => {
  const log = createLog(folder, 'info');
  const person = { name: 'Rowan Ashby', line1: '207 Larkspur Lane', phone: '555 0100', email: 'rowan@example.com' };
  const secrets = { pin: '2047', badge: 'BADGE-2047', password: 'hush-hush', token: 'tok-123' };
  log.info({ ...person, ...secrets }, 'flat');
  log.info({ order: { number: '1001', shipTo: person }, user: secrets }, 'nested');
  const addresses = { url: 'https://user:key-123@carrier.example/v2?token=tok-456' };
  log.info({ carrier: { kind: 'karrio', ...addresses } }, 'an address');
  report(log, Object.assign(new Error('no answer'), { cause: addresses, ...addresses }));
  log.info({ request: { order: { consignee: person, note: 'For Rowan Ashby' }, user: secrets } }, 'deeper');
  const failure = new StationError('carrier.unreachable', { host: 'carrier' });
  report(log, Object.assign(failure, { request: { shipTo: person, user: secrets } }));
  const text = written();
  for (const secret of [...Object.values(person), ...Object.values(secrets), ...Object.values(addresses)])
    expect(text).not.toContain(secret);
  expect(text).toContain('1001');
  expect(text).toContain('carrier.unreachable');
});

it('a failure is logged with the reference a person can tell', () => {
  const reference = report(createLog(folder, 'info'), new Error('boom'));
  expect(reference).toMatch(/^E-[0-9A-F]{4}-[0-9A-F]{2}$/);
  expect(written()).toContain(reference);
});

it.runIf(process.platform === 'linux')('a full disk loses the line and sets off nothing', async () => {
  mkdirSync(join(folder, 'logs'));
  symlinkSync('/dev/full', join(folder, 'logs', 'station.log'));
  const thrown: unknown[] = [];
  const note = (error: unknown): void => {
    thrown.push(error);
  };
  process.prependListener('uncaughtException', note);
  try {
    report(createLog(folder, 'info'), new Error('boom'));
    await new Promise((resolve) => setTimeout(resolve, 50));
  } finally {
    process.off('uncaughtException', note);
  }
  expect(thrown).toEqual([]);
});
