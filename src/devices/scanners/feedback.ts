/** What the station tells a scanner: its own verdict on a scan, and whether it may scan on while a question is open. */
export type ScannerSignal = 'good' | 'bad' | 'attention' | 'enable' | 'disable';

/** The bytes of one maker's command for each signal; null where the maker has none. Nothing here is kept by the scanner: every setting is volatile. */
export type ScannerFeedback = Readonly<Record<ScannerSignal, Uint8Array | null>>;

/** Makers whose commands are known. */
export type ScannerMake = 'datalogic' | 'datalogic-magellan' | 'honeywell' | 'zebra-ssi' | 'cipherlab';
