import type { Address } from '../orders/address.ts';

/** Shorter ones stand in words that name nobody. */
const SHORTEST = 3;
const WHOLE = [
  'company',
  'line1',
  'line2',
  'city',
  'postcode',
  'phone',
  'email',
] as const satisfies readonly (keyof Address)[];

/** A text without what it says of an address, in whatever case: carriers repeat what they were asked, and a journal is for ever. */
export function withoutPerson(text: string, address: Address): string {
  const parts = [address.name, ...address.name.split(/\s+/), ...WHOLE.map((field) => address[field])];
  return parts
    .map((part) => part.trim())
    .filter(({ length }) => length >= SHORTEST)
    .toSorted((a, b) => b.length - a.length)
    .reduce(
      (rest, part) => rest.replace(new RegExp(part.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'), 'gi'), '\u2026'),
      text,
    );
}
