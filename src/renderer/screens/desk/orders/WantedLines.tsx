import { useTranslations } from 'use-intl';
import { Button } from '../../../ui/Button.tsx';
import { IconMinus, IconPlus } from '../../../ui/icons.ts';
import { ProductPicture } from '../../../ui/ProductPicture.tsx';
import styles from './Orders.module.css';

/** A line as it is to be. */
export interface WantedLineDraft {
  readonly lineId: string | null;
  readonly sku: string;
  readonly name: string;
  readonly image: string | null;
  readonly units: number;
  /** Units there are of it; absent where any number may be. */
  readonly most?: number;
}

interface WantedLinesProps {
  readonly lines: readonly WantedLineDraft[];
  readonly onChange: (lines: readonly WantedLineDraft[]) => void;
}

/** Lines with their units, one more or less by a press; what is at none is taken off. */
export function WantedLines({ lines, onChange }: WantedLinesProps) {
  const t = useTranslations('orders');
  const count = (at: number, by: number): void => {
    const now = lines.map((line, index) => (index === at ? { ...line, units: Math.max(0, line.units + by) } : line));
    // One that was never on the order is simply gone.
    onChange(now.filter(({ lineId, units }) => lineId !== null || units > 0));
  };
  return (
    <ul className={styles['lines']} aria-label={t('lines')}>
      {lines.map(({ lineId, sku, name, image, units, most }, at) => (
        <li key={lineId ?? `new ${sku}`} data-none={units === 0 && most === undefined ? '' : undefined}>
          <ProductPicture sku={sku} name={name} image={image} className={styles['picture']} />
          <span>
            <b>{name}</b>
            <span>{sku}</span>
          </span>
          <Button
            size="desk"
            icon={<IconMinus />}
            label={t('less', { name })}
            isDisabled={units === 0}
            onPress={() => {
              count(at, -1);
            }}
          />
          <b className={styles['count']}>{t('count', { count: units })}</b>
          <Button
            size="desk"
            icon={<IconPlus />}
            label={t('more', { name })}
            isDisabled={units === most}
            onPress={() => {
              count(at, 1);
            }}
          />
        </li>
      ))}
    </ul>
  );
}

/** Lines with one more unit of a product: of its own line, else of a new one. */
export function withOneMore(
  lines: readonly WantedLineDraft[],
  product: Pick<WantedLineDraft, 'sku' | 'name' | 'image'>,
): readonly WantedLineDraft[] {
  const at = lines.findIndex(({ sku }) => sku === product.sku);
  if (at < 0) return [...lines, { ...product, lineId: null, units: 1 }];
  return lines.map((line, index) => (index === at ? { ...line, units: line.units + 1 } : line));
}
