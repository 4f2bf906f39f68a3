import { useEffect } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslations } from 'use-intl';
import type { PutBackViewed } from '../../../shared/ipc/contract.ts';
import { request } from '../../ipc/bridge.ts';
import { putBackSlice, showFailure } from '../../ipc/live.ts';
import { useSlice } from '../../ipc/slice.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { IconAlertTriangleFilled, IconCheck, IconCircleCheckFilled, IconX } from '../../ui/icons.ts';
import desk from './Desk.module.css';
import styles from './PutBack.module.css';

type Line = PutBackViewed['lines'][number];

const isBack = ({ back, units }: Line): boolean => back >= units;
const sum = (lines: readonly Line[], of: 'back' | 'units'): number => lines.reduce((all, line) => all + line[of], 0);

/** The goods of a cancelled order, place by place: each is scanned as it goes back, or its line is pressed. */
export function PutBack({ sessionId, onLeave }: { readonly sessionId: string; readonly onLeave: () => void }) {
  const words = useTranslations();
  const t = useTranslations('tasks.putBack');
  const shown = useSlice(putBackSlice);
  useEffect(() => {
    request('putBack.open', { sessionId })
      .then(({ putBack }) => {
        putBackSlice.set(putBack);
      })
      .catch(showFailure);
    return () => {
      putBackSlice.set(null);
      request('putBack.leave', {}).catch(showFailure);
    };
  }, [sessionId]);
  const lines = shown?.lines ?? [];
  const isDone = lines.length > 0 && lines.every(isBack);
  return (
    <Card>
      <div className={desk['cardHead']}>
        <h2>{t('title', { number: shown?.orderNumber ?? '' })}</h2>
        {shown ? (
          <Chip role={isDone ? 'done' : 'next'} {...(isDone && { icon: <IconCircleCheckFilled /> })} isDesk>
            {isDone ? t('all') : t('count', { packed: sum(lines, 'back'), units: sum(lines, 'units') })}
          </Chip>
        ) : null}
      </div>
      <ol className={styles['lines']}>
        {lines.map((line) => (
          <li key={line.lineId}>
            <Row line={line} />
          </li>
        ))}
      </ol>
      {shown?.labels.map(({ tracking }) => (
        <p key={tracking} className={styles['label']}>
          <IconAlertTriangleFilled />
          {t('label', { number: tracking })}
        </p>
      ))}
      <Said shown={shown} />
      <div className={desk['cardActions']}>
        <Button
          size="desk"
          {...(isDone ? { kind: 'primary', icon: <IconCheck /> } : { icon: <IconX /> })}
          onPress={onLeave}
        >
          {words('tasks.back')}
        </Button>
      </div>
    </Card>
  );
}

function Row({ line }: { readonly line: Line }) {
  const t = useTranslations('tasks.putBack');
  const isDone = isBack(line);
  return (
    <AriaButton
      className={styles['line'] ?? ''}
      data-done={isDone || undefined}
      isDisabled={isDone}
      onPress={() => {
        request('putBack.tick', { lineId: line.lineId }).catch(showFailure);
      }}
    >
      <b className={styles['place']} data-unknown={line.location === null || undefined}>
        {line.location ?? t('noPlace')}
      </b>
      <span className={styles['name']}>
        <b>{line.name}</b>
        <small>{line.sku}</small>
      </span>
      <span className={styles['count']}>
        {isDone ? <IconCircleCheckFilled /> : null}
        {t('of', { packed: line.back, units: line.units })}
      </span>
    </AriaButton>
  );
}

/** What the last scan was; before the first one, how it is done. */
function Said({ shown }: { readonly shown: PutBackViewed | null }) {
  const t = useTranslations('tasks.putBack');
  const last = shown?.last ?? null;
  const isRefused = last !== null && last.outcome !== 'back';
  return (
    <p
      key={shown?.scans ?? 0}
      className={styles['said']}
      role={isRefused ? 'alert' : 'status'}
      data-refused={isRefused || undefined}
    >
      {last ? t(`last.${last.outcome}`, { name: last.name }) : t('hint')}
    </p>
  );
}
