import type { Policy, PolicySet } from './policies/policies.ts';
import type { Address } from './orders/address.ts';
import type { NumberShare } from './ship/numberRange.ts';
import type { SiteCustoms } from './ship/siteCustoms.ts';

/** Which measures the bench shows. */
export type UnitSystem = 'us' | 'metric';

/** The site a station belongs to, as asked for at first run. The ship-from address is the firm's, not a person's. */
export interface Site {
  readonly name: string;
  readonly bench: string;
  readonly shipFrom: Address;
  /** IANA name, e.g. `America/Chicago`. */
  readonly timeZone: string;
  readonly units: UnitSystem;
  /** ISO 4217. */
  readonly currency: string;
  /** GS1 company prefix, 4 to 12 digits, or null: then labels carry a private number instead of an SSCC. */
  readonly gs1Prefix: string | null;
  /** Which of the numbers are this station's; absent: all, for a station that is the only one. */
  readonly numberShare?: NumberShare;
  /** What the site's customs papers say; absent: nothing set yet. */
  readonly customs?: SiteCustoms;
  /** Why a supervisor lets go on what was stopped, in the site's own words or codes of the program's; absent: the program's. */
  readonly overrideReasons?: readonly string[];
  /** What was decided here, each with who set it last; absent: as usual. */
  readonly policies?: Readonly<Partial<Record<Policy, PolicySet>>>;
  /** As early sites kept it, where no policy says it: minutes without a scan, touch or change of weight until the bench locks. */
  readonly idleLockMinutes?: number;
  /** Demo data live in a data folder of their own. */
  readonly isDemo: boolean;
}
