import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslations } from 'use-intl';
import type { AuditEntryView, RequestOutput } from '../../../../shared/ipc/contract.ts';
import { appSlice } from '../../../ipc/live.ts';
import { useSlice } from '../../../ipc/slice.ts';
import { Card } from '../../../ui/Card.tsx';
import { classes } from '../../../ui/classes.ts';
import { IconShieldCheck } from '../../../ui/icons.ts';
import { momentText } from '../../../words/times.ts';
import desk from '../Desk.module.css';
import { Paging } from '../DeskPage.tsx';
import styles from './Audit.module.css';
import { auditViewSlice, lookAt } from './auditView.ts';
import { actText } from './auditWords.ts';

interface AuditListProps {
  /** Null while it is asked for. */
  readonly page: RequestOutput<'audit.page'> | null;
}

/** A page of changes: what was done, by whom and when. */
export function AuditList({ page }: AuditListProps) {
  const t = useTranslations('audit');
  const { befores, shown } = useSlice(auditViewSlice);
  return (
    <Card label={t('list')}>
      <ul className={desk['list']}>
        {page?.rows.map((entry) => (
          <li key={entry.seq}>
            <Row entry={entry} isShown={entry.seq === shown} />
          </li>
        ))}
      </ul>
      {page?.rows.length === 0 ? (
        <div className={desk['empty']}>
          <IconShieldCheck />
          <b>{t('none')}</b>
          {t('noneDetail')}
        </div>
      ) : null}
      {page ? (
        <Paging
          page={befores.length - 1}
          pages={page.next === null ? befores.length : null}
          onPage={(next) => {
            if (next < befores.length - 1) lookAt({ befores: befores.slice(0, -1) });
            else if (page.next !== null) lookAt({ befores: [...befores, page.next] });
          }}
        />
      ) : null}
    </Card>
  );
}

function Row({ entry, isShown }: { readonly entry: AuditEntryView; readonly isShown: boolean }) {
  const t = useTranslations();
  const timeZone = useSlice(appSlice)?.site?.timeZone ?? 'UTC';
  return (
    <AriaButton
      className={classes(desk['pick'], styles['row'])}
      data-here={isShown || undefined}
      aria-current={isShown}
      onPress={() => {
        lookAt({ shown: entry.seq });
      }}
    >
      <b>{actText(entry, t)}</b>
      <span>{entry.who ?? t('audit.nobody')}</span>
      <span>{momentText(entry.at, timeZone)}</span>
    </AriaButton>
  );
}
