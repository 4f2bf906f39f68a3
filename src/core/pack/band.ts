import type { ScanRefusal, WeightRefusal } from '../journal/events.ts';

/** The one sentence of a screen; its words stand in `messages` under `band.<key>.title` and `.detail`. */
export const BAND_KEYS = [
  'scanNextItem',
  'pairScanned',
  'takeBox',
  'takeAnyBox',
  'takeBoxDimsMissing',
  'nothingFits',
  'putOnScale',
  'weightRight',
  'weightAllowed',
  'scaleGone',
  'scaleSilent',
  'scaleNet',
  'scaleNotCleared',
  'weightUnknown',
  'labelPrinting',
  'applyLabel',
  'printerWaits',
  'printFailed',
  'printUncertain',
  'labelUnknown',
  'labelRefused',
  'carrierWaits',
  'orderCancelled',
  'orderChanged',
  'orderOverruled',
  'scanRefused',
  'weightRefused',
  'parcelStopped',
  'putMarkOn',
  'supervisorAsked',
  'tellSerial',
  'tellLot',
  'tellExpiry',
  'doInstruction',
  'takeItemOut',
  'putDamagedAside',
  'lookIntoBox',
  'loadDisagrees',
  'whyOtherBox',
] as const;
export type BandKey = (typeof BAND_KEYS)[number];

export interface Band {
  readonly role: 'next' | 'done' | 'attention' | 'stop';
  readonly key: BandKey;
  /** For `scanRefused` the words are `refusal.<reason>`, for `weightRefused` `weightRefusal.<reason>`. */
  readonly reason: ScanRefusal | WeightRefusal | null;
  /** Values for the sentence: names, counts, numbers; ready text but for masses, which are formatted by the screen. */
  readonly params: Readonly<Record<string, string | number>>;
}
