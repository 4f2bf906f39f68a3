import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const css = readFileSync(join(import.meta.dirname, '../../src/renderer/ui/tokens.css'), 'utf8');

/** The colours of one theme by name without `--color-`. */
function colours(theme: string): Map<string, string> {
  const start = css.indexOf(`[data-theme='${theme}']`);
  const block = css.slice(start, css.indexOf('}', start));
  return new Map(
    [...block.matchAll(/--color-([a-z0-9-]+): (#[0-9a-f]{6})\b/g)].map(([, name = '', value = '']) => [name, value]),
  );
}

/** WCAG 2.2 relative luminance. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((from) => {
    const part = Number.parseInt(hex.slice(from, from + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function ratio(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

const TINTS = ['next-tint', 'done-tint', 'attn-tint', 'stop-tint'];
const SEVEN = ['surface', 'canvas', ...TINTS].map((ground) => ['ink', ground] as const);
const TEXT = [
  ...['surface', 'canvas', 'sunken', 'fill', ...TINTS].map((ground) => ['ink-2', ground] as const),
  ['ink-3', 'surface'],
  ['ink-3', 'canvas'],
  ...['next', 'done', 'stop', 'attn'].flatMap(
    (role) =>
      [
        [`${role}-on`, role],
        [`${role}-ink`, `${role}-tint`],
        [`${role}-ink`, 'surface'],
      ] as const,
  ),
  ['stop-on', 'stop-deep'],
  ['surface', 'ink'],
] as const;
const GRAPHICS = [
  ['line-strong', 'surface'],
  ['line-strong', 'canvas'],
  ['line-strong', 'sunken'],
  ['next', 'surface'],
  ['done', 'surface'],
  ['focus', 'surface'],
  ['next', 'next-tint'],
  ['done', 'done-tint'],
  ['stop-deep', 'photo'],
] as const;

describe.each(['light', 'dark', 'hc'])('theme %s', (theme) => {
  const all = colours(theme);
  const of = (name: string): string => all.get(name) ?? '#808080';

  it('has every colour', () => {
    // `scrim` has an alpha channel of its own.
    expect(all.size).toBe(29);
  });
  it.each(SEVEN)('%s on %s is at least 7 : 1', (text, ground) => {
    expect(ratio(of(text), of(ground))).toBeGreaterThanOrEqual(7);
  });
  it.each(TEXT)('%s on %s is at least 4.5 : 1', (text, ground) => {
    expect(ratio(of(text), of(ground))).toBeGreaterThanOrEqual(4.5);
  });
  it.each(GRAPHICS)('%s on %s is at least 3 : 1', (shape, ground) => {
    expect(ratio(of(shape), of(ground))).toBeGreaterThanOrEqual(3);
  });
});

it('every colour that a style names is one of the theme', () => {
  const folder = join(import.meta.dirname, '../../src/renderer');
  const styles = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.css'));
  const named = styles.flatMap((name) =>
    [...readFileSync(join(folder, name), 'utf8').matchAll(/var\(--color-([a-z0-9-]+)/g)].map(
      ([, colour]) => colour ?? '',
    ),
  );
  const known = new Set([...css.matchAll(/--color-([a-z0-9-]+):/g)].map(([, colour]) => colour));
  expect([...new Set(named)].filter((colour) => !known.has(colour))).toEqual([]);
});

describe('sizes', () => {
  it('keeps every target at 56 px or more', () => {
    for (const [, value = '0'] of css.matchAll(/--target(?:-min|-row)?: (\d+)px/g))
      expect(Number(value)).toBeGreaterThanOrEqual(56);
  });
  it('shows changes of a scan in one frame', () => {
    expect(css).toContain('--motion-scan: 0ms');
  });
});
