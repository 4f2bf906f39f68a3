// A station that records without end, to be killed: says each sequence number after it is on disk.
import { writeSync } from 'node:fs';
import { systemRuntime } from '../../src/station/runtime.ts';
import { openStorage } from '../../src/storage/openStorage.ts';
import { imported, label, orderFacts, packedOrder, personOf } from './facts.ts';

const storage = openStorage({ dataDir: process.argv[2] ?? '', runtime: systemRuntime });
const say = (rows: readonly { readonly seq: number }[]): void => void writeSync(1, `${rows.at(-1)?.seq ?? 0}\n`);
for (let number = storage.counts().orders + 1; ; number += 1) {
  const order = orderFacts(`${number}`, [
    ['MUG', 2],
    ['SOAP', 1],
  ]);
  const zpl = label(personOf(`${number}`), `^XA^FD${number}^FS^XZ`);
  say(storage.record([imported(order)], null));
  for (const next of packedOrder(order, number, zpl.hash))
    say(storage.record([next], null, next.event.type === 'labelBought' ? [zpl] : []));
}
