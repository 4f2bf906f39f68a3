import { adam } from './adam.ts';
import { and } from './and.ts';
import { averyEnq } from './averyEnq.ts';
import { cas22 } from './cas22.ts';
import { casEnq } from './casEnq.ts';
import type { ScaleProtocol, SettingChoices } from './codec.ts';
import { dibal } from './dibal.ts';
import { fairbanks } from './fairbanks.ts';
import { hidScale } from './hidScale.ts';
import { mtSics } from './mtSics.ts';
import { nci } from './nci.ts';
import { ohaus } from './ohaus.ts';
import { sma } from './sma.ts';
import { toledo8217 } from './toledo8217.ts';
import { toledoContinuous } from './toledoContinuous.ts';

const PROTOCOLS = {
  'mt-sics': mtSics,
  'toledo-8217': toledo8217,
  'toledo-continuous': toledoContinuous,
  nci,
  sma,
  and,
  ohaus,
  'cas-22': cas22,
  'cas-enq': casEnq,
  'avery-enq': averyEnq,
  fairbanks,
  dibal,
  adam,
  'hid-scale': hidScale,
} as const satisfies Readonly<Record<string, ScaleProtocol>>;

/** The name of a language of scales. */
export type ScaleName = keyof typeof PROTOCOLS;

/** Every language of scales by name; a new one is a file of its own and a line here. */
export const SCALE_PROTOCOLS: Readonly<Record<string, ScaleProtocol>> = PROTOCOLS;

/** The settings of each language of scales, with their choices. */
export const SCALE_SETTINGS: Readonly<Record<string, SettingChoices>> = Object.fromEntries(
  Object.entries(PROTOCOLS).map(([name, { settings }]) => [name, settings]),
);
