import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Sha256 } from '../../src/core/ids.ts';
import type { ReplayEvidence } from '../../src/core/journal/evidence.ts';
import { rowHash } from '../../src/core/journal/hashChain.ts';
import { gatherEvidence } from '../../src/station/replayEvidence.ts';
import { judgeReplayFile, keyFingerprint, newSigningKey, sealReplay } from '../../src/station/replaySeal.ts';
import { systemRuntime } from '../../src/station/runtime.ts';
import { openIn, newFolder, steadyRuntime, tamper } from '../storage/place.ts';
import { imported, NOON, orderFacts, orderId, personOf } from '../storage/facts.ts';
import { sent } from '../storage/sentParcels.ts';
import { evidenceOf, PAGE } from '../support/replayFiles.ts';

const { sha256 } = systemRuntime;
const KEY = newSigningKey();
const READINGS = '{"exponent":0,"points":[[0,1500,1]],"unit":"g"}';

/** Order 2 among others, packed, with a curve. */
function station() {
  const dataDir = newFolder();
  const storage = openIn(dataDir, steadyRuntime(NOON));
  for (const number of [1, 2, 3])
    storage.record(
      sent(number, '2026-11-23').map((one) =>
        one.event.type === 'weightCaptured'
          ? { event: { ...one.event, curve: sha256(READINGS) }, curve: READINGS }
          : one,
      ),
      null,
    );
  storage.record([imported(orderFacts('4', [['A', 1]]))], null);
  return { storage, dataDir };
}
const judge = (file: string, wanted: string | null = null) => judgeReplayFile(Buffer.from(file), wanted, sha256);
const reasons = (file: string, wanted: string | null = null): readonly string[] =>
  judge(file, wanted).problems.map(({ reason, seq }) => (seq === null ? reason : `${reason} ${seq.toString()}`));

/** The file with its evidence changed as a person with an editor could, the seal as it was. */
function changed(file: string, change: (evidence: ReplayEvidence) => unknown): string {
  const [before = '', rest = ''] = file.split('id="evidence">');
  const end = rest.indexOf('</script>');
  const next = change(JSON.parse(rest.slice(0, end)) as ReplayEvidence);
  return `${before}id="evidence">${JSON.stringify(next)}${rest.slice(end)}`;
}

describe('a signed replay', () => {
  it('is genuine, with the key it was signed with and no other', async () => {
    const { storage } = station();
    const evidence = await evidenceOf(storage, orderId('2'), false);
    const file = sealReplay(PAGE, evidence, KEY);
    expect(judge(file)).toMatchObject({ isGenuine: true, problems: [], isKeyKnown: null });
    expect(judge(file, keyFingerprint(KEY))).toMatchObject({ isGenuine: true, isKeyKnown: true });
    expect(judge(file, keyFingerprint(newSigningKey()))).toMatchObject({ isGenuine: false, isKeyKnown: false });
    expect(reasons(sealReplay(PAGE, evidence, newSigningKey()), keyFingerprint(KEY))).toEqual(['otherKey']);
    expect(evidence.chain.size).toBe(storage.counts().journalRows);
  });

  it('holds no personal data unless they are to go along; then they are those that were digested', async () => {
    const { storage } = station();
    const without = sealReplay(PAGE, await evidenceOf(storage, orderId('2'), false), KEY);
    expect(without).not.toContain('Ada Alder');
    const file = sealReplay(PAGE, await evidenceOf(storage, orderId('2'), true), KEY);
    expect(file).toContain('Ada Alder');
    expect(judge(file).isGenuine).toBe(true);
    const other = changed(file, (evidence) => ({
      ...evidence,
      people: evidence.people?.map((person) => ({ ...person, data: person.data.replace('Ada', 'Eve') })),
    }));
    expect(reasons(other)).toContainEqual(expect.stringMatching(/^personAltered \d+$/));
    storage.people.erase(personOf('2'));
    const erased = await evidenceOf(storage, orderId('2'), true);
    expect([erased.people, erased.erased, erased.curves]).toEqual([[], [{ personId: personOf('2'), at: NOON }], []]);
    expect(judge(sealReplay(PAGE, erased, KEY)).isGenuine).toBe(true);
  });

  it('is not signed where the journal is not whole, whichever row it is', async () => {
    const { storage, dataDir } = station();
    storage.close();
    tamper(dataDir, "UPDATE journal SET event = replace(event, 'Standard', 'Express') WHERE seq = 1");
    const refused = await gatherEvidence({ storage: openIn(dataDir), runtime: systemRuntime }, orderId('2'), false);
    expect(refused).toEqual({ ok: false, error: { kind: 'chainBroken', seq: 1 } });
  });
});

