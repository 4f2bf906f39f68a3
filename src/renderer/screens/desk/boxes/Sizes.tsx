import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { request } from '../../../ipc/bridge.ts';
import { showFailure } from '../../../ipc/live.ts';
import type { RequestOutput } from '../../../../shared/ipc/contract.ts';
import { Progress } from './Progress.tsx';
import { SizesForm } from './SizesForm.tsx';
import { SizesResult } from './SizesResult.tsx';
import styles from './Sizes.module.css';
import type { BoxSetWork } from './useBoxSet.ts';
import { useSizes, type SizesView, type SizesWishView } from './useSizes.ts';

type Refusal = RequestOutput<'sizes.start'>['refused'];

interface SizesProps {
  readonly work: BoxSetWork;
  /** The draft has the proposed sizes now. */
  readonly onTaken: () => void;
}

/** Which sizes of boxes to stock: asked for, worked out, and what each number of them saves. */
export function Sizes({ work, onTaken }: SizesProps) {
  const t = useTranslations('sizes');
  const answer = useSizes();
  const [isAsking, setAsking] = useState(false);
  const [refused, setRefused] = useState<Refusal>(null);
  if (!answer) return null;
  const { view, currency } = answer;
  const start = (wish: SizesWishView): void => {
    request('sizes.start', wish)
      .then((started) => {
        setRefused(started.refused);
        setAsking(started.refused !== null);
      })
      .catch(showFailure);
  };
  const hasPoints = (view?.outcome?.points.length ?? 0) > 0;
  if (view?.running)
    return (
      <div className={styles['sizes']}>
        <Working running={view.running} />
      </div>
    );
  if (view?.outcome && hasPoints && !isAsking)
    return (
      <SizesResult
        work={work}
        view={view}
        outcome={view.outcome}
        currency={currency}
        onAsk={() => {
          setAsking(true);
        }}
        onTaken={onTaken}
      />
    );
  const problem = refused
    ? t(`refused.${refused}`)
    : view?.isBroken
      ? t('broken')
      : view && !hasPoints
        ? t(view.outcome?.isComplete ? 'nothingFound' : 'stoppedEarly')
        : null;
  return <SizesForm {...{ work, currency, problem }} last={view?.wish ?? null} onStart={start} />;
}

function Working({ running: { stage, done, total } }: { readonly running: NonNullable<SizesView['running']> }) {
  const t = useTranslations('sizes');
  return (
    <Progress
      label={t('title')}
      share={total === 0 ? 0 : done / total}
      text={t(`stage.${stage}`)}
      onStop={() => {
        request('sizes.cancel', {}).catch(showFailure);
      }}
    />
  );
}
