/**
 * What the station tells a scanner: its own verdict on a scan, and that it may scan. It is never told to stop: every question of the bench
 * can be answered by a card, so a dead scanner would be the worse fault; a scan that does not belong there is loud.
 */
export type ScannerSignal = 'good' | 'bad' | 'attention' | 'enable';

/** The bytes of one maker's command for each signal; null where the maker has none. Nothing here is kept by the scanner: every setting is volatile. */
export type ScannerFeedback = Readonly<Record<ScannerSignal, Uint8Array | null>>;

/** Makers whose commands are known. */
export type ScannerMake = 'datalogic' | 'datalogic-magellan' | 'honeywell' | 'zebra-ssi' | 'cipherlab';
