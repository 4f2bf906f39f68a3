import type { Driver, DriverContext } from '../driver.ts';
import type { Link } from '../transports/transport.ts';
import type { ScannerSignal } from './feedback.ts';
import { ScannerLine } from './scannerLine.ts';
import { scannedText, textOf } from './scanText.ts';
import { readSsi, SSI_ACK, takeSsiFrames, ZEBRA_SSI, type SsiMessage } from './zebraSsi.ts';

// Bytes of a packet follow each other within this time; after it a packet that was begun is noise.
const SILENCE_MS = 200;
const MOST_BYTES = 8192;

/** The driver of a Zebra scanner that speaks SSI packets: each is acknowledged, and one that is sent again is delivered once. */
export const createSsiDriver = (context: DriverContext): Driver => new SsiDriver(context);

class SsiDriver implements Driver {
  readonly #context: DriverContext;
  readonly #line: ScannerLine;
  #stream: Uint8Array = new Uint8Array();
  #lastByteAt = -Infinity;
  #code: number[] = [];
  #lastPacket = '';

  constructor(context: DriverContext) {
    this.#context = context;
    this.#line = new ScannerLine(context, ZEBRA_SSI);
  }

  attach(link: Link): void {
    this.#stream = new Uint8Array();
    this.#code = [];
    this.#lastPacket = '';
    this.#line.attach(link);
  }

  detach(): void {
    this.#line.detach();
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  receive(chunk: Uint8Array): void {
    const now = this.#context.clock.now();
    const before = now - this.#lastByteAt > SILENCE_MS ? new Uint8Array() : this.#stream;
    this.#lastByteAt = now;
    const stream = new Uint8Array(before.length + chunk.length);
    stream.set(before);
    stream.set(chunk, before.length);
    const { frames, rest } = takeSsiFrames(stream);
    this.#stream = rest;
    for (const frame of frames) this.#message(readSsi(frame));
  }

  #message(message: SsiMessage): void {
    if (message.kind === 'nak') this.#context.trace(new Uint8Array(), `refused: ${message.cause}`);
    if (message.kind !== 'decode') return;
    this.#line.send(SSI_ACK);
    const packet = message.data.join();
    // Our answer got lost and the packet came again.
    if (message.isResent && packet === this.#lastPacket) return;
    this.#lastPacket = packet;
    this.#code.push(...message.data);
    if (this.#code.length > MOST_BYTES) {
      this.#code = [];
      this.#context.trace(new Uint8Array(), 'oversize');
    }
    if (message.isPartial) return;
    const bytes = Uint8Array.from(this.#code);
    this.#code = [];
    if (bytes.length === 0) return;
    this.#context.trace(bytes, 'scan');
    this.#context.emit({ kind: 'scan', ...scannedText(textOf(bytes), this.#context.settings) });
  }

  feedback(signal: ScannerSignal): void {
    this.#line.signal(signal);
  }
}
