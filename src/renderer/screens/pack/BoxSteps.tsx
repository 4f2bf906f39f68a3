import { useRef, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslations } from 'use-intl';
import type { PackSnapshotView } from '../../../shared/ipc/contract.ts';
import { Button } from '../../ui/Button.tsx';
import { IconChevronDown, IconChevronUp, IconPlayerPlay } from '../../ui/icons.ts';
import { useSize } from '../../ui/useSize.ts';
import { lengthText } from '../../words/measures.ts';
import { lineName } from '../../words/names.ts';
import styles from './Box.module.css';

type Step = NonNullable<PackSnapshotView['box']>['steps'][number];

interface BoxStepsProps {
  readonly steps: readonly Step[];
  readonly lines: PackSnapshotView['lines'];
  /** Number of the step to do now; null when the packed box is shown. */
  readonly now: number | null;
  readonly onStep: (step: number | null) => void;
}

/** Height of a row in pixels, as in the style sheet. */
const ROW = { small: 64, large: 84 } as const;
const LARGE_FROM = 1500;

/** The steps in words, one row each; many of them page, and the page with the step to do now comes up by itself. */
export function BoxSteps({ steps, lines, now, onStep }: BoxStepsProps) {
  const t = useTranslations('box');
  const list = useRef<HTMLOListElement | null>(null);
  const size = useSize(list);
  const row = window.innerWidth >= LARGE_FROM ? ROW.large : ROW.small;
  const capacity = size ? Math.max(1, Math.floor(size[1] / row)) : steps.length;
  const [chosen, setChosen] = useState<{ readonly page: number; readonly at: number | null }>({ page: 0, at: null });
  const pages = Math.max(1, Math.ceil(steps.length / Math.max(1, capacity)));
  const own = now === null ? 0 : Math.floor((now - 1) / capacity);
  const page = Math.min(pages - 1, chosen.at === now ? chosen.page : own);
  const turn = (by: number) => () => {
    setChosen({ page: Math.max(0, Math.min(pages - 1, page + by)), at: now });
  };
  const isLast = now !== null && now >= steps.length;
  return (
    <div className={styles['steps']}>
      <ol className={styles['stepRows']} ref={list} aria-label={t('steps')}>
        {steps.slice(page * capacity, (page + 1) * capacity).map((step) => (
          <StepRow
            key={step.number}
            step={step}
            name={lines.find(({ sku }) => sku === step.sku)?.name ?? step.sku}
            state={now === null ? 'plain' : step.number < now ? 'quiet' : step.number === now ? 'next' : 'plain'}
            onPress={() => {
              onStep(step.number === now ? null : step.number);
            }}
          />
        ))}
      </ol>
      <div className={styles['stepTools']}>
        {pages > 1 ? (
          <>
            <Button
              className={styles['arrow']}
              icon={<IconChevronUp />}
              label={t('earlierSteps')}
              isDisabled={page === 0}
              onPress={turn(-1)}
            />
            <Button
              className={styles['arrow']}
              icon={<IconChevronDown />}
              label={t('laterSteps')}
              isDisabled={page === pages - 1}
              onPress={turn(1)}
            />
          </>
        ) : null}
        <Button
          className={styles['step']}
          icon={<IconPlayerPlay />}
          onPress={() => {
            onStep(now === null ? 1 : isLast ? null : now + 1);
          }}
        >
          {isLast ? t('all') : t('step')}
        </Button>
      </div>
    </div>
  );
}

interface StepRowProps {
  readonly step: Step;
  readonly name: string;
  readonly state: 'plain' | 'quiet' | 'next';
  readonly onPress: () => void;
}

function StepRow({ step, name, state, onPress }: StepRowProps) {
  const t = useTranslations('box');
  const { title, variant } = lineName(name);
  const { protection } = step;
  const how = [
    ...(protection ? [t(`protect.${protection.kind}`, { thick: lengthText(protection.padding) })] : []),
    ...(step.pose === 'unknown' ? [] : [t(`pose.${step.pose}`)]),
    // One line: what keeps it whole goes before where it lies, which the picture shows.
    ...(protection ? [] : [t('layer', { layer: step.layer })]),
  ];
  return (
    <li className={styles['stepItem']} data-state={state} aria-current={state === 'next' ? 'step' : undefined}>
      <AriaButton className={styles['stepRow'] ?? ''} onPress={onPress}>
        <span className={styles['stepNumber']}>{step.number}</span>
        <span className={styles['stepWords']}>
          <span className={styles['stepName']}>
            <b>{step.count} ×</b>
            <span className={styles['stepTitle']}>{title}</span>
            {variant === '' ? null : <span className={styles['stepVariant']}>{variant}</span>}
          </span>
          <span className={styles['stepHow']}>{how.join(' · ')}</span>
        </span>
      </AriaButton>
    </li>
  );
}
