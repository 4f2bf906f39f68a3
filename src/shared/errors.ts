/**
 * Every failure the station can meet, once. A failure is something of the world that went wrong (port gone, disk full); a refusal is a
 * value; a bug throws anything else. Each code has a title, help and next action in `shared/messages/<language>.json` under `errors.<code>`.
 */
export const ERROR_CODES = [
  'disk.full',
  'disk.readOnly',
  'data.locked',
  'data.fromFuture',
  'data.damaged',
  'data.migrationFailed',
  'config.invalid',
  'file.notFound',
  'file.unreadable',
  'csv.headerMissing',
  'csv.malformed',
  'device.notFound',
  'device.noPermission',
  'device.busy',
  'device.lost',
  'device.noReply',
  'device.refused',
  'device.ambiguous',
  'device.driverMissing',
  'printer.notReady',
  'printer.jobLost',
  'carrier.unreachable',
  'carrier.outcomeUnknown',
  'carrier.noKey',
  'label.cannotRender',
  'request.invalid',
  'request.forbidden',
  'internal',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** A failure with its code and the facts its message needs. Parameters never hold personal data. */
export class StationError extends Error {
  declare protected readonly nominal: never;
  readonly code: ErrorCode;
  readonly params: Readonly<Record<string, string | number>>;
  constructor(code: ErrorCode, params: Readonly<Record<string, string | number>> = {}, options?: { cause?: unknown }) {
    super(`${code} ${JSON.stringify(params)}`, options as ErrorOptions);
    this.name = 'StationError';
    this.code = code;
    this.params = params;
  }
}
