import { expect, test } from 'vitest';
import { agreeWithJournal } from '../support/agreeWithJournal.ts';
import { A_MONTH } from '../support/month.ts';
import { fillMonth } from '../support/monthFolder.ts';
import { newFolder, openIn } from './place.ts';

test('every report of a month of 300,000 facts agrees with its journal', { timeout: 1_800_000 }, () => {
  const dataDir = newFolder();
  fillMonth(dataDir, A_MONTH);
  const storage = openIn(dataDir);
  expect(storage.counts().journalRows).toBeGreaterThan(300_000);
  agreeWithJournal(dataDir, storage);
});
