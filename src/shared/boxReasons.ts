import type { Misfit } from '../core/carton/fits.ts';
import { decimalText } from '../core/quantity.ts';
import messages from './messages/en.json' with { type: 'json' };

/** Why a box does not do, as an English phrase for the command line; `name` says what goods are called. */
export function misfitText(misfit: Misfit, name: (sku: string) => string): string {
  const words = messages.box.explain;
  const named = (text: string, sku: string): string => text.replace('{name}', name(sku));
  switch (misfit.kind) {
    case 'tooShort':
      // A tenth of a millimetre is as fine as boxes are made; rounded up, since it must be bridged.
      return named(words.tooShort, misfit.sku).replace(
        '{by}',
        `${decimalText({ digits: Math.ceil(misfit.byUm / 100), exponent: -1 }).replace(/\.0$/, '')} mm`,
      );
    case 'noRoom':
      return misfit.isProved ? words.noRoomProved : words.noRoom;
    case 'keptApart':
      return named(words.keptApart, misfit.sku).replace('{other}', name(misfit.other));
    case 'dimsMissing':
    case 'refused':
    case 'ownContainer':
      return named(words[misfit.kind], misfit.sku);
    default:
      return words[misfit.kind];
  }
}
