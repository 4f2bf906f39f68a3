import { useTranslations } from 'use-intl';
import { measureCell } from '../../../../core/csv/measureCells.ts';
import type { ProductCells } from '../../../../core/orders/productRow.ts';
import { decimalText } from '../../../../core/quantity.ts';
import { Button } from '../../../ui/Button.tsx';
import { dimsText, massText } from '../../../words/measures.ts';
import styles from './Products.module.css';
import { useDoubtActs, useDoubts } from './useDoubts.ts';

interface ProductDoubtsProps {
  readonly sku: string;
  readonly onTake: (patch: Partial<ProductCells>) => void;
}

/** What is probably wrong with a product, with the size or weight that would explain it, to be taken over or put aside. */
export function ProductDoubts({ sku, onTake }: ProductDoubtsProps) {
  const t = useTranslations('doubts');
  const words = useTranslations('products');
  const { dismiss } = useDoubtActs();
  const { size, weight } = useDoubts()?.suspects.find((one) => one.sku === sku) ?? { size: null, weight: null };
  const letGo = weight?.by === 'letGo' ? weight : null;
  if (!size && !letGo) return null;
  const rows = [
    size && {
      kind: 'size' as const,
      said: size.proposal
        ? t('sizeSaid', { count: size.parcels, size: dimsText(size.proposal) })
        : t('sizeUnknown', { count: size.parcels }),
      take: t('takeSize'),
      patch: size.proposal && {
        length: decimalText(size.proposal.length),
        width: measureCell(size.proposal.width, size.proposal.length.unit),
        height: measureCell(size.proposal.height, size.proposal.length.unit),
        dim_unit: size.proposal.length.unit,
      },
    },
    letGo && {
      kind: 'weight' as const,
      said: letGo.proposal
        ? t('weightSaid', { count: letGo.parcels, weight: massText(letGo.proposal) })
        : t('weightUnknown', { count: letGo.parcels }),
      take: words('takeWeight'),
      patch: letGo.proposal && { weight: decimalText(letGo.proposal), weight_unit: letGo.proposal.unit },
    },
  ].filter((row) => row !== null);
  return (
    <div className={styles['history']}>
      {rows.map(({ kind, said, take, patch }) => (
        <div key={kind} data-role="attention">
          <span>{said}</span>
          <span className={styles['doubtActs']}>
            <Button
              size="desk"
              onPress={() => {
                dismiss({ kind, sku, other: null });
              }}
            >
              {t('right')}
            </Button>
            {patch ? (
              <Button
                size="desk"
                onPress={() => {
                  onTake(patch);
                }}
              >
                {take}
              </Button>
            ) : null}
          </span>
        </div>
      ))}
    </div>
  );
}
