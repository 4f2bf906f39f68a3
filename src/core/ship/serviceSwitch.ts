import type { LocalDate } from '../time.ts';

/** A supervisor's word about a service of a carrier's account: from a ship date on it is used, or it is not. */
export interface ServiceSwitch {
  readonly from: LocalDate;
  readonly isOn: boolean;
}

/** A service and all that was said of it, the earliest ship date first. */
export interface SwitchedService<Switch extends ServiceSwitch = ServiceSwitch> {
  readonly service: string;
  readonly name: string;
  readonly switches: readonly Switch[];
}

/** Whether a service is used for parcels of a ship date: it is, until somebody says otherwise. */
export const isOnAt = (switches: readonly ServiceSwitch[], shipDate: LocalDate): boolean =>
  switches.findLast(({ from }) => from <= shipDate)?.isOn ?? true;

/** What holds once something new is said: it counts from its date on, over all that was planned for later. */
export const switchedAnew = <Switch extends ServiceSwitch>(
  switches: readonly Switch[],
  next: Switch,
): readonly Switch[] => [...switches.filter(({ from }) => from < next.from), next];

/** The services that parcels of a ship date may not go by. */
export const switchedOff = (services: readonly SwitchedService[], shipDate: LocalDate): readonly string[] =>
  services.filter(({ switches }) => !isOnAt(switches, shipDate)).map(({ service }) => service);
