import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { RequestOutput } from '../../../shared/ipc/contract.ts';
import { Card } from '../../ui/Card.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { IconAlertTriangleFilled, IconCircleCheckFilled } from '../../ui/icons.ts';
import { countText } from '../../words/spoken.ts';
import { reasonText } from '../../words/rowReason.ts';
import desk from './Desk.module.css';
import { Paging } from './DeskPage.tsx';
import styles from './Imports.module.css';

type Import = RequestOutput<'imports.list'>['done'][number];
const COUNTS = ['lines', 'added', 'changed', 'unchanged', 'refused'] as const;
/** As many rows of two lines as stand under the counts in the small window. */
const ROWS = 5;

/** One import: its counts and each refused row with its line and reason. */
export function ImportResult({ record }: { readonly record: Import }) {
  const t = useTranslations('imports');
  const [page, setPage] = useState(0);
  const pages = Math.max(1, Math.ceil(record.refused.length / ROWS));
  return (
    <Card>
      <h2 className={desk['cardHead']}>
        {record.fileName}
        {record.refused.length === 0 ? (
          <Chip role="done" icon={<IconCircleCheckFilled />} isDesk>
            {t('noneRefused')}
          </Chip>
        ) : (
          <Chip role="attention" icon={<IconAlertTriangleFilled />} isDesk>
            {t(record.counts.refused === 0 ? 'notAllRead' : 'refusedRows')}
          </Chip>
        )}
      </h2>
      <div className={styles['counts']}>
        {COUNTS.map((count) => (
          <div key={count} data-refused={(count === 'refused' && record.counts.refused > 0) || undefined}>
            <b>{countText(record.counts[count])}</b>
            <span>{t(`counts.${count}`)}</span>
          </div>
        ))}
      </div>
      <ol className={styles['rows']}>
        {record.refused.slice(page * ROWS, (page + 1) * ROWS).map((row) => (
          <li key={`${String(row.line)} ${row.reason} ${row.column ?? ''}`} className={styles['row']}>
            <b>{t('line', { line: row.line })}</b>
            <span>{reasonText(row.reason, t)}</span>
            {row.column === null ? null : <code>{row.column}</code>}
          </li>
        ))}
      </ol>
      <Paging page={page} pages={pages} onPage={setPage} />
    </Card>
  );
}
