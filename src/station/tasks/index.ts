import { addressDoubtful } from './addressDoubtful.ts';
import { boxesUnlabelled, putBacks, stoppedOrders } from './putBacks.ts';
import { parcelsInTrouble, voidsRefused } from './carrierTrouble.ts';
import { boxesLow } from './boxesLow.ts';
import { changedLate } from './changedLate.ts';
import { damagedItems } from './damagedItems.ts';
import { daysMissed } from './daysMissed.ts';
import { heldOrders } from './heldOrders.ts';
import { labelUnknown } from './labelUnknown.ts';
import { lateOrders } from './lateOrders.ts';
import { missingData } from './missingData.ts';
import { neverScanned } from './neverScanned.ts';
import { notManifested } from './notManifested.ts';
import { printUncertain } from './printUncertain.ts';
import type { TaskSource } from './source.ts';
import { servicesOff } from './servicesOff.ts';
import { weightDrifted } from './weightDrifted.ts';

/** Every kind of task: one file each, and its line here. */
export const TASK_SOURCES: readonly TaskSource[] = [
  labelUnknown,
  changedLate,
  notManifested,
  lateOrders,
  daysMissed,
  addressDoubtful,
  heldOrders,
  printUncertain,
  neverScanned,
  stoppedOrders,
  putBacks,
  damagedItems,
  boxesUnlabelled,
  parcelsInTrouble,
  voidsRefused,
  missingData,
  weightDrifted,
  boxesLow,
  servicesOff,
];
