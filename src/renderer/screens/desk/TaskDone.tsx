import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { TaskViewed } from '../../../shared/ipc/contract.ts';
import { request } from '../../ipc/bridge.ts';
import { showFailure } from '../../ipc/live.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Field } from '../../ui/Field.tsx';
import { IconCheck, IconX } from '../../ui/icons.ts';
import desk from './Desk.module.css';
import styles from './Tasks.module.css';
import { taskWords } from './taskWords.ts';

interface TaskDoneProps {
  readonly task: TaskViewed;
  readonly onLeave: () => void;
}

/** A person says what was done about a task that the station can't see the end of. */
export function TaskDone({ task, onLeave }: TaskDoneProps) {
  const words = useTranslations();
  const t = useTranslations('tasks');
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState('');
  const [isWaiting, setWaiting] = useState(false);
  const save = (): void => {
    setWaiting(true);
    request('tasks.done', { task: task.key, note })
      .then(({ problem: refused }) => {
        if (refused === null) onLeave();
        else setProblem(t(`problem.${refused}`));
      })
      .catch(showFailure)
      .finally(() => {
        setWaiting(false);
      });
  };
  return (
    <Card>
      <h2 className={desk['cardHead']}>{t('doneTitle', { name: task.name })}</h2>
      <form
        className={styles['finish']}
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <p>{taskWords(task, words)}</p>
        <Field label={t('note')} value={note} onChange={setNote} help={t('noteHelp')} error={problem} />
      </form>
      <div className={desk['cardActions']}>
        <Button size="desk" kind="primary" icon={<IconCheck />} isWaiting={isWaiting} onPress={save}>
          {t('save')}
        </Button>
        <Button size="desk" icon={<IconX />} onPress={onLeave}>
          {t('back')}
        </Button>
      </div>
    </Card>
  );
}
