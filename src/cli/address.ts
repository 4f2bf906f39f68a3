import { ArgumentError } from './arguments.ts';

const TCP = /^tcp:\/\/(?:\[([0-9a-fA-F:]+)\]|([^:/[\]]+)):(\d{1,5})\/?$/;

/** Reads `tcp://HOST:PORT`; null for anything else. */
export function readTcp(text: string): { readonly host: string; readonly port: number } | null {
  const match = TCP.exec(text);
  const port = Number(match?.[3]);
  return match && port <= 65_535 ? { host: match[1] ?? match[2] ?? '', port } : null;
}

/** The port of `tcp://127.0.0.1:PORT`, where 0 is any free one. Throws ArgumentError for another address: virtual instruments are for this machine only. */
export function readLocalPort(text: string, option: string): number {
  const address = readTcp(text);
  if (address === null) throw new ArgumentError(`--${option} '${text}' is no address such as tcp://127.0.0.1:0`);
  if (!['127.0.0.1', 'localhost', '::1'].includes(address.host)) {
    throw new ArgumentError(`--${option} '${text}': virtual instruments listen on 127.0.0.1 only`);
  }
  return address.port;
}

/** A whole number between `least` and `most`, or the default when the option is missing. Throws ArgumentError. */
export function readWhole(
  text: string | undefined,
  option: string,
  range: { least: number; most: number; usual: number },
): number {
  if (text === undefined) return range.usual;
  const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
  if (!(value >= range.least && value <= range.most)) {
    throw new ArgumentError(
      `--${option} '${text}' is no whole number from ${range.least.toString()} to ${range.most.toString()}`,
    );
  }
  return value;
}
