import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { RequestOutput, ReplayViewed } from '../../../../shared/ipc/contract.ts';
import { request } from '../../../ipc/bridge.ts';
import { appSlice, showFailure } from '../../../ipc/live.ts';
import { useSlice } from '../../../ipc/slice.ts';
import { Button } from '../../../ui/Button.tsx';
import { Card } from '../../../ui/Card.tsx';
import { IconCheck, IconFileCertificate, IconX } from '../../../ui/icons.ts';
import { replayPageWords } from '../../../words/replayPage.ts';
import styles from './Replay.module.css';

interface ReplayExportProps {
  readonly replay: ReplayViewed;
  readonly onDone: () => void;
}

/** One signed file of an order: whether personal data go along, and by what the key is told. */
export function ReplayExport({ replay, onDone }: ReplayExportProps) {
  const words = useTranslations();
  const t = useTranslations('replay.export');
  const site = useSlice(appSlice)?.site ?? null;
  const [withPeople, setWithPeople] = useState(false);
  const [isWaiting, setWaiting] = useState(false);
  const [said, setSaid] = useState('');
  const { data: key } = useQuery({ queryKey: ['replay', 'key'], queryFn: () => request('replay.key', {}) });
  const save = (): void => {
    setWaiting(true);
    setSaid('');
    request('replay.export', { orderId: replay.orderId, withPeople, page: replayPageWords(replay, site, words) })
      .then((answer) => {
        setSaid(answerText(answer));
      })
      .catch(showFailure)
      .finally(() => {
        setWaiting(false);
      });
  };
  const answerText = ({ isSaved, refused }: RequestOutput<'replay.export'>): string =>
    refused ? t(`refused.${refused.kind}`, { seq: refused.seq ?? 0 }) : isSaved ? t('saved') : '';
  return (
    <Card label={t('title')} className={styles['export']}>
      <h2 className={styles['cardTitle']}>{t('title')}</h2>
      <p>{t('what')}</p>
      <Button
        size="desk"
        icon={withPeople ? <IconCheck /> : null}
        onPress={() => {
          setWithPeople(!withPeople);
        }}
      >
        {t('people')}
      </Button>
      <p>{t(withPeople ? 'withPeople' : 'withoutPeople')}</p>
      <dl className={styles['key']}>
        <dt>{t('fingerprint')}</dt>
        <dd>
          <code>{key?.fingerprint.replaceAll(/(.{4})(?!$)/g, '$1 ') ?? ''}</code>
        </dd>
      </dl>
      <p>{key ? t(key.isKeptBySystem ? 'keptBySystem' : 'keptInFolder') : ''}</p>
      <p className={styles['said']} role="status">
        {said}
      </p>
      <div className={styles['acts']}>
        <Button size="desk" kind="primary" icon={<IconFileCertificate />} isWaiting={isWaiting} onPress={save}>
          {t('save')}
        </Button>
        <Button size="desk" icon={<IconX />} onPress={onDone}>
          {t('back')}
        </Button>
      </div>
    </Card>
  );
}
