/**
 * What differs from printer to printer of one language, or is known from the field only and not from a manual: each may be set.
 */
export interface PrinterSettings {
  /** ZPL: how the status is asked. Default `hs`; `sgd` is `device.host_status`. */
  readonly zplStatus?: 'hs' | 'sgd';
  /** ZPL: the counter read before and after a job, as proof after a lost link. Default `sgd`. */
  readonly zplOdometer?: 'sgd' | 'hqod' | 'none';
  /** ZPL: name of the SGD counter of labels. Default `odometer.total_label_count`. */
  readonly zplOdometerName?: string;
  /** ZPL: the bit of the first warning digit of `~HQES` that says paper near end. Default 8. */
  readonly zplNearEndBit?: 1 | 2 | 4 | 8;
  /** EPL: the status question. Default `^ee`; `none` for a printer that is not asked. */
  readonly eplStatus?: '^ee' | 'none';
  /** EPL: `eR` asks for `$nn` at each change when a link opens (default), `us` for an answer to each print, `none` for neither. */
  readonly eplReports?: 'eR' | 'us' | 'none';
  /** EPL: codes that mean no media. Default 07. */
  readonly eplPaperOut?: readonly string[];
  /** TSPL: one byte (`?`, default) or the framed answer (`S`). */
  readonly tsplStatus?: '?' | 'S';
  /** ESC/POS: DLE EOT 1 to 4 (`eot`, default) or automatic status (`asb`). */
  readonly escposStatus?: 'eot' | 'asb';
  /** ESC/POS: asks for the process id behind each job, as proof that it came out. Default true. */
  readonly hasProcessId?: boolean;
  /** Star: automatic status with its ETB counter (`asb`, default) or EOT and ENQ (`enq`). Never both. */
  readonly starStatus?: 'asb' | 'enq';
  /** Star: the byte of the automatic status that holds the ETB counter, counted from 0. Default 7. */
  readonly starCounterByte?: number;
}
