/** Why a packer took another box than the suggested one; the place of each is its number on the screen and on its card. */
export const BOX_REASONS = [
  'doesNotFit',
  'suggestedGone',
  'suggestedDamaged',
  'protectsBetter',
  'looksBetter',
  'other',
] as const;
export type BoxReason = (typeof BOX_REASONS)[number];
