import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import type { AuditDetailView } from '../../../../shared/ipc/contract.ts';
import { request } from '../../../ipc/bridge.ts';
import { appSlice } from '../../../ipc/live.ts';
import { useSlice } from '../../../ipc/slice.ts';
import { Button } from '../../../ui/Button.tsx';
import { Card } from '../../../ui/Card.tsx';
import { IconArrowRight, IconShieldCheck } from '../../../ui/icons.ts';
import { dayText, secondText } from '../../../words/times.ts';
import desk from '../Desk.module.css';
import styles from './Audit.module.css';
import { openChanged, wayOf } from './auditWay.ts';
import { actText, fieldText, valueText } from './auditWords.ts';

/** One act: who and when, and what it changed field by field; one press leads to where it stands now. */
export function AuditDetail({ seq }: { readonly seq: number | null }) {
  const t = useTranslations('audit');
  const { data } = useQuery({
    queryKey: ['audit', 'show', seq],
    queryFn: () => request('audit.show', { seq: seq ?? 0 }),
    enabled: seq !== null,
    placeholderData: keepPreviousData,
  });
  const detail = seq === null ? null : (data?.detail ?? null);
  return (
    <Card label={t('one')}>
      {detail ? (
        <Act detail={detail} />
      ) : (
        <div className={desk['empty']}>
          <IconShieldCheck />
          <b>{t('noneChosen')}</b>
          {t('noneChosenDetail')}
        </div>
      )}
    </Card>
  );
}

function Act({ detail }: { readonly detail: AuditDetailView }) {
  const t = useTranslations();
  const site = useSlice(appSlice)?.site;
  const timeZone = site?.timeZone ?? 'UTC';
  const way = wayOf(detail);
  return (
    <>
      <h2 className={desk['cardHead']}>{actText(detail, t)}</h2>
      <dl className={styles['facts']}>
        <dt>{t('audit.by')}</dt>
        <dd>{detail.who ?? t('audit.nobody')}</dd>
        <dt>{t('audit.when')}</dt>
        <dd>{`${dayText(detail.at, timeZone)}, ${secondText(detail.at, timeZone)}`}</dd>
        <dt>{t('audit.station')}</dt>
        <dd>{site?.bench ?? detail.stationId}</dd>
        <dt>{t('audit.recordIs')}</dt>
        <dd>{detail.seq}</dd>
      </dl>
      <Changes detail={detail} timeZone={timeZone} />
      {way === null ? null : (
        <div className={desk['cardActions']}>
          <Button
            size="desk"
            icon={<IconArrowRight />}
            onPress={() => {
              openChanged(detail);
            }}
          >
            {detail.order ? t('audit.replay', { number: detail.order.number }) : t(`nav.${way}`)}
          </Button>
        </div>
      )}
    </>
  );
}

function Changes({ detail, timeZone }: { readonly detail: AuditDetailView; readonly timeZone: string }) {
  const t = useTranslations();
  const { changes, changeCount } = detail;
  if (changes.length === 0) return <p className={styles['noFields']}>{t('audit.noFields')}</p>;
  return (
    <div className={styles['changes']}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('audit.column.field')}</th>
            <th scope="col">{t('audit.column.before')}</th>
            <th scope="col">{t('audit.column.after')}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ of, field, before, after }, at) => (
            <tr key={at}>
              <th scope="row">
                {of === null ? null : <small>{of}</small>}
                {fieldText(field, t)}
              </th>
              <td>{valueText(before, timeZone, t)}</td>
              <td>{valueText(after, timeZone, t)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {changeCount > changes.length ? <p>{t('audit.more', { count: changeCount - changes.length })}</p> : null}
    </div>
  );
}
