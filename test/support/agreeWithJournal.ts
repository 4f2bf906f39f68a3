import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect } from 'vitest';
import { REPORTS } from '../../src/core/reports/report.ts';
import { createReportDesk } from '../../src/station/reportDesk.ts';
import type { StoragePort } from '../../src/station/ports.ts';
import { systemRuntime } from '../../src/station/runtime.ts';
import { DATABASE_FILE } from '../../src/storage/openStorage.ts';
import { askJournal } from './askedJournal.ts';
import { journalled } from './journalled.ts';
import { MONTH_FROM, MONTH_TO } from './month.ts';

const PERIOD = { from: '2026-10-01', to: '2026-10-31' };

/** Fails where a report of October differs from its journal: each row read once more fact by fact, each figure and count asked in SQL. */
export function agreeWithJournal(dataDir: string, { reports, ...storage }: StoragePort): void {
  const db = new Database(join(dataDir, DATABASE_FILE), { readonly: true });
  try {
    const told = journalled(db, MONTH_FROM, MONTH_TO);
    expect(reports.packed(MONTH_FROM, MONTH_TO)).toEqual(told.packed);
    expect(reports.errors(MONTH_FROM, MONTH_TO).filter(({ kind }) => kind !== null)).toEqual(told.errors);
    expect(reports.closedParcels(MONTH_FROM, MONTH_TO, 'USD')).toEqual(told.parcels);
    expect(reports.overrides(MONTH_FROM, MONTH_TO)).toEqual(told.overrides);
    const asked = askJournal(db);
    const desk = createReportDesk({ storage: { reports, ...storage }, runtime: systemRuntime });
    for (const name of REPORTS) {
      const { figures, tables } = desk.show(name, PERIOD);
      for (const [figure, value] of Object.entries(asked[name].figures))
        expect(figures.find((known) => known.name === figure)?.value, `${name}, ${figure}`).toBeCloseTo(value, 9);
      for (const [cut, counts] of Object.entries(asked[name].rows)) {
        const rows = tables.find((known) => known.cut === cut)?.rows ?? [];
        const shown = rows.flatMap(({ key, cells }) => (cells[0] === 0 ? [] : [[key, cells[0]]]));
        expect(Object.fromEntries(shown), `${name} by ${cut}`).toEqual(counts);
      }
    }
  } finally {
    db.close();
  }
}
