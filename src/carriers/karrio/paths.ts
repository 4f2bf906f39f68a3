/** A carrier behind Karrio failed: nobody knows whether it did what it was asked. */
export const FAILED_BEHIND = 424;

/** An address that Karrio tells, by its path alone: behind a proxy a server may not know its own name. */
export function pathOf(address: string | null): string | null {
  if (address === null) return null;
  const { pathname, search } = new URL(address, 'http://karrio');
  return `${pathname}${search}`;
}
