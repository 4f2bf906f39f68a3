import { z } from 'zod';
import type { Served, WireFaults } from './port.ts';
import { AILMENTS, type VirtualPrinter } from './printer.ts';
import type { VirtualScale } from './scale.ts';
import type { VirtualScanner } from './scanner.ts';

/** The virtual instruments of one bench, as far as there are. */
export interface Instruments {
  readonly scale?: { readonly core: VirtualScale; readonly served: Served };
  readonly scanner?: { readonly core: VirtualScanner; readonly served: Served };
  readonly printer?: { readonly core: VirtualPrinter; readonly served: Served };
}

const device = z.enum(['scale', 'scanner', 'printer']).optional();
const ms = z.int().min(0).max(3_600_000);
const massUnit = z.enum(['mg', 'g', 'kg', 'oz', 'lb']);

const mass = z.object({ digits: z.int(), exponent: z.int().min(-9).max(3), unit: massUnit });
const bytes = z.int().min(0);
const faults = z.strictObject({
  resetAfterBytes: bytes.optional(),
  resetBehind: z.string().min(1).max(32).optional(),
  truncateAfterBytes: bytes.optional(),
  stallAfterBytes: bytes.optional(),
  chatterAfterBytes: bytes.optional(),
  acceptLateMs: ms.optional(),
  isSingle: z.boolean().optional(),
  losesAcknowledgement: z.boolean().optional(),
});

/** What a control connection may ask for. `device` may be left out where there is only one, and means all of them otherwise. */
const COMMAND = z.discriminatedUnion('do', [
  z.object({ do: z.literal('setWeight'), digits: z.int(), exponent: z.int().min(-9).max(3), unit: massUnit }),
  z.object({ do: z.literal('restless'), on: z.boolean() }),
  /** The same load in other steps: its unit key was pressed. */
  z.object({ do: z.literal('showIn'), division: mass, capacity: mass }),
  z.object({ do: z.literal('leaveTare'), mass }),
  z.object({ do: z.literal('behave'), suffix: z.string().max(8), sendsGs: z.boolean(), swapsCase: z.boolean() }),
  z.object({ do: z.literal('scan'), text: z.string().min(1).max(8000) }),
  z.object({ do: z.literal('paperOut') }),
  z.object({ do: z.literal('paperIn'), labels: z.int().min(1).default(10_000) }),
  z.object({ do: z.literal('pause') }),
  z.object({ do: z.literal('resume') }),
  z.object({ do: z.literal('headOpen') }),
  z.object({ do: z.literal('headClosed') }),
  z.object({ do: z.literal('ail'), ailment: z.enum(AILMENTS), on: z.boolean() }),
  z.object({ do: z.literal('reset') }),
  z.object({ do: z.literal('labels') }),
  z.object({ do: z.literal('drop'), device }),
  z.object({ do: z.literal('away'), device, ms }),
  z.object({ do: z.literal('silent'), device, on: z.boolean() }),
  z.object({ do: z.literal('late'), device, ms }),
  z.object({ do: z.literal('stall'), device, on: z.boolean() }),
  z.object({ do: z.literal('send'), device, base64: z.base64() }),
  z.object({ do: z.literal('fault'), device, faults }),
]);
type Command = z.infer<typeof COMMAND>;
type Reply = Readonly<Record<string, unknown>>;

const NOT_HERE: Reply = { ok: false, error: 'no such instrument here' };
const DONE: Reply = { ok: true };

