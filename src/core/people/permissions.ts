import type { Role } from '../journal/personEvents.ts';

/** What can be allowed, in the order in which it is told. */
export const PERMISSIONS = ['override', 'keyWeight'] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** Whom each is allowed by what they are here. The only such list: whoever refuses or offers something asks `may`. */
const ALLOWED: Readonly<Record<Permission, readonly Role[]>> = {
  override: ['supervisor'],
  keyWeight: ['supervisor'],
};

/** What decides what somebody may do: their role, and what was said of this one person. */
export interface Holder {
  readonly role: Role;
  readonly mayOverride?: boolean;
  readonly mayKeyWeight?: boolean;
}

/** True where a role brings a permission along. */
export const roleMay = (role: Role, permission: Permission): boolean => ALLOWED[permission].includes(role);

/** True where somebody may do it: what was said of the person goes before their role. Nobody may do nothing. */
export function may(who: Holder | null | undefined, permission: Permission): boolean {
  if (!who) return false;
  const own = ownWord(who, permission);
  return own ?? roleMay(who.role, permission);
}

/** What was said of this person; undefined where their role decides. Who says nothing of typed weights says it with overrides, as before there were two words. */
function ownWord(who: Holder, permission: Permission): boolean | undefined {
  switch (permission) {
    case 'override':
      return who.mayOverride;
    case 'keyWeight':
      return who.mayKeyWeight ?? who.mayOverride;
  }
}
