/** Two colours mixed: `share` of the second one, 0 to 1. Both as #rrggbb. */
export function mixed(colour: string, other: string, share: number): string {
  const part = (at: number): string => {
    const [a, b] = [colour, other].map((each) => Number.parseInt(each.slice(at, at + 2), 16));
    return Math.round((a ?? 0) * (1 - share) + (b ?? 0) * share)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${part(1)}${part(3)}${part(5)}`;
}

/** How light a colour looks to any eye, colour-blind ones too: relative luminance's root, 0 to 1. */
export function lightness(colour: string): number {
  const of = (at: number): number => (Number.parseInt(colour.slice(at, at + 2), 16) / 255) ** 2;
  return Math.sqrt(0.21 * of(1) + 0.72 * of(3) + 0.07 * of(5));
}

/** A colour as it is, lighter or darker: neighbours take different ones. */
const TONES: readonly (readonly [string, number])[] = [
  ['#ffffff', 0],
  ['#ffffff', 0.3],
  ['#000000', 0.2],
  ['#ffffff', 0.5],
];
/** Neighbours whose lightness differs by this are told apart without colour. */
const APART = 0.07;

/**
 * For each colour a tone of it that differs in lightness from those of its neighbours, as far as the tones go; earlier ones stay as they are.
 */
export function tonesApart(
  colours: readonly string[],
  areNeighbours: (one: number, other: number) => boolean,
): readonly string[] {
  const chosen: string[] = [];
  for (const [index, colour] of colours.entries()) {
    const around = chosen.filter((_, other) => areNeighbours(index, other)).map(lightness);
    const gap = (tone: string): number => Math.min(1, ...around.map((light) => Math.abs(light - lightness(tone))));
    const tones = TONES.map(([toward, share]) => mixed(colour, toward, share));
    const [widest = colour] = tones.toSorted((a, b) => gap(b) - gap(a));
    chosen.push(tones.find((tone) => gap(tone) >= APART) ?? widest);
  }
  return chosen;
}
