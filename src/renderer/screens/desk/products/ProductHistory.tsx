import { useTranslations } from 'use-intl';
import type { ProductCells } from '../../../../core/orders/productRow.ts';
import { decimalText } from '../../../../core/quantity.ts';
import { Button } from '../../../ui/Button.tsx';
import { massText } from '../../../words/measures.ts';
import styles from './Products.module.css';
import type { ProductView } from './useProducts.ts';

interface ProductHistoryProps {
  readonly product: ProductView;
  readonly onTake: (patch: Partial<ProductCells>) => void;
}

/** What packing has taught of it: its weight by the parcels that agreed, and what it was taken for. */
export function ProductHistory({ product: { learned, confusedWith }, onTake }: ProductHistoryProps) {
  const t = useTranslations('products');
  if (!learned && confusedWith.length === 0) return null;
  return (
    <div className={styles['history']}>
      {learned ? (
        <div data-role={learned.drift ? 'attention' : undefined}>
          <span>
            {t('learned', {
              weight: massText(learned.weight, learned.weight.unit),
              count: learned.parcels,
              drift: learned.drift ?? 'none',
            })}
          </span>
          {learned.drift ? (
            <Button
              size="desk"
              onPress={() => {
                onTake({ weight: decimalText(learned.weight), weight_unit: learned.weight.unit });
              }}
            >
              {t('takeWeight')}
            </Button>
          ) : null}
        </div>
      ) : null}
      {confusedWith.length === 0 ? null : <p>{t('confusedWith', { names: confusedWith.join(', ') })}</p>}
    </div>
  );
}
