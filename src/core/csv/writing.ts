/** Rows as the text of a CSV file (RFC 4180): commas, a cell in quotes where it needs them, CR LF behind each row. */
export const csvText = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('');

const quoted = (cell: string): string => (/[",;\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** A cell for people's spreadsheets: what these would take for a formula stands behind an apostrophe. */
export const withoutFormula = (cell: string): string =>
  /^[=@\t]/.test(cell) || (/^[+-]/.test(cell) && !/^[+-]?[\d.]+$/.test(cell)) ? `'${cell}` : cell;
