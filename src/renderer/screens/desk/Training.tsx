import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { nextTrainingStep, TRAINING_STEPS } from '../../../core/training/progress.ts';
import type { RequestOutput } from '../../../shared/ipc/contract.ts';
import { request } from '../../ipc/bridge.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { IconCircleCheckFilled, IconUser, IconX } from '../../ui/icons.ts';
import { TrainingButton } from '../../ui/TrainingButton.tsx';
import desk from './Desk.module.css';
import styles from './People.module.css';

type Trainee = RequestOutput<'training.progress'>['people'][number];

/** How far each packer is in the first day's steps, and the way into the training. */
export function Training({ onBack }: { readonly onBack: () => void }) {
  const t = useTranslations('training');
  const { data } = useQuery({ queryKey: ['training'], queryFn: () => request('training.progress', {}), staleTime: 0 });
  return (
    <Card className={desk['wide']}>
      <h2 className={desk['cardHead']}>{t('title')}</h2>
      <p className={styles['intro']}>{t('detail')}</p>
      <ul className={styles['rows']}>
        {(data?.people ?? []).map((trainee) => (
          <Row key={trainee.userId} trainee={trainee} />
        ))}
      </ul>
      <div className={desk['cardActions']}>
        <TrainingButton isMain />
        <Button size="desk" icon={<IconX />} onPress={onBack}>
          {t('back')}
        </Button>
      </div>
    </Card>
  );
}

function Row({ trainee: { name, number, done } }: { readonly trainee: Trainee }) {
  const t = useTranslations();
  const next = nextTrainingStep(done);
  return (
    <li className={styles['row']}>
      <IconUser />
      <span className={styles['name']}>
        <b>{name === '' ? t('people.erased') : name}</b>
        <span>{t('people.numberIs', { number })}</span>
      </span>
      {next === null ? (
        <Chip role="done" isDesk icon={<IconCircleCheckFilled />}>
          {t('training.finished')}
        </Chip>
      ) : (
        <span>
          {done.length === 0
            ? t('training.notBegun')
            : t('training.nextIs', { done: done.length, of: TRAINING_STEPS.length, step: t(`training.short.${next}`) })}
        </span>
      )}
    </li>
  );
}
