/** Group separator: what a scanner sends for FNC1 between two fields (GS1 General Specifications 7.8.6). */
export const GS = '\u001d';

/**
 * Puts GS where a scanner that can't send it sends something else, such as `<GS>`, `{GS}`, `|` or `~1`. Only by that scanner's own setting:
 * each of these may be data of another.
 */
export const withSeparators = (text: string, marks: readonly string[]): string =>
  marks.reduce((sofar, mark) => (mark === '' ? sofar : sofar.replaceAll(mark, GS)), text);
