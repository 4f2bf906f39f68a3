import { createRequire } from 'node:module';

/** A message as ipp-encoder takes and gives it; decoded values are lists. */
interface IppMessage {
  readonly operationId?: number;
  readonly statusCode?: number;
  readonly requestId: number;
  readonly groups: readonly {
    readonly tag: number;
    readonly attributes: readonly { readonly tag: number; readonly name: string; readonly value: unknown }[];
  }[];
}

interface IppCodec {
  /** Throws RangeError for bytes that end too early. Its `bytes` are those the last call took: what follows is data. */
  readonly decode: ((bytes: Buffer) => IppMessage) & { readonly bytes: number };
  encode(message: IppMessage, into: Buffer): Buffer;
  encodingLength(message: IppMessage): number;
}

/** The bytes of IPP (RFC 8010). The package brings no types. */
export const ipp = createRequire(import.meta.url)('ipp-encoder') as {
  readonly request: IppCodec;
  readonly response: IppCodec;
};
