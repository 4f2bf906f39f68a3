import { decimalMoney } from '../../../../core/money.ts';
import { localDecimal } from '../../../words/spoken.ts';
import { typedAmount } from './boxTexts.ts';
import type { SizesWishView } from './useSizes.ts';

/** What is typed into the question for sizes. */
export interface SizesTyped {
  readonly days: '30' | '90' | '180';
  readonly from: string;
  readonly to: string;
  readonly keep: readonly string[];
  readonly grid: '5mm' | '0.25in';
  /** Price of board by the site's area; '' as today's boxes cost. */
  readonly board: string;
  readonly least: string;
}

/** What can't be read, by field. */
export type SizesWrong = Readonly<
  Partial<Record<'from' | 'to' | 'board' | 'least', 'sizes' | 'order' | 'number' | 'amount'>>
>;

interface Site {
  readonly currency: string;
  /** Board is bought by 1000 square feet in the US. */
  readonly isUs: boolean;
}

const DAYS = ['30', '90', '180'] as const;
const MOST_SIZES = 40;
/** Sizes that are tried beside today's number, either way. */
const AROUND = 3;
const M2_OF_1000_FT2 = 92.903_04;
const m2Of = ({ isUs }: Site): number => (isUs ? M2_OF_1000_FT2 : 1);

/** The question as it was asked last, or one around today's number of sizes. */
export function askedSizes(
  last: SizesWishView | null,
  today: { readonly sizes: number; readonly grid: '5mm' | '0.25in' },
  site: Site,
): SizesTyped {
  if (!last)
    return {
      days: '90',
      from: Math.max(1, today.sizes - AROUND).toString(),
      to: Math.min(MOST_SIZES, today.sizes + AROUND).toString(),
      keep: [],
      grid: today.grid,
      board: '',
      least: '1',
    };
  const { days, from, to, keep, grid, minorPerM2, least } = last;
  const board = minorPerM2 === null ? null : { minor: Math.round(minorPerM2 * m2Of(site)), currency: site.currency };
  return {
    days: DAYS.find((one) => Number(one) === days) ?? '90',
    from: from.toString(),
    to: to.toString(),
    keep,
    grid: grid ?? today.grid,
    board: board ? localDecimal(decimalMoney(board)) : '',
    least: least.toString(),
  };
}

/** The question as main is asked it, or what of it can't be read. */
export function sizesWish(
  { days, from, to, keep, grid, board, least }: SizesTyped,
  site: Site,
): { readonly wish: SizesWishView; readonly wrong: null } | { readonly wish: null; readonly wrong: SizesWrong } {
  const price = board.trim() === '' ? null : typedAmount(board.trim(), site.currency);
  const wrong: SizesWrong = {
    ...(sizesOf(from) === null && { from: 'sizes' }),
    ...(sizesOf(to) === null ? { to: 'sizes' } : Number(to) < Number(from) && { to: 'order' }),
    ...(board.trim() !== '' && (price === null || price.minor < 0) && { board: 'amount' }),
    ...(!/^\d{1,9}$/.test(least.trim()) && { least: 'number' }),
  };
  if (Object.keys(wrong).length > 0) return { wish: null, wrong };
  return {
    wish: {
      days: Number(days),
      from: Number(from),
      to: Number(to),
      keep: [...keep],
      grid,
      minorPerM2: price && price.minor / m2Of(site),
      least: Number(least),
    },
    wrong: null,
  };
}

const sizesOf = (text: string): number | null => {
  const size = /^\d{1,2}$/.test(text.trim()) ? Number(text) : 0;
  return size >= 1 && size <= MOST_SIZES ? size : null;
};
