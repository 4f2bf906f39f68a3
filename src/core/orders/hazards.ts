import type { Mass } from '../quantity.ts';

/** What a battery is made of: lithium ion (or polymer), lithium metal, sodium ion. */
export const BATTERY_CHEMISTRIES = ['ion', 'metal', 'sodium'] as const;
export type BatteryChemistry = (typeof BATTERY_CHEMISTRIES)[number];

/** How batteries are sold: alone, in one box with the equipment they run, or built in. */
export const BATTERY_PACKINGS = ['alone', 'withEquipment', 'inEquipment'] as const;
export type BatteryPacking = (typeof BATTERY_PACKINGS)[number];

/** Watt-hours as the maker states them: `digits x 10^exponent`. */
export interface WattHours {
  readonly digits: number;
  readonly exponent: number;
}

/** The batteries of one unit, as the maker's test summary (UN 38.3) and the shop state them. Absent: not stated. */
export interface Battery {
  readonly chemistry: BatteryChemistry;
  readonly packing: BatteryPacking;
  /** UN number, four digits. The station never works it out: whoever classified the goods states it. */
  readonly unNumber?: string;
  /** Batteries in one unit, or cells where `isCells`. */
  readonly count?: number;
  readonly isCells?: boolean;
  /** Button cells only. */
  readonly isButton?: boolean;
  /** Of one battery, and of one cell. */
  readonly batteryWh?: WattHours;
  readonly cellWh?: WattHours;
  /** Lithium in one battery, and in one cell. */
  readonly batteryLithium?: Mass;
  readonly cellLithium?: Mass;
  /** Net weight of the batteries of one unit; where it is absent the whole unit's weight stands for it, which is more. */
  readonly net?: Mass;
  /** Sets of batteries beyond those the equipment runs on. */
  readonly spares?: number;
  readonly condition?: 'damaged' | 'recalled';
}

/** What makes goods dangerous or restricted on the way; what is absent is not so. */
export interface Hazards {
  readonly battery?: Battery;
  /** Packed by a limited-quantity provision. */
  readonly isLimitedQuantity?: boolean;
  /** Perfume and nail polish are liquids, sprays are aerosols. */
  readonly flammable?: 'liquid' | 'aerosol';
  /** Net dry ice of one unit. */
  readonly dryIce?: Mass;
  /** Handed over to adults only: alcohol, knives. */
  readonly isAgeChecked?: boolean;
}

/** UN numbers of batteries by chemistry: alone, and with or in equipment (ADR 3.2 table A, IATA DGR 4.2). */
export const BATTERY_UN: Readonly<Record<BatteryChemistry, Readonly<Record<BatteryPacking, string>>>> = {
  ion: { alone: '3480', withEquipment: '3481', inEquipment: '3481' },
  metal: { alone: '3090', withEquipment: '3091', inEquipment: '3091' },
  sodium: { alone: '3551', withEquipment: '3552', inEquipment: '3552' },
};

/** True when what rules ask of a battery is stated: UN number, count, and the energy or lithium of a cell or battery. Button cells need no figure. */
export function isBatteryStated(battery: Battery): boolean {
  const { chemistry, unNumber, count, isButton } = battery;
  if (unNumber === undefined || count === undefined) return false;
  if (isButton) return true;
  const size =
    chemistry === 'metal' ? [battery.batteryLithium, battery.cellLithium] : [battery.batteryWh, battery.cellWh];
  return (battery.isCells ? size[1] : (size[0] ?? size[1])) !== undefined;
}
