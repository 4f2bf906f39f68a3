declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** Identifier of an order inside this site; stable over imports (`<channel>:<channel's own number>`). */
export type OrderId = Branded<'OrderId'>;
/** Names orders that are packed alike (core/orders/batch); their country and a digest of what they have alike. */
export type BatchId = Branded<'BatchId'>;
/** Identifier of one line of an order; stable over imports. */
export type LineId = Branded<'LineId'>;
/** Stock keeping unit as the shop writes it; case-sensitive text. */
export type Sku = Branded<'Sku'>;
/** Identifier of a box preset. */
export type CartonTypeId = Branded<'CartonTypeId'>;
/** Identifier of one packing session of one order. */
export type SessionId = Branded<'SessionId'>;
/** Identifier of one parcel. */
export type ParcelId = Branded<'ParcelId'>;
/** Identifier of one attempt to buy one label: the key under which a carrier is asked again. */
export type IntentId = Branded<'IntentId'>;
/** Identifier of a person or address whose data can be erased. */
export type PersonId = Branded<'PersonId'>;
/** Identifier of a user of the station. */
export type UserId = Branded<'UserId'>;
/** Identifier of a device in this station's configuration. */
export type DeviceId = Branded<'DeviceId'>;
/** Identifier of one import run. */
export type ImportId = Branded<'ImportId'>;
/** Identifier of a manifest as it is printed and scanned: `MF`, ship date, five letters or digits, check character. */
export type ManifestId = Branded<'ManifestId'>;
export type FormId = Branded<'FormId'>;
/** Identifier of a standing instruction for packers. */
export type InstructionId = Branded<'InstructionId'>;
/** SHA-256 of content in lower-case hex. */
export type Sha256 = Branded<'Sha256'>;

/** Turns checked text into a branded identifier. The caller vouches for the text. */
export const asId = <T extends Branded<string>>(text: string): T => text as T;
