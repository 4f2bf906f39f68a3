import type { CustomerLanguage } from './customerLanguage.ts';

/** The fixed words of the papers that a customer reads. */
export interface CustomerWords {
  readonly packingSlip: string;
  readonly order: string;
  readonly note: string;
  /** Over the message of a gift. */
  readonly gift: string;
  /** "Parcel 1 of 2". */
  parcel(index: number, count: number): string;
  readonly serial: string;
  readonly lot: string;
  /** Before the last day on which it may be used. */
  readonly expiry: string;
  /** Over serials of a line that lies in several parcels: nobody knows which is in which. */
  readonly inAllParcels: string;
}

const WORDS: Readonly<Record<CustomerLanguage, CustomerWords>> = {
  en: {
    packingSlip: 'Packing slip',
    order: 'Order',
    note: 'Note',
    gift: 'A message for you',
    parcel: (index, count) => `Parcel ${index.toString()} of ${count.toString()}`,
    serial: 'Serial no.',
    lot: 'Lot',
    expiry: 'Use by',
    inAllParcels: 'In all parcels together:',
  },
  de: {
    packingSlip: 'Lieferschein',
    order: 'Bestellung',
    note: 'Nachricht',
    gift: 'Ein persönlicher Gruß',
    parcel: (index, count) => `Paket ${index.toString()} von ${count.toString()}`,
    serial: 'Seriennr.',
    lot: 'Charge',
    expiry: 'Haltbar bis',
    inAllParcels: 'In allen Paketen zusammen:',
  },
  es: {
    packingSlip: 'Nota de entrega',
    order: 'Pedido',
    note: 'Nota',
    gift: 'Un mensaje para ti',
    parcel: (index, count) => `Paquete ${index.toString()} de ${count.toString()}`,
    serial: 'Núm. de serie',
    lot: 'Lote',
    expiry: 'Usar hasta',
    inAllParcels: 'En todos los paquetes juntos:',
  },
  fr: {
    packingSlip: 'Bon de livraison',
    order: 'Commande',
    note: 'Message',
    gift: 'Un message pour vous',
    parcel: (index, count) => `Colis ${index.toString()} sur ${count.toString()}`,
    serial: 'N° de série',
    lot: 'Lot',
    expiry: 'Date limite',
    inAllParcels: 'Dans tous les colis ensemble :',
  },
};

/** The words in one language; of papers kept before they spoke more than one, in English. */
export const customerWords = (language: CustomerLanguage | undefined): CustomerWords => WORDS[language ?? 'en'];
