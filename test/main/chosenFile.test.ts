import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeChosen, writeTable } from '../../src/main/chosenFile.ts';
import { boxesCsv } from '../../src/core/carton/boxCsv.ts';
import { box } from '../core/carton/boxes.ts';
import { readAll } from '../support/importFiles.ts';
import { newFolder } from '../storage/place.ts';

it('a table says that it is UTF-8, so that a spreadsheet shows its letters, and the import reads it all the same', async () => {
  const path = join(newFolder(), 'boxes.csv');
  const boxes = [box('Ü', [100, 80, 60], { name: 'Größe 2' })];
  await writeTable(path, boxesCsv(boxes));
  expect([...readFileSync(path).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const { items, refused } = await readAll(path, { kind: 'cartons' });
  expect(refused).toEqual([]);
  expect(items.flatMap((item) => (item.kind === 'carton' ? [item.cartonType.name] : []))).toEqual(['Größe 2']);
});

it('a place that takes no file is said, and a file that was there is replaced', async () => {
  const folder = newFolder();
  mkdirSync(join(folder, 'taken.csv'));
  const refused = await writeChosen(join(folder, 'taken.csv'), 'x').catch((error: unknown) => error);
  expect(refused).toMatchObject({ code: 'disk.readOnly', params: { folder } });
  const path = join(folder, 'old.csv');
  writeFileSync(path, 'older and longer');
  await writeChosen(path, 'new');
  expect(readFileSync(path, 'utf8')).toBe('new');
});