/** Carries one JSON line out and answers with one: `{"do":"labels"}` -> `{"reply":"labels","ok":true,"labels":[...]}`. An `id` is given back. */
export function obey(instruments: Instruments, line: string): string {
  const parsed = parseLine(line);
  const command = COMMAND.safeParse(parsed);
  const id = hasId(parsed) ? { id: parsed.id } : {};
  if (!command.success) {
    const error = command.error.issues[0]?.message ?? 'not understood';
    return JSON.stringify({ reply: null, ...id, ok: false, error });
  }
  return JSON.stringify({ reply: command.data.do, ...id, ...carryOut(instruments, command.data) });
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

const hasId = (value: unknown): value is { readonly id: unknown } =>
  typeof value === 'object' && value !== null && 'id' in value;

function carryOut(instruments: Instruments, command: Command): Reply {
  switch (command.do) {
    case 'setWeight':
    case 'restless':
    case 'showIn':
    case 'leaveTare':
      return instruments.scale === undefined ? NOT_HERE : onScale(instruments.scale.core, command);
    case 'behave': {
      const { suffix, sendsGs, swapsCase } = command;
      instruments.scanner?.core.behave({ suffix, sendsGs, swapsCase });
      return instruments.scanner === undefined ? NOT_HERE : DONE;
    }
    case 'scan': {
      if (instruments.scanner === undefined) return NOT_HERE;
      const hosts = instruments.scanner.core.scan(command.text);
      return { ok: hosts > 0, hosts, at: Date.now(), ...(hosts === 0 && { error: 'nobody is connected' }) };
    }
    case 'drop':
    case 'away':
    case 'silent':
    case 'late':
    case 'stall':
    case 'send':
    case 'fault':
      return onWire(instruments, command);
    default:
      return instruments.printer === undefined ? NOT_HERE : onPrinter(instruments.printer.core, command);
  }
}

type WireCommand = Extract<Command, { do: 'drop' | 'away' | 'silent' | 'late' | 'stall' | 'send' | 'fault' }>;
type ScaleCommand = Extract<Command, { do: 'setWeight' | 'restless' | 'showIn' | 'leaveTare' }>;
type PrinterCommand = Exclude<Command, WireCommand | ScaleCommand | { do: 'scan' | 'behave' }>;

function onScale(scale: VirtualScale, command: ScaleCommand): Reply {
  switch (command.do) {
    case 'setWeight':
      scale.setWeight({ digits: command.digits, exponent: command.exponent, unit: command.unit });
      return DONE;
    case 'restless':
      scale.restless(command.on);
      return DONE;
    case 'showIn':
      scale.showIn(command.division, command.capacity);
      return DONE;
    case 'leaveTare':
      scale.leaveTare(command.mass);
      return DONE;
  }
}

function onPrinter(printer: VirtualPrinter, command: PrinterCommand): Reply {
  switch (command.do) {
    case 'paperOut':
      printer.setPaper(0);
      return DONE;
    case 'paperIn':
      printer.setPaper(command.labels);
      return DONE;
    case 'pause':
    case 'resume':
      printer.pause(command.do === 'pause');
      return DONE;
    case 'headOpen':
    case 'headClosed':
      printer.openHead(command.do === 'headOpen');
      return DONE;
    case 'ail':
      printer.ail(command.ailment, command.on);
      return DONE;
    case 'reset':
      printer.reset();
      return DONE;
    case 'labels':
      return {
        ok: true,
        labels: printer.labels.map(({ seq, receivedAt, at, bytes }) => ({
          seq,
          receivedAt,
          at,
          base64: Buffer.from(bytes).toString('base64'),
        })),
      };
  }
}

function onWire(instruments: Instruments, command: WireCommand): Reply {
  const chosen = [instruments.scale, instruments.scanner, instruments.printer].filter(
    (entry) => entry !== undefined && (command.device === undefined || entry === instruments[command.device]),
  );
  for (const entry of chosen) if (entry !== undefined) disturb(entry.served, command);
  return chosen.length === 0 ? NOT_HERE : DONE;
}

/** The faults without those that are not named. */
const toldOf = (named: z.infer<typeof faults>): WireFaults =>
  Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined));

function disturb(served: Served, command: WireCommand): void {
  switch (command.do) {
    case 'drop':
      served.wire.drop();
      return;
    case 'away':
      // Whether it could listen again shows in the hosts' connections.
      void served.away(command.ms).catch(() => undefined);
      return;
    case 'silent':
      served.wire.silence(command.on);
      return;
    case 'late':
      served.wire.delay(command.ms);
      return;
    case 'stall':
      served.wire.stall(command.on);
      return;
    case 'send':
      served.wire.inject(Buffer.from(command.base64, 'base64'));
      return;
    case 'fault':
      served.wire.fault(toldOf(command.faults));
      return;
  }
}
