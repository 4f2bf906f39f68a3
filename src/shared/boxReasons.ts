import type { Misfit } from '../core/carton/fits.ts';
import { decimalText } from '../core/quantity.ts';
import messages from './messages/en.json' with { type: 'json' };

/** Why a box does not do, as an English phrase for the command line; `name` says what goods are called, `unit` what lengths are told in. */
export function misfitText(misfit: Misfit, name: (sku: string) => string, unit: 'mm' | 'in' = 'mm'): string {
  const words = messages.box.explain;
  const named = (text: string, sku: string): string => text.replace('{name}', name(sku));
  switch (misfit.kind) {
    case 'tooShort':
      return named(words.tooShort, misfit.sku).replace('{by}', gapText(misfit.byUm, unit));
    case 'tooMuch':
      return words.tooMuch.replace('{percent}', misfit.byPercent.toString());
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

/** A gap in tenths of a millimetre or hundredths of an inch, as fine as boxes are made; rounded up, since it must be bridged. */
function gapText(um: number, unit: 'mm' | 'in'): string {
  const digits = unit === 'mm' ? Math.ceil(um / 100) : Math.ceil(um / 254);
  const text = decimalText({ digits, exponent: unit === 'mm' ? -1 : -2 });
  return `${text.replace(/\.?0+$/, '')} ${unit}`;
}
