import type { Address } from '../orders/address.ts';
import { isMilitary, militaryFault } from './territories.ts';

/** Where an address leads to, as far as its words tell. A private mailbox (PMB, #) is a shop that takes parcels of every carrier. */
export type DeliveryPoint = 'street' | 'poBox' | 'packstation' | 'privateMailbox' | 'military';

/** Why a carrier does not deliver there. */
export type DeliveryRefusal =
  'poBoxNotServed' | 'packstationNotServed' | 'packstationNeedsPostNumber' | 'militaryNotServed' | 'militaryIncomplete';

/** Words for a box at a post office, by language; each stands alone or before a number. */
const PO_BOX: readonly RegExp[] = [
  /\bP\s*\.?\s*O\s*\.?\s*BOX\b/,
  /\bPOST\s*OFFICE\s*BOX\b/,
  /\bPOSTFACH\b/,
  /\bPOSTBUS\b/,
  /\bPOSTBO(?:X|KS)\b/,
  /\bAPARTADO(?:\s+(?:DE\s+CORREOS|POSTAL))?\s+(?:N[O\u00BA\u00B0]?\.?\s*)?\d/,
  /\bAPDO\b/,
  /\bCASILLA(?:\s+(?:DE\s+CORREO|POSTAL))?\s+(?:N[O\u00BA\u00B0]?\.?\s*)?\d/,
  /\bCASELLA\s+POSTALE\b/,
  /\bCAIXA\s+POSTAL\b/,
  /\bB\s*\.?\s*P\s*\.?\s*\d/,
  /\bBO[I\u00CE]TE\s+POSTALE\b/,
  /\b(?:LOCKED|PRIVATE)\s+BAG\b/,
  /\bSKRYTKA\s+POCZTOWA\b/,
  /\u0410\/\u042F\s*\d/,
  /\u79C1\u66F8\u7BB1/,
];
const PACKSTATION = /\bPACKSTATION\b/;
const PRIVATE_MAILBOX = /\bPMB\s*#?\s*\d|(?:^|\s)#\s*\d/;

/** Where an address leads to. A street beside a box counts as a box: the carrier's machine reads the box. */
export function deliveryPoint(address: Address): DeliveryPoint {
  if (isMilitary(address)) return 'military';
  const text = `${address.line1}\n${address.line2}`.normalize('NFC').toUpperCase();
  if (PACKSTATION.test(text)) return 'packstation';
  if (PO_BOX.some((words) => words.test(text))) return 'poBox';
  return PRIVATE_MAILBOX.test(text) ? 'privateMailbox' : 'street';
}

// Posts hand their boxes' mail out themselves; the integrators need a door and a signature.
const WITHOUT_PO_BOX = new Set(['ups', 'fedex', 'dhl']);
const MILITARY_CARRIERS = new Set(['usps']);
const PACKSTATION_CARRIERS = new Set(['dhl']);
/** Carriers that are asked nothing: the station's own. */
const ANYWHERE = new Set(['own', 'offline']);

/** Why this carrier can't deliver to this address; null where nothing speaks against it. */
export function deliveryRefusal(carrier: string, address: Address): DeliveryRefusal | null {
  if (ANYWHERE.has(carrier)) return null;
  switch (deliveryPoint(address)) {
    case 'military':
      if (!MILITARY_CARRIERS.has(carrier)) return 'militaryNotServed';
      return militaryFault(address) === null ? null : 'militaryIncomplete';
    case 'packstation':
      if (!PACKSTATION_CARRIERS.has(carrier)) return 'packstationNotServed';
      return hasPostNumber(address) ? null : 'packstationNeedsPostNumber';
    case 'poBox':
      return WITHOUT_PO_BOX.has(carrier) ? 'poBoxNotServed' : null;
    case 'privateMailbox':
    case 'street':
      return null;
  }
}

// The customer's Postnummer has 6 to 10 digits and stands in a line of its own, mostly where the company would.
const hasPostNumber = ({ company, line1, line2 }: Address): boolean =>
  [company, line1, line2].some((line) => /^\D*\b\d{6,10}\b\D*$/.test(line.replace(/PACKSTATION\s*\d+/i, '')));
