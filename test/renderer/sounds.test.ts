import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CUES, type Cue } from '../../src/core/pack/cues.ts';

const HEADER = 44;

function samplesOf(cue: Cue): { readonly rate: number; readonly samples: Int16Array } {
  const file = readFileSync(join(import.meta.dirname, `../../resources/sounds/${cue}.wav`));
  expect(file.toString('latin1', 0, 4)).toBe('RIFF');
  const samples = new Int16Array((file.length - HEADER) / 2);
  for (let index = 0; index < samples.length; index += 1) samples[index] = file.readInt16LE(HEADER + index * 2);
  return { rate: file.readUInt32LE(24), samples };
}

const peak = (cue: Cue): number => Math.max(...samplesOf(cue).samples.map(Math.abs));
const milliseconds = (cue: Cue): number => {
  const { rate, samples } = samplesOf(cue);
  return Math.round((samples.length * 1000) / rate);
};

describe('cues', () => {
  it.each([
    ['right', 70],
    ['line', 140],
    ['all', 260],
    ['closed', 200],
  ] as const)('%s lasts %i ms', (cue, length) => {
    expect(milliseconds(cue)).toBe(length);
  });
  it('has a sound for every cue, none of them clipped', () => {
    for (const cue of CUES) {
      expect(peak(cue), cue).toBeGreaterThan(1000);
      expect(peak(cue), cue).toBeLessThan(32_767);
    }
  });
  it('makes the stop far louder than the right item', () => {
    expect(20 * Math.log10(peak('wrong') / peak('right'))).toBeGreaterThan(8);
  });
  it('makes the look-alike the loudest: the longest of those that are as loud as the stop', () => {
    expect(peak('lookAlike')).toBeGreaterThanOrEqual(peak('wrong'));
    expect(milliseconds('lookAlike')).toBeGreaterThan(milliseconds('wrong') * 1.5);
  });
});
