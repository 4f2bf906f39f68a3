import { useTranslations } from 'use-intl';
import type { ProductCells } from '../../../../core/orders/productRow.ts';
import { Field } from '../../../ui/Field.tsx';
import { Select } from '../../../ui/Select.tsx';
import { reasonText } from '../../../words/rowReason.ts';
import { PRODUCT_FORM, type ProductField, type ProductPart } from './productFields.ts';
import { PictureField } from './PictureField.tsx';
import styles from './Products.module.css';

interface ProductFieldsProps {
  readonly part: ProductPart;
  readonly cells: ProductCells;
  readonly isNew: boolean;
  readonly refused: { readonly reason: string; readonly column: string | null } | null;
  readonly onChange: (patch: Partial<ProductCells>) => void;
}

type Texts = ReturnType<typeof useTranslations<'products'>>;
type OptionKey = Parameters<Texts>[0] & `option.${string}`;

/** The fields of one part of the form, with what is wrong at the one that was refused. */
export function ProductFields({ part, cells, isNew, refused, onChange }: ProductFieldsProps) {
  const t = useTranslations('products');
  const words = useTranslations('imports');
  const fields: readonly ProductField[] = PRODUCT_FORM[part];
  return (
    <div className={styles['fields']}>
      {fields.map(({ column, options, isWide }) => {
        // A SKU is what everything else names it by: it is given once.
        if (column === 'sku' && !isNew) return null;
        const error = refused?.column === column ? reasonText(refused.reason, words) : '';
        const change = (text: string): void => {
          onChange({ [column]: text });
        };
        return (
          <div key={column} className={isWide ? styles['wide'] : undefined}>
            {options ? (
              <div className={styles['select']}>
                <span>{t(`column.${column}`)}</span>
                <Select
                  label={t(`column.${column}`)}
                  value={cells[column]}
                  onChange={change}
                  options={withOwn(options, cells[column]).map((value) => ({
                    value,
                    text: optionText(t, column, value),
                  }))}
                />
                {error === '' ? null : (
                  <span role="alert" className={styles['error']}>
                    {error}
                  </span>
                )}
              </div>
            ) : column === 'image' ? (
              <PictureField value={cells.image} error={error} onChange={change} />
            ) : (
              <Field
                label={t(`column.${column}`)}
                value={cells[column]}
                error={error}
                longest={isWide ? 500 : 80}
                onChange={change}
              />
            )}
          </div>
        );
      })}
    </div>
  );
}

/** What the product says now stands among the choices, also where the form has no such choice. */
const withOwn = (options: readonly string[], own: string): readonly string[] =>
  options.includes(own) ? options : [...options, own];

/** The words for a choice; units and what has none of its own as they stand in the file. */
function optionText(t: Texts, column: string, value: string): string {
  const key = value === '' ? (`option.none` as OptionKey) : (`option.${column}-${value}` as OptionKey);
  if (t.has(key)) return t(key);
  const plain = `option.${value}` as OptionKey;
  return t.has(plain) ? t(plain) : value;
}
