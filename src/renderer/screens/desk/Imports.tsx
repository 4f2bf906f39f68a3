import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslations } from 'use-intl';
import type { RequestOutput } from '../../../shared/ipc/contract.ts';
import { request } from '../../ipc/bridge.ts';
import { appSlice, showFailure } from '../../ipc/live.ts';
import { useSlice } from '../../ipc/slice.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { IconAlertOctagonFilled, IconFileImport, IconFileSpreadsheet, IconX } from '../../ui/icons.ts';
import { useNow } from '../../ui/useNow.ts';
import { clockText, isSameDay, shortDayText } from '../../words/times.ts';
import desk from './Desk.module.css';
import { DeskPage } from './DeskPage.tsx';
import { ImportResult } from './ImportResult.tsx';
import styles from './Imports.module.css';

type List = RequestOutput<'imports.list'>;
type Kind = List['done'][number]['kind'];
const KINDS: readonly Kind[] = ['orders', 'products', 'cartons', 'recalls', 'instructions'];

/** Files in: choose one, watch it, read what was refused and why. */
export function Imports() {
  const t = useTranslations('imports');
  const { data } = useQuery({ queryKey: ['imports'], queryFn: () => request('imports.list', {}) });
  const [chosenId, setChosenId] = useState<string | null>(null);
  const shown = data?.done.find((record) => record.importId === chosenId) ?? data?.done[0];
  return (
    <DeskPage title={t('title')} className={styles['main']}>
      <div className={styles['left']}>
        <Card className={styles['choose']}>
          {data?.running ? <Running running={data.running} /> : <Start failure={data?.failure ?? null} />}
        </Card>
        <Card>
          <h2 className={desk['cardHead']}>{t('history')}</h2>
          <div className={styles['history']}>
            {data?.done.length === 0 ? <p className={desk['empty']}>{t('none')}</p> : null}
            {data?.done.slice(0, 6).map((record) => (
              <Past key={record.importId} record={record} isHere={record === shown} onChoose={setChosenId} />
            ))}
          </div>
        </Card>
      </div>
      {shown ? <ImportResult key={shown.importId} record={shown} /> : <Card>{null}</Card>}
    </DeskPage>
  );
}

function Start({ failure }: { readonly failure: List['failure'] }) {
  const t = useTranslations();
  const [kind, setKind] = useState<Kind>('orders');
  const [file, setFile] = useState<{ readonly path: string; readonly fileName: string } | null>(null);
  const choose = (): void => {
    request('imports.choose', {})
      .then(({ path, fileName }) => {
        if (path !== null) setFile({ path, fileName });
      })
      .catch(showFailure);
  };
  const start = (): void => {
    if (!file) return;
    request('imports.start', { kind, path: file.path }).catch(showFailure);
    setFile(null);
  };
  return (
    <>
      {failure ? (
        <div className={styles['failure']} role="alert">
          <IconAlertOctagonFilled />
          <div>
            <b>{t(`errors.${failure.code}.title`, failure.params)}</b>
            {t(`errors.${failure.code}.action`, failure.params)}
          </div>
        </div>
      ) : null}
      <Choice
        label={t('imports.kindLabel')}
        value={kind}
        onChange={setKind}
        options={KINDS.map((value) => ({ value, text: t(`imports.kind.${value}`) }))}
      />
      <div className={styles['file']}>
        <IconFileSpreadsheet size={32} />
        <span className={file ? undefined : styles['none']}>{file?.fileName ?? t('imports.noFile')}</span>
        <Button size="desk" kind={file ? 'plain' : 'primary'} onPress={choose}>
          {t('imports.choose')}
        </Button>
        <Button
          size="desk"
          kind={file ? 'primary' : 'plain'}
          icon={<IconFileImport />}
          isDisabled={file === null}
          onPress={start}
        >
          {t('imports.start')}
        </Button>
      </div>
    </>
  );
}

function Running({ running }: { readonly running: NonNullable<List['running']> }) {
  const t = useTranslations('imports');
  const percent = Math.floor(running.fraction * 100);
  return (
    <>
      <div className={styles['progress']}>
        <div className={styles['progressRow']}>
          <span>{t('running', { fileName: running.fileName })}</span>
          <span>{t('percent', { percent })}</span>
        </div>
        <div
          className={styles['bar']}
          role="progressbar"
          aria-label={t('progress')}
          aria-valuenow={percent}
          aria-valuemin={0}
          aria-valuemax={100}
        >
          <span style={{ width: `${String(percent)}%` }} />
        </div>
        <span className={desk['meta']}>{t('lines', { count: running.lines })}</span>
      </div>
      <Button
        size="desk"
        kind="stop"
        icon={<IconX />}
        onPress={() => {
          request('imports.cancel', {}).catch(showFailure);
        }}
      >
        {t('cancel')}
      </Button>
    </>
  );
}

interface PastProps {
  readonly record: List['done'][number];
  readonly isHere: boolean;
  readonly onChoose: (importId: string) => void;
}

function Past({ record, isHere, onChoose }: PastProps) {
  const t = useTranslations('imports');
  const timeZone = useSlice(appSlice)?.site?.timeZone ?? 'UTC';
  const now = useNow(60_000);
  const when = isSameDay(record.at, now, timeZone) ? clockText(record.at, timeZone) : shortDayText(record.at, timeZone);
  return (
    <AriaButton
      className={styles['import'] ?? ''}
      data-here={isHere || undefined}
      onPress={() => {
        onChoose(record.importId);
      }}
    >
      <span>{t(`kind.${record.kind}`)}</span>
      <span>
        <b>{record.fileName}</b>
        <span className={styles['when']}>
          {t('summary', { added: record.counts.added, changed: record.counts.changed, refused: record.counts.refused })}
        </span>
      </span>
      <span className={styles['when']}>{when}</span>
    </AriaButton>
  );
}
