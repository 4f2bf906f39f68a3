import { useTranslations } from 'use-intl';
import { Field } from '../../../ui/Field.tsx';
import { shownMass } from '../../../words/measures.ts';
import { massUnit, unitOf, type Box, type TypedField, type Wrong } from './boxTexts.ts';
import styles from './Boxes.module.css';
import type { BoxesView } from './useBoxSet.ts';

type Fault = NonNullable<BoxesView['draft']>['faults'][number];

interface BoxFieldsProps {
  readonly box: Box;
  readonly isOut: boolean;
  readonly isNew: boolean;
  readonly currency: string;
  /** What parcels say fills the box; null while too few say anything. */
  readonly learned: BoxesView['fillings'][number] | null;
  readonly wrong: Wrong;
  readonly faults: readonly Fault[];
  readonly textOf: (field: TypedField) => string;
  readonly onType: (field: TypedField, text: string) => void;
}

const GROUPS = [
  { name: null, fields: ['name', 'barcode', 'id'] },
  { name: 'inside', fields: ['inner.length', 'inner.width', 'inner.height'] },
  { name: 'outside', fields: ['outer.length', 'outer.width', 'outer.height'] },
  { name: null, fields: ['tare', 'maxGross', 'cost'] },
  { name: null, fields: ['filling'] },
  { name: null, fields: ['stock', 'reorderAt'] },
] as const;

/** What of a box is typed, each with its unit and what is wrong with it. */
export function BoxFields({ box, isOut, isNew, currency, learned, wrong, faults, textOf, onType }: BoxFieldsProps) {
  const t = useTranslations('boxes');
  const errorOf = (field: TypedField): string => {
    const misread = wrong[field];
    if (misread) return t(`wrong.${misread}`);
    // What is wrong with the sides together stands at the first of them.
    const of = field.endsWith('.length') ? field.slice(0, 5) : field;
    const fault = faults.find((one) => one.field === of);
    return fault ? t(`fault.${fault.reason}`, { other: fault.other ?? '' }) : '';
  };
  const fillingHelp = (): string => {
    if (!learned) return t('fillingHelp');
    const { number, unit } = shownMass(learned.full, massUnit(box));
    return t('fillingLearned', { full: `${number} ${unit}`, count: learned.parcels });
  };
  return GROUPS.map(({ name, fields }) => (
    <fieldset key={fields[0]} className={styles['group']} disabled={isOut}>
      {name === null ? null : <legend>{t(`group.${name}`)}</legend>}
      {fields.map((field) =>
        field === 'id' && !isNew ? null : (
          <Field
            key={field}
            label={t(`field.${fieldWord(field)}`)}
            value={textOf(field)}
            unit={unitOf(box, field, currency)}
            error={errorOf(field)}
            help={field === 'filling' ? fillingHelp() : ''}
            onChange={(text) => {
              onType(field, text);
            }}
          />
        ),
      )}
    </fieldset>
  ));
}

const SIDES = ['length', 'width', 'height'] as const;
type FieldWord = Exclude<TypedField, `${string}.${string}`> | (typeof SIDES)[number];

const fieldWord = (field: TypedField): FieldWord =>
  SIDES.find((side) => field.endsWith(`.${side}`)) ?? (field as Exclude<TypedField, `${string}.${string}`>);
