/** Why a row of an imported file was refused: stable codes, each with words under `imports.reason.<code>` in the messages. */
export const IMPORT_REASONS = [
  // the row as such
  'columnCount',
  'quoteNotClosed',
  'quoteMalformed',
  'rowTooLong',
  'badCharacter',
  // numbers
  'numberInvalid',
  'numberAmbiguous',
  'numberMangled',
  'notPositive',
  'unitMissing',
  'unitUnknown',
  'measureMissing',
  'amountInvalid',
  'currencyUnknown',
  // orders
  'orderNumberMissing',
  'lineItemMissing',
  'quantityInvalid',
  'partlyFulfilled',
  'dateInvalid',
  'countryUnknown',
  // products and carton types
  'skuMissing',
  'skuTwice',
  'idMissing',
  'idTwice',
  'barcodeTaken',
  'protectionUnknown',
  'turnUnknown',
  'ownContainerUnknown',
  'bagInvalid',
  'yesNoUnknown',
  'hsCodeInvalid',
  'imageInvalid',
  'kindUnknown',
  'stockInvalid',
  'outerTooSmall',
] as const;
export type ImportReason = (typeof IMPORT_REASONS)[number];
