import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { verifyReplay } from '../../src/cli/verifyReplay.ts';
import { keyFingerprint, newSigningKey, sealReplay } from '../../src/station/replaySeal.ts';
import { NOON, orderId } from '../storage/facts.ts';
import { newFolder, openIn, steadyRuntime } from '../storage/place.ts';
import { sent } from '../storage/sentParcels.ts';
import { evidenceOf, PAGE } from '../support/replayFiles.ts';

const KEY = newSigningKey();
function run(...argv: readonly string[]) {
  const said = { out: '', err: '' };
  const code = verifyReplay({
    argv,
    stdout: (text) => void (said.out += text),
    stderr: (text) => void (said.err += text),
  });
  return { code, ...said };
}
async function file(): Promise<string> {
  const storage = openIn(newFolder(), steadyRuntime(NOON));
  storage.record(sent(2, '2026-11-23'), null);
  const path = join(newFolder(), 'replay-2.html');
  writeFileSync(path, sealReplay(PAGE, await evidenceOf(storage, orderId('2'), false), KEY));
  return path;
}

it('says what a genuine file is about, and whose key signed it', async () => {
  const path = await file();
  const groups = keyFingerprint(KEY)
    .toUpperCase()
    .replaceAll(/(.{4})(?!$)/g, '$1:');
  const { code, out } = run(path, '--fingerprint', groups);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    isGenuine: true,
    problems: [],
    fingerprint: keyFingerprint(KEY),
    isKeyKnown: true,
    order: '2',
    rows: 11,
    people: 'digests',
    chain: { size: 11 },
  });
});

it('ends with 1 and the reasons for a file that is not what was signed', async () => {
  const path = await file();
  const other = run(path, '--fingerprint', keyFingerprint(newSigningKey()));
  expect([other.code, JSON.parse(other.out)]).toMatchObject([1, { problems: [{ reason: 'otherKey' }] }]);
  writeFileSync(path, 'nothing of the kind');
  expect(JSON.parse(run(path).out)).toMatchObject({
    isGenuine: false,
    problems: [{ reason: 'sealMissing' }],
    order: null,
  });
});

it('ends with 2 for bad arguments and with 1 for a file that is not there', () => {
  expect(run().code).toBe(2);
  expect(run('a.html', '--fingerprint', '12').code).toBe(2);
  expect(run(join(newFolder(), 'none.html'))).toMatchObject({ code: 1, out: '' });
});
