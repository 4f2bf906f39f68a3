// Writes the ten cues of the bench as WAV files into resources/sounds: `node scripts/makeSounds.mjs`.
// Energy lies between 0.6 and 2.5 kHz, so that fans do not mask them; rhythm and direction tell them apart before pitch does.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '../resources/sounds');
const RATE = 22_050;
/** Full scale of `wrong` and `lookAlike`; the others are 10 dB softer. */
const LOUD = 0.95;
const SOFT = LOUD * 10 ** (-10 / 20);

/** @param {number} ms */
const silence = (ms) => new Float64Array(Math.round((ms * RATE) / 1000));

/**
 * A tone that glides from one pitch to another with short soft edges. `harsh` adds the odd overtones of a square wave.
 * @param {{ms: number, from: number, to?: number, level?: number, harsh?: boolean, decay?: boolean}} wanted
 */
function tone(wanted) {
  const { ms, from, level = SOFT, harsh = false, decay = false } = wanted;
  const to = wanted.to ?? from;
  const samples = silence(ms);
  const edge = Math.min(samples.length / 4, (4 * RATE) / 1000);
  let phase = 0;
  for (let index = 0; index < samples.length; index += 1) {
    const part = index / samples.length;
    phase += (2 * Math.PI * (from + (to - from) * part)) / RATE;
    const wave = harsh ? Math.sign(Math.sin(phase)) * 0.9 : Math.sin(phase) * 0.85 + Math.sin(phase * 2) * 0.15;
    const fade = Math.min(1, index / edge, (samples.length - index) / edge);
    samples[index] = wave * level * fade * (decay ? Math.exp(-5 * part) : 1);
  }
  return samples;
}

/** @param {number} pitch */
const knock = (pitch) => tone({ ms: 90, from: pitch, to: pitch * 0.92, level: SOFT * 1.6, decay: true });

const CUES = {
  right: [tone({ ms: 70, from: 900, to: 1400 })],
  line: [tone({ ms: 60, from: 900, to: 1300 }), silence(20), tone({ ms: 60, from: 1200, to: 1700 })],
  all: [
    tone({ ms: 70, from: 900, to: 1200 }),
    silence(25),
    tone({ ms: 70, from: 1200, to: 1600 }),
    silence(25),
    tone({ ms: 70, from: 1600, to: 2200 }),
  ],
  wrong: [0, 1, 2].flatMap(() => [tone({ ms: 160, from: 440, level: LOUD, harsh: true }), silence(70)]),
  // Two pitches that grind against each other, longer than any other: it is the one mistake that looks right.
  lookAlike: [0, 1, 2, 3].flatMap(() => [
    tone({ ms: 130, from: 660, level: LOUD, harsh: true }),
    tone({ ms: 130, from: 440, level: LOUD, harsh: true }),
    silence(50),
  ]),
  already: [knock(620)],
  attention: [knock(880), silence(130), knock(880)],
  back: [tone({ ms: 110, from: 1500, to: 900 }), silence(30), tone({ ms: 110, from: 900, to: 1500 })],
  weight: [tone({ ms: 30, from: 2000, level: SOFT * 0.6, decay: true })],
  closed: [tone({ ms: 90, from: 800 }), silence(20), tone({ ms: 90, from: 1600 })],
};

/** @param {readonly Float64Array[]} parts */
function wav(parts) {
  const samples = parts.flatMap((part) => [...part]);
  const data = Buffer.alloc(44 + samples.length * 2);
  data.write('RIFF', 0);
  data.writeUInt32LE(36 + samples.length * 2, 4);
  data.write('WAVEfmt ', 8);
  data.writeUInt32LE(16, 16);
  data.writeUInt16LE(1, 20);
  data.writeUInt16LE(1, 22);
  data.writeUInt32LE(RATE, 24);
  data.writeUInt32LE(RATE * 2, 28);
  data.writeUInt16LE(2, 32);
  data.writeUInt16LE(16, 34);
  data.write('data', 36);
  data.writeUInt32LE(samples.length * 2, 40);
  samples.forEach((sample, index) =>
    data.writeInt16LE(Math.round(Math.max(-1, Math.min(1, sample)) * 32_767), 44 + index * 2),
  );
  return data;
}

for (const [cue, parts] of Object.entries(CUES)) writeFileSync(join(FOLDER, `${cue}.wav`), wav(parts));
