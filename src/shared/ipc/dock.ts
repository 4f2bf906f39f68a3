import { z } from 'zod';
import { PRINTER_LANGUAGES, SCALE_LANGUAGES } from '../config.ts';
import { LANGUAGES } from '../languages.ts';
import { text } from './schemas.ts';

/** What the buttons of the virtual instruments say: words under `dock.act`; `named` is the name alone, `card` a command's word. */
const DOCK_LABELS = [
  'named',
  'card',
  'badge',
  'order',
  'wrongItem',
  'putOn',
  'putOnLight',
  'liftOff',
  'scanLabel',
  'liftParcelOff',
  'away',
  'silent',
  'over',
  'restless',
  'garbage',
  'kg',
  'tare',
  'right',
  'paperOut',
  'headOpen',
  'stall',
  'lost',
  'reset',
  'doubleSuffix',
  'noSeparator',
  'capsLock',
] as const;

const dockAct = z.object({
  id: text,
  label: z.enum(DOCK_LABELS),
  /** Whom or what the label names: a person, an order's number, goods or a box; of a card its word. '' for nothing. */
  name: text,
  kind: z.enum(['next', 'other', 'card', 'fault', 'mend']),
  group: z.enum(['hands', 'cards', 'scale', 'printer', 'scanner']),
});
/** One button of the virtual instruments. */
export type DockAct = z.infer<typeof dockAct>;

const spoken = z.enum([...SCALE_LANGUAGES, ...PRINTER_LANGUAGES]);
const dockChoice = z.object({ id: z.enum(['scale', 'printer']), value: spoken, options: z.array(spoken) });
/** One of several instruments that may stand at the demo's bench. */
export type DockChoice = z.infer<typeof dockChoice>;

const nothing = z.object({}).strict();

/** Demo and training only, and only for the window of the virtual instruments: works them. */
export const dockRequests = {
  'dock.acts': {
    input: nothing,
    output: z.object({ language: z.enum(LANGUAGES), acts: z.array(dockAct), choices: z.array(dockChoice) }),
  },
  'dock.choose': { input: z.object({ id: z.enum(['scale', 'printer']), value: text }), output: nothing },
  'dock.act': { input: z.object({ id: text }), output: nothing },
} as const;
