import { describe, expect, it } from 'vitest';
import { nearest } from '../../src/shared/nearest.ts';

describe('the word that was meant', () => {
  it.each([
    ['baudrate', ['path', 'baudRate'], 'baudRate'],
    ['baud_rate', ['path', 'baudRate'], 'baudRate'],
    ['mt-sisc', ['sma', 'mt-sics'], 'mt-sics'],
    ['mtsics', ['sma', 'mt-sics'], 'mt-sics'],
    ['LabelPrinter', ['labelPrinter', 'paperPrinter'], 'labelPrinter'],
    ['pritner', ['printer', 'painter'], 'printer'],
    ['ab', ['ac'], ''],
    ['scale', ['printer'], ''],
    ['', ['a'], ''],
    ['---', ['a'], ''],
    ['a', [], ''],
    ['kind', ['kin', 'kinds'], 'kin'],
  ])('%j among %j is %j', (word, known, meant) => {
    expect(nearest(word, known)).toBe(meant);
  });
});
