import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { RATE_TABLES, readRateBook, type RateBook, type RateTableName } from '../../../../core/ship/rateBook.ts';
import { rateChanges, type RateChange } from '../../../../core/ship/rateChanges.ts';
import { isSameTable } from '../../../../core/ship/rateGrid.ts';
import type { RateProblem } from '../../../../core/ship/csvTable.ts';
import type { RequestOutput } from '../../../../shared/ipc/contract.ts';
import { request } from '../../../ipc/bridge.ts';
import { showFailure } from '../../../ipc/live.ts';
import { createSlice, useSlice } from '../../../ipc/slice.ts';

export type RatesView = RequestOutput<'rates.view'>;
export type Tables = RatesView['tables'];
/** Tables said anew; those that are not named stay as they are. */
type EditedTables = Readonly<{ [Table in RateTableName]?: string | undefined }>;
type Refusal = NonNullable<RequestOutput<'rates.publish'>['refused']>;

/** Tables that are edited and not published yet, and the version they were made from. */
interface RateDraft {
  readonly base: number;
  readonly tables: EditedTables;
}
/** What is edited here and not known to be on disk yet; undefined where what main keeps is all there is. */
const typedSlice = createSlice<RateDraft | null | undefined>(undefined);

/** Rules and prices as they count, as they would count, and what is done to them. */
export interface RateWork {
  readonly view: RatesView;
  /** What counts, with what is edited. */
  readonly tables: Tables;
  readonly isDraft: boolean;
  /** Who edited them last, and when; null while that is not on disk. */
  readonly kept: { readonly by: string; readonly at: number } | null;
  readonly changes: readonly RateChange[];
  readonly problems: readonly RateProblem[];
  /** Null while something is wrong in them. */
  readonly book: RateBook | null;
  /** What counts now, read. */
  readonly inForce: RateBook | null;
  readonly refusal: Refusal | null;
  edit(tables: EditedTables): void;
  drop(): void;
  /** Goes on from what somebody else published meanwhile, with what is edited here on top. */
  goOn(): void;
  /** True when they count. */
  publish(note: string): Promise<boolean>;
}

const KEY = ['rates'];
const read = () => request('rates.view', {});

/** Null until main has answered. */
export function useRates(): RateWork | null {
  const queries = useQueryClient();
  const { data: view } = useQuery({ queryKey: KEY, queryFn: read, staleTime: 0 });
  const typed = useSlice(typedSlice);
  const draft = typed === undefined ? (view?.draft ?? null) : typed;
  const turn = useRef<Promise<unknown>>(Promise.resolve());
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const inForce = useMemo(() => (view ? bookOf(view.tables, view.version) : null), [view]);
  const whole = useMemo(() => (view ? wholeOf(view.tables, draft?.tables ?? {}) : null), [view, draft]);
  const book = useMemo(() => (whole ? readRateBook(whole, 0) : null), [whole]);
  const changes = useMemo(() => (view && whole ? rateChanges(view.tables, whole) : []), [view, whole]);
  if (!view || !whole) return null;
  /** One after the other, and the last alone of those that wait: keys are faster than disks. */
  const keep = (next: RateDraft | null): void => {
    typedSlice.set(next);
    turn.current = turn.current
      .then(async () => {
        if (typedSlice.get() !== next) return;
        const { draft: kept } = await request('rates.keepDraft', { draft: next });
        queries.setQueryData<RatesView>(KEY, (now) => now && { ...now, draft: kept });
        if (typedSlice.get() === next) typedSlice.set(undefined);
      })
      .catch(showFailure);
  };
  return {
    view,
    tables: whole,
    isDraft: draft !== null,
    kept: typed === undefined ? view.draft : null,
    changes,
    problems: book?.ok === false ? book.error : [],
    book: book?.ok ? book.value : null,
    inForce,
    refusal,
    edit(tables) {
      const next = { ...draft?.tables, ...tables };
      const differing = RATE_TABLES.filter(
        (table) => !isSameTable(next[table] ?? view.tables[table], view.tables[table]),
      );
      setRefusal(null);
      keep(
        differing.length === 0
          ? null
          : {
              base: draft?.base ?? view.version,
              tables: Object.fromEntries(differing.map((table) => [table, next[table]])),
            },
      );
    },
    drop() {
      setRefusal(null);
      keep(null);
    },
    goOn() {
      setRefusal(null);
      if (draft) keep({ base: view.version, tables: draft.tables });
    },
    async publish(note) {
      try {
        await turn.current;
        const { refused } = await request('rates.publish', { seen: draft?.base ?? view.version, tables: whole, note });
        await queries.invalidateQueries({ queryKey: KEY });
        setRefusal(refused);
        if (refused === null) typedSlice.set(undefined);
        return refused === null;
      } catch (error) {
        showFailure(error);
        return false;
      }
    },
  };
}

const wholeOf = (tables: Tables, edited: EditedTables): Tables =>
  Object.fromEntries(RATE_TABLES.map((table) => [table, edited[table] ?? tables[table]])) as Tables;

function bookOf(tables: Tables, version: number): RateBook | null {
  const book = readRateBook(tables, version);
  return book.ok ? book.value : null;
}

/** What is wrong in one table. */
export const problemsOf = (problems: readonly RateProblem[], table: RateTableName): readonly RateProblem[] =>
  problems.filter((problem) => problem.table === table);
