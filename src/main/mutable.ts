/** The contract's types are mutable, the station's are not. */
type Mutable<T> = T extends string | number | boolean | null | undefined | Uint8Array
  ? T
  : { -readonly [K in keyof T]: Mutable<T[K]> };

/** The same value for the contract: what goes out is copied by the parse anyway. */
export const mutable = <T>(value: T): Mutable<T> => value as Mutable<T>;
