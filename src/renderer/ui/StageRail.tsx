import { memo } from 'react';
import { useTranslations } from 'use-intl';
import { classes } from './classes.ts';
import styles from './Frame.module.css';
import { IconCircleCheckFilled } from './icons.ts';

const STAGES = ['scan', 'verify', 'box', 'weigh', 'ship'] as const;

/** The five steps in their fixed cells; the one in hand is inverted. */
export const StageRail = memo(function StageRail({ at }: { readonly at: 'verify' | 'box' | 'weigh' | 'label' }) {
  const t = useTranslations('stage');
  const here = at === 'label' ? 4 : STAGES.indexOf(at);
  return (
    <ol className={styles['rail']} aria-label={t('label')}>
      {STAGES.map((stage, index) => (
        <li
          key={stage}
          className={classes(styles['stage'], index < here && styles['reached'], index === here && styles['here'])}
          aria-current={index === here ? 'step' : undefined}
        >
          {index < here ? <IconCircleCheckFilled /> : <span className={styles['ring']}>{index + 1}</span>}
          {t(stage)}
        </li>
      ))}
    </ol>
  );
});
