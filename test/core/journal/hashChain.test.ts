import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asId, type OrderId, type Sha256 } from '../../../src/core/ids.ts';
import { canonical } from '../../../src/core/journal/canonical.ts';
import { GENESIS_HASH, personDigest, rowHash, rowText, type UnhashedRow } from '../../../src/core/journal/hashChain.ts';
import { streamOf } from '../../../src/core/journal/stream.ts';

const sha256 = (text: string): Sha256 => asId(createHash('sha256').update(text).digest('hex'));
const event = { type: 'orderReleased', orderId: asId<OrderId>('csv:1') } as const;
const row: UnhashedRow = {
  seq: 1,
  eventId: 'e1',
  stationId: 's1',
  at: 1_000,
  actor: asId('u1'),
  stream: 'order/csv:1',
  eventText: canonical(event),
  person: null,
  prevHash: GENESIS_HASH,
};

test('the first row follows 64 zeros, and the hash of a known row never changes', () => {
  expect(GENESIS_HASH).toMatch(/^0{64}$/);
  expect(rowText(row)).toBe(
    '{"actor":"u1","at":1000,"event":{"orderId":"csv:1","type":"orderReleased"},"eventId":"e1","person":null,' +
      `"prevHash":"${'0'.repeat(64)}","seq":1,"stationId":"s1","stream":"order/csv:1"}`,
  );
  expect(rowHash(row, sha256)).toBe('14ff1d73dacdeb49c6a4b46d59f60023f1baa59a501438adf7a26ef968d58e69');
});

test('the hashed text is the canonical JSON of the row', () => {
  fc.assert(
    fc.property(fc.string(), fc.option(fc.string()), fc.nat(), fc.boolean(), (text, actor, at, hasPerson) => {
      const person = hasPerson ? { personId: asId<never>(text), digest: sha256(text) } : null;
      const some = {
        ...row,
        at,
        actor: actor === null ? null : asId<never>(actor),
        eventId: text,
        stream: `order/${text}`,
        person,
      };
      const { eventText: _eventText, ...rest } = some;
      expect(rowText(some)).toBe(canonical({ ...rest, event }));
    }),
  );
});

test('any other field gives another hash', () => {
  const others: UnhashedRow[] = [
    { ...row, seq: 2 },
    { ...row, eventId: 'e2' },
    { ...row, stationId: 's2' },
    { ...row, at: 1_001 },
    { ...row, actor: null },
    { ...row, stream: 'site' },
    { ...row, eventText: `${row.eventText} ` },
    { ...row, person: { personId: asId('p'), digest: GENESIS_HASH } },
    { ...row, prevHash: sha256('') },
  ];
  expect(new Set([row, ...others].map((other) => rowHash(other, sha256))).size).toBe(others.length + 1);
});

test('a digest of personal data depends on its salt', () => {
  expect(personDigest('salt', '{}', sha256)).toBe(sha256('salt{}'));
  expect(personDigest('other', '{}', sha256)).not.toBe(personDigest('salt', '{}', sha256));
});

test('a stream names what the fact is about, in well-formed text', () => {
  expect(streamOf(event)).toBe('order/csv:1');
  expect(streamOf({ type: 'orderReleased', orderId: asId('\ud800') })).toBe('order/\ufffd');
  expect(streamOf({ type: 'packAbandoned', sessionId: asId('s') })).toBe('pack/s');
  expect(streamOf({ type: 'scanRefused', sessionId: null, reason: 'unknownCode', code: 'x', sku: null })).toBe('bench');
  expect(streamOf({ type: 'userSignedOut', userId: asId('u') })).toBe('user/u');
});