describe('a replay that was tampered with', () => {
  it.each<[string, (evidence: ReplayEvidence) => unknown, (seqs: readonly number[]) => readonly string[]]>([
    [
      'a row dropped',
      (all) => ({ ...all, rows: all.rows.toSpliced(3, 1) }),
      (seqs) => [`rowMissing ${String(seqs[3])}`],
    ],
    [
      'a row dropped from the list too',
      (all) => ({
        ...all,
        rows: all.rows.toSpliced(3, 1),
        chain: { ...all.chain, listed: all.chain.listed.toSpliced(3, 1) },
      }),
      () => ['notInChain'],
    ],
    [
      'rows swapped',
      (all) => ({ ...all, rows: all.rows.toSpliced(2, 2, all.rows[3] ?? all.rows[0]!, all.rows[2] ?? all.rows[0]!) }),
      (seqs) => [`rowsNotInOrder ${String(seqs[2])}`],
    ],
    [
      'a row altered',
      (all) => ({
        ...all,
        rows: all.rows.map((row, index) =>
          index === 0 ? { ...row, eventText: row.eventText.replace('Standard', 'Express') } : row,
        ),
      }),
      (seqs) => [`rowAltered ${String(seqs[0])}`],
    ],
    [
      'a row altered and hashed anew',
      (all) => ({
        ...all,
        rows: all.rows.map((row, index) => {
          const next = { ...row, at: row.at + (index === 4 ? 60_000 : 0) };
          return { ...next, hash: rowHash(next, sha256) };
        }),
      }),
      () => ['notInChain'],
    ],
    [
      'a row added',
      (all) => ({ ...all, rows: [...all.rows, { ...all.rows[0]!, seq: all.chain.size }] }),
      (seqs) => [`rowAdded ${String((seqs.at(-1) ?? 0) < 0 ? 0 : 34)}`],
    ],
    [
      'a row of another station',
      (all) => ({ ...all, rows: all.rows.map((row, index) => (index === 1 ? { ...row, stationId: 'other' } : row)) }),
      (seqs) => [`rowOfOtherStation ${String(seqs[1])}`, `rowAltered ${String(seqs[1])}`],
    ],
    [
      'a curve altered',
      (all) => ({ ...all, curves: all.curves.map((one) => ({ ...one, readings: one.readings.replace('1500', '1') })) }),
      () => ['curveAltered'],
    ],
    [
      'another root',
      (all) => ({ ...all, chain: { ...all.chain, root: 'f'.repeat(64) as Sha256 } }),
      () => ['notInChain'],
    ],
  ])('%s is refused with its reason', async (_name, change, wanted) => {
    const { storage } = station();
    const evidence = await evidenceOf(storage, orderId('2'), false);
    const said = reasons(changed(sealReplay(PAGE, evidence, KEY), change));
    expect(said).toContain('signatureWrong');
    for (const reason of wanted(evidence.chain.listed))
      expect(
        said.some((one) => one.startsWith(reason)),
        `${reason} in ${said.join(', ')}`,
      ).toBe(true);
    // Signed anew by somebody else, the contents still say it; and a wrong key is told by its fingerprint.
    expect(reasons(sealReplay(PAGE, change(evidence) as ReplayEvidence, newSigningKey()), keyFingerprint(KEY))).toEqual(
      ['otherKey', ...said.filter((one) => one !== 'signatureWrong')],
    );
  });

  it('any byte changed, any cut and anything after it is refused', async () => {
    const { storage } = station();
    const file = Buffer.from(sealReplay(PAGE, await evidenceOf(storage, orderId('2'), true), KEY));
    const refused = (bytes: Uint8Array): boolean => !judgeReplayFile(bytes, keyFingerprint(KEY), sha256).isGenuine;
    expect(refused(file)).toBe(false);
    fc.assert(
      fc.property(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), (place, by) => {
        const other = Uint8Array.from(file);
        other[place] = ((other[place] ?? 0) + by) % 256;
        expect(refused(other), `byte ${place.toString()}`).toBe(true);
        expect(refused(file.subarray(0, place)), `cut at ${place.toString()}`).toBe(true);
      }),
      { numRuns: 300 },
    );
    expect(reasons(`${file.toString()}<p>more</p>`)).toEqual(['somethingAfterSeal']);
    expect(reasons(file.toString().slice(0, -40))).toEqual(['sealMalformed']);
    expect(reasons('<!doctype html>')).toEqual(['sealMissing']);
    expect(judgeReplayFile(Uint8Array.of(0xff, 0xfe), null, sha256).problems).toEqual([
      { reason: 'notText', seq: null },
    ]);
  });
});
