/** Rows as the text of a CSV file (RFC 4180): commas, a cell in quotes where it needs them, CR LF behind each row. */
export const csvText = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('');

const quoted = (cell: string): string => (/[",;\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** What a spreadsheet would take for a formula, behind any number of apostrophes. */
const FORMULA = /^'*(?:[=@\t]|[+-](?!\.?\d[\d.]*$))/;

/** A cell for people's spreadsheets: what these would take for a formula stands behind an apostrophe. `withFormula` takes it off again. */
export const withoutFormula = (cell: string): string => (FORMULA.test(cell) ? `'${cell}` : cell);

/** The cell that `withoutFormula` wrote so. */
export const withFormula = (cell: string): string =>
  cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
