import type { Address } from '../orders/address.ts';
import { addressFormat } from './formats.ts';

type Field = keyof Address;

const FIELDS: Readonly<Record<string, readonly Field[]>> = {
  N: ['name'],
  O: ['company'],
  A: ['line1', 'line2'],
  C: ['city'],
  S: ['province'],
  Z: ['postcode'],
};
const REST: readonly Field[] = ['city', 'province', 'postcode', 'country', 'phone', 'email'];

/** The parts of an address in the order in which its country writes them; those it does not write stand behind, so that each is there once. */
export function addressFields(country: string): readonly Field[] {
  const written = [...addressFormat(country, false).matchAll(/%([NOACSZ])/g)].flatMap(
    ([, part = '']) => FIELDS[part] ?? [],
  );
  return [...written, ...REST.filter((field) => !written.includes(field))];
}
