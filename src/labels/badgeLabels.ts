import { BADGE_MM, type BadgeCard } from '../core/label/badgeCard.ts';
import type { LabelRefusal } from '../core/label/labelDocument.ts';
import { printableText } from '../core/label/printableText.ts';
import { ok, refuse, type Result } from '../core/result.ts';
import { widestModule } from './layout/barWidth.ts';
import { stock, type Box, type Dpmm, type Stock } from './layout/stock.ts';
import { letterSizes, textBlock } from './layout/textBlock.ts';
import { SHIPPING_STOCK } from './shippingLabel.ts';
import type { Rasteriser, TextSetter } from './text/textSetter.ts';
import { plainCode128, zplBars } from './zpl/barcode.ts';
import { zplBar, zplLabel, type Zpl } from './zpl/encode.ts';

/** Badges on one label of 4 x 6 in. */
const BADGES_A_LABEL = 2;
const GAP_MM = 10;
const MODULE = { 8: 4, 12: 6, 24: 12 } as const;
const NARROWEST = { 8: 2, 12: 3, 24: 6 } as const;

/**
 * ZPL of people's badges in the size of a card, two a label of 4 x 6 in, with marks where to cut: site, name, role and number, and bars
 * without their text. Refuses what does not fit.
 */
export function badgeLabelsZpl(
  badges: readonly BadgeCard[],
  dpmm: Dpmm,
  rasteriser: Rasteriser | null,
): Result<Uint8Array, LabelRefusal> {
  const paper = stock(SHIPPING_STOCK, dpmm);
  const labels: Uint8Array[] = [];
  for (let first = 0; first < badges.length; first += BADGES_A_LABEL) {
    const fields: Zpl[] = [];
    for (const [index, badge] of badges.slice(first, first + BADGES_A_LABEL).entries()) {
      const box = cardBox(paper, index);
      const drawn = badgeFields(paper, box, badge, { rasteriser, destination: '' });
      if (!drawn.ok) return drawn;
      fields.push(...drawn.value, ...cutMarks(paper, box));
    }
    labels.push(zplLabel(paper, fields));
  }
  return ok(Buffer.concat(labels));
}

function cardBox({ mm, width, height }: Stock, index: number): Box {
  const card = { width: mm(BADGE_MM.width), height: mm(BADGE_MM.height) };
  const top = Math.floor((height - BADGES_A_LABEL * card.height - mm(GAP_MM)) / 2);
  return { x: Math.floor((width - card.width) / 2), y: top + index * (card.height + mm(GAP_MM)), ...card };
}

/** Two short lines at each corner, outside the card: where they would meet is the corner. */
function cutMarks({ mm }: Stock, { x, y, width, height }: Box): readonly Zpl[] {
  const [gap, long, thin] = [mm(1), mm(3), mm(0.25)];
  return [y, y + height].flatMap((atY) => [
    zplBar({ x: x - gap - long, y: atY, width: long, height: thin }),
    zplBar({ x: x + width + gap, y: atY, width: long, height: thin }),
    ...[x, x + width].map((atX) =>
      zplBar({ x: atX, y: atY === y ? y - gap - long : atY + gap, width: thin, height: long }),
    ),
  ]);
}

function badgeFields(
  { mm, dpmm }: Stock,
  box: Box,
  badge: BadgeCard,
  setter: TextSetter,
): Result<readonly Zpl[], LabelRefusal> {
  const bars = plainCode128(badge.barcode);
  const module = widestModule(bars, box.width, MODULE[dpmm], NARROWEST[dpmm]);
  if (module === null) return refuse('numberUnprintable');
  const line = (text: string, y: number, height: number, most: number, breakBelow: number) =>
    textBlock(
      setter,
      { x: box.x + mm(4), y: box.y + mm(y), width: box.width - mm(8), height: mm(height) },
      lines(text),
      {
        sizes: letterSizes(mm(most), mm(1.8)),
        breakBelow: mm(breakBelow),
        align: 'middle',
      },
    );
  const blocks = [
    line(badge.site, 3, 5, 4, 2.4),
    line(badge.name, 9, 14, 9, 5),
    line(`${badge.role} · ${badge.number}`, 24.5, 5.5, 5, 2.4),
  ];
  const texts = blocks.flatMap((block) => (block === null ? [] : [block]));
  if (texts.length < blocks.length) return refuse('doesNotFit');
  const at = {
    x: box.x + Math.floor((box.width - bars.modules * module) / 2),
    y: box.y + mm(33),
    module,
    height: mm(17),
  };
  return ok([...texts.flat(), zplBars(at, bars)]);
}

const lines = (text: string): readonly string[] => [printableText(text)].filter((line) => line !== '');
