import type { Role } from '../journal/personEvents.ts';

/** What can be allowed, in the order in which it is told: the bench first, then the desk. */
export const PERMISSIONS = [
  'pack',
  'keyWeight',
  'override',
  'reprint',
  'orders',
  'manifests',
  'reports',
  'replay',
  'audit',
  'boxes',
  'products',
  'rates',
  'imports',
  'policies',
  'people',
  'devices',
  'station',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** Whom each is allowed by what they are here. The only such list: whoever refuses or offers something asks `may`. */
const ALLOWED: Readonly<Record<Permission, readonly Role[]>> = {
  pack: ['packer', 'lead', 'supervisor', 'it'],
  keyWeight: ['lead', 'supervisor'],
  override: ['lead', 'supervisor'],
  reprint: ['lead', 'supervisor'],
  orders: ['lead', 'supervisor'],
  manifests: ['lead', 'supervisor'],
  reports: ['lead', 'supervisor'],
  replay: ['lead', 'supervisor'],
  audit: ['supervisor'],
  boxes: ['supervisor'],
  products: ['supervisor'],
  rates: ['supervisor'],
  imports: ['supervisor'],
  policies: ['supervisor'],
  people: ['supervisor'],
  devices: ['supervisor', 'it'],
  station: ['supervisor', 'it'],
};

/** What may be said of one person, whatever their role. */
export const PERSONAL = ['override', 'keyWeight'] as const satisfies readonly Permission[];

/** What decides what somebody may do: their role, and what was said of this one person. */
export interface Holder {
  readonly role: Role;
  readonly mayOverride?: boolean;
  readonly mayKeyWeight?: boolean;
}

/** True where a role brings a permission along. */
export const roleMay = (role: Role, permission: Permission): boolean => ALLOWED[permission].includes(role);

/** True where somebody may do it: what was said of the person goes before their role. Nobody may do nothing. */
export const may = (who: Holder | null | undefined, permission: Permission): boolean =>
  who ? (ownWord(who, permission) ?? roleMay(who.role, permission)) : false;

/** What was said of this person; undefined where their role decides. Early rows say nothing of typed weights: what holds for overrides held for them. */
function ownWord(who: Holder, permission: Permission): boolean | undefined {
  switch (permission) {
    case 'override':
      return who.mayOverride;
    case 'keyWeight':
      return who.mayKeyWeight ?? who.mayOverride;
    default:
      return undefined;
  }
}

/** People of whom something else is said than their role brings, with what they may or may not do by that. */
export function exceptions<Person extends Holder>(
  people: readonly Person[],
): readonly { readonly person: Person; readonly permission: (typeof PERSONAL)[number]; readonly isAllowed: boolean }[] {
  return people.flatMap((person) =>
    PERSONAL.flatMap((permission) => {
      const isAllowed = may(person, permission);
      return isAllowed === roleMay(person.role, permission) ? [] : [{ person, permission, isAllowed }];
    }),
  );
}
