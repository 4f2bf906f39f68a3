import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { TRAINING_STEPS, type TrainingStep } from '../../core/training/progress.ts';
import type { AppState } from '../../shared/ipc/contract.ts';
import { request } from '../ipc/bridge.ts';
import { showFailure } from '../ipc/live.ts';
import { Button } from './Button.tsx';
import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconCircleCheckFilled,
  IconLogout,
  IconPackage,
  IconPackageOff,
  IconPlayerPause,
  IconScaleOutline,
  IconStack2,
  IconUser,
} from './icons.ts';
import { IconBars, IconLabel } from './OwnIcons.tsx';
import styles from './TrainingStrip.module.css';

const PICTURES: Readonly<Record<TrainingStep, ReactNode>> = {
  badge: <IconUser />,
  order: <IconBars />,
  wrongItem: <IconPackageOff />,
  undo: <IconArrowBackUp />,
  box: <IconPackage />,
  weigh: <IconScaleOutline />,
  label: <IconLabel />,
  newBox: <IconStack2 />,
  hold: <IconPlayerPause />,
  problem: <IconAlertTriangle />,
};

/** Marks every screen of the training, so that nobody takes it for work, and says the step that comes next. Outside the training the screen stands alone. */
export function InTraining({
  training,
  children,
}: {
  readonly training: AppState['training'];
  readonly children: ReactNode;
}) {
  if (!training) return children;
  return (
    <div className={styles['all']}>
      <TrainingStrip training={training} />
      <div className={styles['below']}>{children}</div>
    </div>
  );
}

function TrainingStrip({ training: { done, next } }: { readonly training: NonNullable<AppState['training']> }) {
  const t = useTranslations('training');
  return (
    <aside className={styles['strip']} aria-label={t('mark')}>
      <div className={styles['mark']}>
        <b>{t('mark')}</b>
        <span>{t('notReal')}</span>
      </div>
      <span className={styles['picture']}>{next === null ? <IconCircleCheckFilled /> : PICTURES[next]}</span>
      <p className={styles['step']} role="status">
        {next === null ? t('allDone') : t(`step.${next}`)}
      </p>
      <div
        className={styles['dots']}
        role="img"
        aria-label={t('progress', { done: done.length, of: TRAINING_STEPS.length })}
      >
        {TRAINING_STEPS.map((step) => (
          <span key={step} className={styles['dot']} data-done={done.includes(step) || undefined} />
        ))}
      </div>
      <Button
        size="desk"
        icon={<IconLogout />}
        onPress={() => {
          request('training.leave', {}).catch(showFailure);
        }}
      >
        {t('leave')}
      </Button>
    </aside>
  );
}
