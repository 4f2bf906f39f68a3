/** Why a record could not be read. */
export type RecordProblem = 'quoteNotClosed' | 'quoteMalformed' | 'rowTooLong';

/** One record of a file (RFC 4180). A record with a problem holds the cells of its first physical line, cut without regard to quotes. */
export interface CsvRecord {
  /** 1-based physical line on which the record begins. */
  readonly line: number;
  readonly cells: readonly string[];
  readonly problem: RecordProblem | null;
}

/** Cuts text that comes in pieces into records. */
export interface RecordReader {
  push(text: string): CsvRecord[];
  /** The records that only the file's end completes. */
  end(): CsvRecord[];
}

/** Characters after which a record without an end is given up, so that one stray quote cannot swallow a file. */
const MAX_RECORD = 256 * 1024;
const QUOTE = 0x22;
const NEWLINE = 0x0a;
const RETURN = 0x0d;
const SPACE = 0x20;

interface Scan {
  readonly next: number;
  readonly lines: number;
  readonly cells: string[];
  readonly problem: RecordProblem | null;
}

/**
 * A reader for one delimiter. Quoted cells may hold delimiters, doubled quotes and line ends; a quote inside an unquoted cell is an
 * ordinary character. After a record whose quotes make no sense it goes on at the next physical line, so that one bad row costs one row.
 */
export function createRecordReader(delimiter: string): RecordReader {
  let text = '';
  let line = 1;
  let isSkipping = false;

  const drain = (isLast: boolean): CsvRecord[] => {
    const records: CsvRecord[] = [];
    let start = isSkipping ? skipLine() : 0;
    // The next quote is looked for once, not once a line: most lines of most files have none.
    let quote = -1;
    while (start < text.length) {
      if (quote >= 0 && quote < start) quote = -1;
      if (quote < 0) quote = indexOrEnd(text, '"', start);
      const scan = plainRecord(text, start, quote, delimiter, isLast) ?? quotedRecord(text, start, delimiter, isLast);
      if (!scan) {
        if (text.length - start < MAX_RECORD) break;
        const given = giveUp(text, start, delimiter);
        records.push({ line, cells: given.cells, problem: given.problem });
        isSkipping = given.problem === 'rowTooLong';
        line += given.lines;
        start = given.next;
        continue;
      }
      records.push({ line, cells: scan.cells, problem: scan.problem });
      line += scan.lines;
      start = scan.next;
    }
    text = text.slice(start);
    return records;
  };
  const skipLine = (): number => {
    const end = text.indexOf('\n');
    if (end < 0) return text.length;
    isSkipping = false;
    line += 1;
    return end + 1;
  };
  return {
    push(more) {
      text += more;
      return drain(false);
    },
    end: () => drain(true),
  };
}

/** The delimiter of a file that begins with this text: whichever of comma, semicolon, tab and bar cuts its header into most cells; comma where none does. */
export function findDelimiter(head: string): string {
  let best = { delimiter: ',', count: 1 };
  for (const delimiter of [',', ';', '\t', '|']) {
    const reader = createRecordReader(delimiter);
    const header = [...reader.push(head), ...reader.end()][0];
    const count = header && !header.problem ? header.cells.length : 1;
    if (count > best.count) best = { delimiter, count };
  }
  return best.delimiter;
}

const indexOrEnd = (text: string, what: string, from: number): number => {
  const found = text.indexOf(what, from);
  return found < 0 ? text.length : found;
};

/** The quick way: a line whose quotes, if any, all close on it. Null for everything else, and while its end has not come yet. */
function plainRecord(text: string, start: number, quote: number, delimiter: string, isLast: boolean): Scan | null {
  const end = text.indexOf('\n', start);
  if (end < 0 && !isLast) return null;
  const stop = end < 0 ? text.length : end;
  const trimmed = text.charCodeAt(stop - 1) === RETURN && stop > start ? stop - 1 : stop;
  const pieces = text.slice(start, trimmed).split(delimiter);
  const cells = quote < stop ? unquotedPieces(pieces, delimiter) : pieces;
  return cells && { next: stop + 1, lines: 1, cells, problem: null };
}

