import { useTranslations } from 'use-intl';
import type { LengthUnit, MassUnit } from '../../../../core/quantity.ts';
import { channelName } from '../../../words/channels.ts';
import { Choice } from '../../../ui/Choice.tsx';
import { massUnit, measuredIn, weighedIn, type Box } from './boxTexts.ts';
import styles from './Boxes.module.css';
import { Several } from './Several.tsx';
import type { BoxesView } from './useBoxSet.ts';

const KINDS = ['box', 'mailer', 'tube', 'customer'] as const;
const LENGTHS: readonly LengthUnit[] = ['mm', 'cm', 'in'];
const MASSES: readonly MassUnit[] = ['g', 'kg', 'oz', 'lb'];
const FOR_ALL: NonNullable<Box['use']> = { channels: [], carriers: [] };

interface BoxChoicesProps {
  readonly box: Box;
  readonly view: BoxesView;
  readonly onChange: (change: (box: Box) => Box) => void;
}

/** What of a box is chosen: its kind, the units it is measured in, and for whom it is kept. */
export function BoxChoices({ box, view, onChange }: BoxChoicesProps) {
  const t = useTranslations('boxes');
  const words = useTranslations();
  const use = box.use ?? FOR_ALL;
  const lengthUnit = box.inner.length.unit;
  const unit = massUnit(box);
  return (
    <>
      <Choice
        label={t('field.kind')}
        value={box.kind}
        onChange={(kind) => {
          onChange((one) => ({ ...one, kind }));
        }}
        options={(box.kind === 'own' ? (['own'] as const) : KINDS).map((value) => ({
          value,
          text: t(`kind.${value}`),
        }))}
      />
      <div className={styles['units']}>
        <Choice
          label={t('field.measuredIn')}
          value={lengthUnit}
          onChange={(next) => {
            onChange((one) => measuredIn(one, next));
          }}
          options={withOwn(LENGTHS, lengthUnit)}
        />
        <Choice
          label={t('field.weighedIn')}
          value={unit}
          onChange={(next) => {
            onChange((one) => weighedIn(one, next));
          }}
          options={withOwn(MASSES, unit)}
        />
      </div>
      <Several
        label={t('field.channels')}
        options={view.channels.map((value) => ({ value, text: channelName(value, words) }))}
        chosen={use.channels}
        onChange={(channels) => {
          onChange((one) => ({ ...one, use: { ...(one.use ?? FOR_ALL), channels: [...channels] } }));
        }}
      />
      <Several
        label={t('field.carriers')}
        options={view.carriers.map(({ id, name }) => ({ value: id, text: name }))}
        chosen={use.carriers}
        onChange={(carriers) => {
          onChange((one) => ({ ...one, use: { ...(one.use ?? FOR_ALL), carriers: [...carriers] } }));
        }}
      />
      <Several
        label={t('field.services')}
        options={view.services.map(({ id, name }) => ({ value: id, text: name }))}
        chosen={use.services ?? []}
        onChange={(services) => {
          onChange((one) => ({ ...one, use: { ...(one.use ?? FOR_ALL), services: [...services] } }));
        }}
      />
    </>
  );
}

const withOwn = <U extends string>(
  units: readonly U[],
  own: U,
): readonly { readonly value: U; readonly text: string }[] =>
  (units.includes(own) ? units : [...units, own]).map((value) => ({ value, text: value }));
