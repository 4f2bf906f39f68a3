import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { BoxSet } from '../../../../core/carton/boxSet.ts';
import { gridLike, ordinaryBoxes } from '../../../../core/boxSizes/proposal.ts';
import { appSlice } from '../../../ipc/live.ts';
import { useSlice } from '../../../ipc/slice.ts';
import { Button } from '../../../ui/Button.tsx';
import { Choice } from '../../../ui/Choice.tsx';
import { Field } from '../../../ui/Field.tsx';
import { IconRefresh } from '../../../ui/icons.ts';
import desk from '../Desk.module.css';
import { asSet } from './boxTexts.ts';
import rehearsal from './Rehearsal.module.css';
import { Several } from './Several.tsx';
import { askedSizes, sizesWish, type SizesTyped } from './sizesDraft.ts';
import styles from './Sizes.module.css';
import type { BoxSetWork } from './useBoxSet.ts';
import type { SizesWishView } from './useSizes.ts';

interface SizesFormProps {
  readonly work: BoxSetWork;
  readonly last: SizesWishView | null;
  readonly currency: string;
  /** Why the last one came to nothing; null for no such thing. */
  readonly problem: string | null;
  readonly onStart: (wish: SizesWishView) => void;
}

/** The question: over which orders, how many sizes, what must stay, on which grid, what board costs. */
export function SizesForm({ work, last, currency, problem, onStart }: SizesFormProps) {
  const t = useTranslations('sizes');
  const isUs = useSlice(appSlice)?.site?.units === 'us';
  const site = { currency, isUs };
  const inForce = asSet(work.view.inForce);
  const ordinary = ordinaryBoxes(inForce);
  const [typed, setTyped] = useState(() => askedSizes(last, { sizes: ordinary.length, grid: gridLike(inForce) }, site));
  const [isTried, setTried] = useState(false);
  const { wish, wrong } = sizesWish(typed, site);
  const set = (change: Partial<SizesTyped>): void => {
    setTyped((all) => ({ ...all, ...change }));
  };
  const errorOf = (field: 'from' | 'to' | 'board' | 'least'): string => {
    const fault = isTried ? wrong?.[field] : undefined;
    return fault ? t(`wrong.${fault}`) : '';
  };
  return (
    <>
      <div className={styles['sizes']}>
        {problem === null ? null : (
          <p role="alert" className={rehearsal['problem']}>
            {problem}
          </p>
        )}
        <p className={styles['what']}>{t('what')}</p>
        <SizesFields {...{ typed, ordinary, site, errorOf, onChange: set }} />
      </div>
      <div className={desk['cardActions']}>
        <Button
          size="desk"
          kind="primary"
          icon={<IconRefresh />}
          onPress={() => {
            setTried(true);
            if (wish) onStart(wish);
          }}
        >
          {t('start')}
        </Button>
      </div>
    </>
  );
}

interface SizesFieldsProps {
  readonly typed: SizesTyped;
  /** Boxes that can be kept. */
  readonly ordinary: BoxSet;
  readonly site: { readonly currency: string; readonly isUs: boolean };
  readonly errorOf: (field: 'from' | 'to' | 'board' | 'least') => string;
  readonly onChange: (change: Partial<SizesTyped>) => void;
}

function SizesFields({ typed, ordinary, site, errorOf, onChange }: SizesFieldsProps) {
  const t = useTranslations('sizes');
  return (
    <div className={styles['form']}>
      <Choice
        label={t('days')}
        value={typed.days}
        onChange={(days) => {
          onChange({ days });
        }}
        options={(['30', '90', '180'] as const).map((value) => ({ value, text: value }))}
      />
      <div className={styles['pair']}>
        {(['from', 'to'] as const).map((field) => (
          <Field
            key={field}
            label={t(field)}
            value={typed[field]}
            error={errorOf(field)}
            onChange={(text) => {
              onChange({ [field]: text });
            }}
          />
        ))}
      </div>
      <Choice
        label={t('grid')}
        value={typed.grid}
        onChange={(grid) => {
          onChange({ grid });
        }}
        options={(['5mm', '0.25in'] as const).map((value) => ({ value, text: t(`step.${STEPS[value]}`) }))}
      />
      <div className={styles['pair']}>
        <Field
          label={t('board')}
          value={typed.board}
          unit={t(site.isUs ? 'perFeet' : 'perMetre', { currency: site.currency })}
          help={t('boardHelp')}
          error={errorOf('board')}
          onChange={(board) => {
            onChange({ board });
          }}
        />
        <Field
          label={t('least')}
          value={typed.least}
          help={t('leastHelp')}
          error={errorOf('least')}
          onChange={(least) => {
            onChange({ least });
          }}
        />
      </div>
      <div className={styles['wide']}>
        <Several
          label={t('keep')}
          none={t('keepNone')}
          options={ordinary.map(({ id, name }) => ({ value: id, text: name }))}
          chosen={typed.keep}
          onChange={(keep) => {
            onChange({ keep });
          }}
        />
      </div>
    </div>
  );
}

const STEPS = { '5mm': 'metric', '0.25in': 'inch' } as const;