/** Puts quoted cells that were cut at their own delimiters together again. Null where any quote is not as it should be. */
function unquotedPieces(pieces: readonly string[], delimiter: string): string[] | null {
  const cells: string[] = [];
  for (let i = 0; i < pieces.length; i += 1) {
    let piece = pieces[i] ?? '';
    if (piece.charCodeAt(0) === QUOTE) {
      while (!isClosed(piece)) {
        i += 1;
        const next = pieces[i];
        if (next === undefined) return null;
        piece += delimiter + next;
      }
      piece = piece.slice(1, -1);
      if (piece.includes('"')) {
        if (piece.replaceAll('""', '').includes('"')) return null;
        piece = piece.replaceAll('""', '"');
      }
    }
    cells.push(piece);
  }
  return cells;
}

/** True for a quoted cell that may be whole: it ends with a quote and has an even number of them. */
function isClosed(piece: string): boolean {
  if (piece.length < 2 || piece.charCodeAt(piece.length - 1) !== QUOTE) return false;
  let quotes = 0;
  for (let at = piece.indexOf('"'); at >= 0; at = piece.indexOf('"', at + 1)) quotes += 1;
  return quotes % 2 === 0;
}

/** The careful way. Null when the record's end has not come yet. */
function quotedRecord(text: string, start: number, delimiter: string, isLast: boolean): Scan | null {
  const cells: string[] = [];
  let position = start;
  let lines = 1;
  for (;;) {
    const cell =
      text.charCodeAt(position) === QUOTE ? quotedCell(text, position, isLast) : plainCell(text, position, delimiter);
    if (cell === null) return null;
    if (typeof cell === 'string') return spoiled(text, start, delimiter, cell, isLast);
    cells.push(cell.value);
    lines += cell.lines;
    const after = cell.next;
    if (after >= text.length) return isLast ? { next: after, lines, cells, problem: null } : null;
    if (text[after] === delimiter) {
      position = after + 1;
      continue;
    }
    if (text.charCodeAt(after) === NEWLINE) return { next: after + 1, lines, cells, problem: null };
    if (text.charCodeAt(after) === RETURN) {
      if (after + 1 >= text.length && !isLast) return null;
      if (after + 1 >= text.length || text.charCodeAt(after + 1) === NEWLINE)
        return { next: after + 2, lines, cells, problem: null };
    }
    return spoiled(text, start, delimiter, 'quoteMalformed', isLast);
  }
}

interface Cell {
  readonly value: string;
  readonly next: number;
  readonly lines: number;
}

function plainCell(text: string, start: number, delimiter: string): Cell {
  let end = start;
  for (; end < text.length; end += 1) {
    if (text[end] === delimiter || text.charCodeAt(end) === NEWLINE) break;
  }
  const isLineEnd = text.charCodeAt(end) === NEWLINE && text.charCodeAt(end - 1) === RETURN && end > start;
  const stop = isLineEnd ? end - 1 : end;
  return { value: text.slice(start, stop), next: end, lines: 0 };
}

function quotedCell(text: string, start: number, isLast: boolean): Cell | RecordProblem | null {
  let value = '';
  let from = start + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote < 0) return isLast ? 'quoteNotClosed' : null;
    value += text.slice(from, quote);
    if (quote + 1 >= text.length && !isLast) return null;
    if (text.charCodeAt(quote + 1) !== QUOTE) {
      let next = quote + 1;
      while (text.charCodeAt(next) === SPACE) next += 1;
      if (!value.includes('\n')) return { value, next, lines: 0 };
      return { value: value.replaceAll('\r\n', '\n'), next, lines: value.split('\n').length - 1 };
    }
    value += '"';
    from = quote + 2;
  }
}

function firstLine(text: string, start: number, delimiter: string): Omit<Scan, 'problem'> {
  const end = indexOrEnd(text, '\n', start);
  return { next: end + 1, lines: 1, cells: text.slice(start, end).replace(/\r$/, '').split(delimiter) };
}

/** The record's first physical line as it stands. Null while that line's end has not come yet. */
function spoiled(text: string, start: number, delimiter: string, problem: RecordProblem, isLast: boolean): Scan | null {
  return isLast || text.indexOf('\n', start) >= 0 ? { ...firstLine(text, start, delimiter), problem } : null;
}

function giveUp(text: string, start: number, delimiter: string): Scan {
  if (text.indexOf('\n', start) >= 0) return { ...firstLine(text, start, delimiter), problem: 'quoteNotClosed' };
  // Not even one line end: the rest of this line is skipped as it comes, so it must not be counted yet.
  return { next: text.length, lines: 0, cells: [], problem: 'rowTooLong' };
}
