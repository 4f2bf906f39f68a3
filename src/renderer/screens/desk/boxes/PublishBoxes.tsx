import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { request } from '../../../ipc/bridge.ts';
import { Button } from '../../../ui/Button.tsx';
import { Card } from '../../../ui/Card.tsx';
import { Choice } from '../../../ui/Choice.tsx';
import { Field } from '../../../ui/Field.tsx';
import { IconCheck, IconX } from '../../../ui/icons.ts';
import { sumGap } from '../../../words/measures.ts';
import desk from '../Desk.module.css';
import type { ListedBox } from './BoxList.tsx';
import styles from './Boxes.module.css';
import type { BoxSetWork } from './useBoxSet.ts';
import { useRehearsal } from './useRehearsal.ts';

interface PublishBoxesProps {
  readonly work: BoxSetWork;
  readonly boxes: readonly ListedBox[];
  readonly onDone: () => void;
}

const CHANGES = ['new', 'edited', 'out'] as const;

/** What would change, and from when on: now, or at a time on the site's clock. */
export function PublishBoxes({ work, boxes, onDone }: PublishBoxesProps) {
  const t = useTranslations('boxes');
  const [isLater, setLater] = useState(false);
  const [date, setDate] = useState('');
  const [time, setTime] = useState('06:00');
  const faults = work.view.draft?.faults ?? [];
  const publish = (): void => {
    const from = isLater ? { date, time } : null;
    void work
      .ask((revision) => request('boxes.publish', { revision, from }))
      .then((isDone) => {
        if (isDone) onDone();
      });
  };
  const refused = work.refusal && work.refusal.kind !== 'faults' ? t(`refused.${work.refusal.kind}`) : '';
  const wrong = faults.length > 0 ? t('faulty', { count: faults.length, names: faultyNames(boxes, faults) }) : refused;
  return (
    <Card role="next" label={t('publish')}>
      <h2 className={desk['cardHead']}>{t('publishTitle')}</h2>
      <div className={styles['publish']}>
        <ul>
          {CHANGES.map((change) => {
            const names = boxes.filter((one) => one.change === change).map(({ box }) => box.name);
            return names.length === 0 ? null : (
              <li key={change}>
                <b>{t(`change.${change}`)}</b> {names.join(', ')}
              </li>
            );
          })}
        </ul>
        <Choice
          label={t('from')}
          value={isLater ? 'later' : 'now'}
          onChange={(chosen) => {
            setLater(chosen === 'later');
          }}
          options={(['now', 'later'] as const).map((value) => ({ value, text: t(value) }))}
        />
        {isLater ? (
          <div className={styles['units']}>
            <Field label={t('date')} value={date} help={t('dateHelp')} onChange={setDate} />
            <Field label={t('time')} value={time} help={t('timeHelp')} onChange={setTime} />
          </div>
        ) : (
          <p className={styles['note']}>{t('nowDetail')}</p>
        )}
        <Rehearsed />
        {work.view.waiting ? (
          <p className={styles['note']}>{t('replaces', { version: work.view.waiting.version })}</p>
        ) : null}
        <p role="alert" className={styles['problem']}>
          {wrong}
        </p>
      </div>
      <div className={desk['cardActions']}>
        <Button size="desk" kind="primary" icon={<IconCheck />} isDisabled={faults.length > 0} onPress={publish}>
          {t(isLater ? 'schedule' : 'publishNow')}
        </Button>
        <Button
          size="desk"
          icon={<IconX />}
          onPress={() => {
            work.forgive();
            onDone();
          }}
        >
          {t('back')}
        </Button>
      </div>
    </Card>
  );
}

/** Names of the boxes that have something wrong, each once. */
const faultyNames = (boxes: readonly ListedBox[], faults: readonly { readonly boxId: string }[]): string =>
  boxes
    .filter(({ box }) => faults.some(({ boxId }) => boxId === box.id))
    .map(({ box }) => box.name || box.id)
    .join(', ');

/** Whether the draft was rehearsed as it stands, and what came of it. */
function Rehearsed() {
  const t = useTranslations('boxes');
  const rehearsal = useRehearsal();
  const words =
    rehearsal?.isOfNow && rehearsal.outcome?.isComplete
      ? t('rehearsed', {
          count: rehearsal.outcome.compared,
          gap: sumGap(
            { minor: rehearsal.outcome.edited.minor, currency: rehearsal.outcome.currency },
            { minor: rehearsal.outcome.today.minor, currency: rehearsal.outcome.currency },
          ),
          unpackable: rehearsal.outcome.unpackable,
        })
      : t('notRehearsed');
  return <p className={styles['note']}>{words}</p>;
}
