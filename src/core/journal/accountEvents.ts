import type { Collection } from '../ship/collection.ts';
import type { LocalDate } from '../time.ts';

/** Which of a carrier's accounts something is said of; '' where it has one. */
interface OfAccount {
  readonly carrier: string;
  readonly account: string;
}

/** What a supervisor said of a carrier's account. Who and when stand with the row. */
export type AccountEvent =
  | (OfAccount & {
      readonly type: 'serviceSwitched';
      readonly service: string;
      /** Its name for people, as it was called then. */
      readonly name: string;
      readonly isOn: boolean;
      /** The first ship date for which it holds. */
      readonly from: LocalDate;
    })
  | (OfAccount & {
      readonly type: 'collectionSet';
      readonly before: Collection;
      readonly after: Collection;
      /** True where the carrier's own word holds again. */
      readonly isCarriers: boolean;
    });
