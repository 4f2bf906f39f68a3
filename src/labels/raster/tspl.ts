import { inUnit, roundRational, type Length } from '../../core/quantity.ts';
import { inverted } from './bitmap.ts';
import { bandsOf, holdsAny, placeClear, type Pattern } from './place.ts';
import { jobOf, type LabelWriter } from './writer.ts';

// `ESC ! x` is obeyed as it arrives: status, pause, feed, cancel, and `R`, which restarts the printer.
const IMMEDIATE: readonly Pattern[] = [[0x1b, 0x21, Array.from('?CDFOPQRS.', (letter) => letter.charCodeAt(0))]];
/** Between die-cut labels; the printer's sensor finds the true one around it. */
const GAP = '3 mm';

/**
 * TSPL and TSPL2 (TSC TSPL/TSPL2 Programming Language): `SIZE` and `GAP` of the stock, `CLS`, `BITMAP` x, y, bytes a row, rows, mode 0
 * (overwrite) and the dots, `PRINT 1,1`. A 0 burns a dot; rows are whole bytes, the leftmost dot in the highest bit.
 */
export const tsplLabel: LabelWriter = (drawn, stock) => {
  const placed = placeClear(drawn, (bits) => !holdsAny(inverted(bits), IMMEDIATE));
  const pictures = bandsOf(placed).flatMap(({ x, y, bitmap }) => [
    `BITMAP ${[x, y, bitmap.bytesPerRow, bitmap.height, 0].join(',')},`,
    inverted(bitmap.bits),
    '\r\n',
  ]);
  const size = `SIZE ${millimetres(stock.width)} mm,${millimetres(stock.height)} mm\r\nGAP ${GAP},0 mm\r\n`;
  return jobOf(size, 'REFERENCE 0,0\r\nCLS\r\n', ...pictures, 'PRINT 1,1\r\n');
};

/** To a hundredth of a millimetre, less than the smallest dot. */
function millimetres(length: Length): string {
  const { num, den } = inUnit(length, 'mm');
  return (Number(roundRational({ num: num * 100n, den })) / 100).toString();
}
