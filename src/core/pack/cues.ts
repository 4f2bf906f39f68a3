/** What sounds, and what flashes, with a change. `lookAlike`: a wrong item that is easily taken for the right one; `already`: enough of it is in. */
export const CUES = [
  'right',
  'line',
  'all',
  'wrong',
  'lookAlike',
  'already',
  'attention',
  'back',
  'weight',
  'closed',
] as const;
export type Cue = (typeof CUES)[number];
