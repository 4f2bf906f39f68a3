/** What a file may hold. */
export type ImportKind = 'orders' | 'products' | 'cartons' | 'recalls' | 'instructions';

/** What became of a file's rows. */
export interface ImportCounts {
  readonly lines: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly refused: number;
}

/** One refused row of a file: 1-based line where the row begins, reason as a stable code with the column it speaks of. */
export interface RefusedRow {
  readonly line: number;
  readonly reason: string;
  readonly column: string | null;
}
