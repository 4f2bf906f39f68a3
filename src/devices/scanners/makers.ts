import { CIPHERLAB } from './cipherLab.ts';
import type { DeviceSettings } from '../config.ts';
import { DATALOGIC, DATALOGIC_MAGELLAN, inHostAckMode } from './datalogic.ts';
import type { ScannerFeedback, ScannerMake } from './feedback.ts';
import { HONEYWELL } from './honeywell.ts';
import { ZEBRA_SSI } from './zebraSsi.ts';

/** Every maker's commands; a new maker is a file of its own, a name in feedback.ts and a line here. */
export const MAKERS: Readonly<Record<ScannerMake, ScannerFeedback>> = {
  datalogic: DATALOGIC,
  'datalogic-magellan': DATALOGIC_MAGELLAN,
  honeywell: HONEYWELL,
  'zebra-ssi': ZEBRA_SSI,
  cipherlab: CIPHERLAB,
};

/** What is said to a scanner with these settings; null where nothing is. */
export function feedbackOf({ feedback = 'none', hostAck }: DeviceSettings): ScannerFeedback | null {
  if (feedback === 'none') return null;
  return hostAck === undefined ? MAKERS[feedback] : inHostAckMode(MAKERS[feedback], hostAck);
}
