import { describe, expect, it } from 'vitest';
import { sheetPrinterState } from '../../src/main/sheetPrinterState.ts';

const told = (options: Record<string, string>): string => {
  const { state, reason } = sheetPrinterState({ name: 'OFFICE', options });
  return reason === null ? state : `${state} ${reason}`;
};

describe('a printer of the system', () => {
  it.each([
    [{ 'printer-state': '3', 'printer-state-reasons': 'none', 'printer-is-accepting-jobs': 'true' }, 'ready'],
    [{}, 'ready'],
    [{ 'printer-state': '4', 'printer-state-reasons': 'none' }, 'ready'],
    [{ 'printer-state': '5', 'printer-state-reasons': 'paused' }, 'fault paused'],
    [{ 'printer-state': '3', 'printer-is-accepting-jobs': 'false' }, 'fault paused'],
    [{ 'printer-state': '3', 'printer-state-reasons': 'media-empty-error' }, 'fault paperOut'],
    [{ 'printer-state': '4', 'printer-state-reasons': 'media-low-warning,cover-open-error' }, 'fault headOpen'],
    [{ 'printer-state': '4', 'printer-state-reasons': 'media-jam-error, media-empty-error' }, 'fault jam'],
    [{ 'printer-state': '3', 'printer-state-reasons': 'offline' }, 'disconnected lost'],
    [{ 'printer-state': '3', 'printer-state-reasons': 'toner-low-warning' }, 'ready'],
    [{ 'printer-state': '3', 'printer-state-reasons': 'media-empty-warning' }, 'ready'],
    [{ 'printer-state': '4', 'printer-state-reasons': 'connecting-to-device' }, 'ready'],
  ])('that says %o is %s', (options, expected) => {
    expect(told(options as unknown as Record<string, string>)).toBe(expected);
  });

  it('that the system does not have is gone', () => {
    expect(sheetPrinterState(undefined)).toEqual({ state: 'disconnected', reason: 'notFound' });
  });
});
