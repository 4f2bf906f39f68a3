import { z } from 'zod';

const transport = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('tcp'), host: z.string().min(1), port: z.number().int().min(1).max(65_535) }),
  z.object({
    kind: z.literal('serial'),
    path: z.string().min(1),
    baudRate: z.number().int().positive().default(9600),
    dataBits: z.union([z.literal(7), z.literal(8)]).default(8),
    parity: z.enum(['none', 'even', 'odd']).default('none'),
    stopBits: z.union([z.literal(1), z.literal(2)]).default(1),
  }),
  z.object({ kind: z.literal('keyboard') }),
]);

const settings = z.object({
  enabled: z.boolean().optional(),
  mode: z.enum(['poll', 'stream']).optional(),
  pollMs: z.number().int().min(50).optional(),
  replyMs: z.number().int().min(50).optional(),
  suffix: z.enum(['auto', 'CR', 'LF', 'CRLF', 'TAB']).optional(),
  aim: z.enum(['auto', 'off']).optional(),
  feedback: z.enum(['none', 'datalogic', 'honeywell']).optional(),
  dropsRepeats: z.boolean().optional(),
  statusReplies: z.enum(['auto', 'none']).optional(),
  connection: z.enum(['keep', 'perJob']).optional(),
});

const device = z.object({
  deviceId: z.string().min(1),
  role: z.enum(['scanner', 'scale', 'labelPrinter']),
  name: z.string().min(1),
  transport,
  protocol: z.enum(['mt-sics', 'zpl', 'text']),
  settings: settings.optional(),
});

/** `station.json` in the data folder: what must be known before the database opens. Everything else is in the database. */
export const stationConfig = z.object({
  devices: z.array(device).default([
    {
      deviceId: 'keyboard',
      role: 'scanner',
      name: 'Keyboard scanner',
      transport: { kind: 'keyboard' },
      protocol: 'text',
    },
  ]),
  window: z
    .object({
      width: z.number().int().min(1024).default(1366),
      height: z.number().int().min(700).default(768),
      kiosk: z.boolean().default(false),
    })
    .prefault({}),
  wedge: z.object({ prefix: z.string().max(8).default('') }).prefault({}),
  logLevel: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
});
export type StationConfig = z.infer<typeof stationConfig>;
export type StationConfigInput = z.input<typeof stationConfig>;
