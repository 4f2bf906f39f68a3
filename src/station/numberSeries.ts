/** Serials reserved at a time. */
export const BLOCK_SIZE = 1000;

/** Name of the number series labels are taken from: one a GS1 prefix, and one for private numbers. */
export const numberSeries = (gs1Prefix: string | null): string =>
  gs1Prefix === null ? 'private' : `sscc/${gs1Prefix}`;

/** The GS1 prefix a series numbers under; null for private numbers. */
export const seriesPrefix = (series: string): string | null =>
  series.startsWith('sscc/') ? series.slice('sscc/'.length) : null;
