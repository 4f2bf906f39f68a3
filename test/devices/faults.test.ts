import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const TEST = join(import.meta.dirname, '..');

interface Row {
  readonly section: string;
  readonly fault: string;
  readonly file: string;
  readonly title: string;
}

/** The rows of every table, below the heading they stand under. */
function rows(markdown: string): Row[] {
  const found: Row[] = [];
  let section = '';
  for (const line of markdown.split('\n')) {
    section = /^## (.+)$/.exec(line)?.[1] ?? section;
    const [, fault, file, title] = line.split(/ *(?<!\\)\| */);
    const isHead = fault === undefined || fault === 'Fault' || /^-+$/.test(fault);
    if (!isHead && file !== undefined && title !== undefined && line.startsWith('|'))
      found.push({ section, fault, file, title });
  }
  return found;
}

const ROWS = rows(readFileSync(join(import.meta.dirname, 'FAULTS.md'), 'utf8'));

describe('the list of faults', () => {
  it('has a section for lines, scales and scanners, none of them empty', () => {
    const sections = new Set(ROWS.map(({ section }) => section));
    for (const wanted of ['Serial, USB and network', 'Scales', 'Scanners']) expect(sections).toContain(wanted);
  });

  it.each(ROWS.map(({ fault, file, title }) => [fault, file, title]))('%s: %s', (_fault, file, title) => {
    if (file === '-') {
      expect(title.length, 'why it can not be made happen, and what is done').toBeGreaterThan(40);
      return;
    }
    const path = join(TEST, file);
    expect(existsSync(path), `${file} is there`).toBe(true);
    const source = readFileSync(path, 'utf8');
    const quoted = ["'", '"', '`'].map((quote) => `(${quote}${title}${quote}`);
    // Longer calls stand on lines of their own.
    const isThere = quoted.some((call) => source.replaceAll(/\(\s+/g, '(').includes(call));
    expect(isThere, `${file} has the test "${title}"`).toBe(true);
  });
});
