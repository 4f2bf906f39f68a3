import { mediaText, parseMedia, type Media } from '../../core/print/media.ts';
import { decimalText } from '../../core/quantity.ts';
import { localDecimal } from './spoken.ts';

/** What is loaded in a printer, as people say it: "4 × 6 in", "80 mm", "A4". */
export function mediaName(media: Media): string {
  switch (media.kind) {
    case 'labels':
      return media.width.unit === media.height.unit
        ? `${localDecimal(decimalText(media.width))} × ${localDecimal(decimalText(media.height))} ${media.width.unit}`
        : mediaText(media);
    case 'roll':
      return `${localDecimal(decimalText(media.width))} ${media.width.unit}`;
    case 'sheets':
      return media.size;
  }
}

/** The same for a text such as `4x6in`; the text itself where it names no size. */
export function mediaWords(text: string): string {
  const media = parseMedia(text);
  return media.ok ? mediaName(media.value) : text;
}
