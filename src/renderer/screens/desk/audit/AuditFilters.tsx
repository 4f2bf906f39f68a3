import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { AUDIT_KINDS } from '../../../../core/audit/audited.ts';
import { request } from '../../../ipc/bridge.ts';
import { useSlice } from '../../../ipc/slice.ts';
import field from '../../../ui/Field.module.css';
import { SearchField } from '../../../ui/SearchField.tsx';
import { Select } from '../../../ui/Select.tsx';
import styles from './Audit.module.css';
import { AUDIT_SPANS, auditViewSlice, lookAt } from './auditView.ts';

/** What of all changes is looked for: by words, what they are about, who made them and when. */
export function AuditFilters() {
  const t = useTranslations();
  const { kind, by, text, span } = useSlice(auditViewSlice);
  const { data } = useQuery({ queryKey: ['audit', 'people'], queryFn: () => request('audit.people', {}) });
  const spanText = (one: (typeof AUDIT_SPANS)[number]): string =>
    one === 'all' || one === 'own' ? t(`audit.span.${one}`) : t(`reports.last.${one}`);
  return (
    <div className={styles['filters']}>
      <SearchField
        label={t('audit.search')}
        clearLabel={t('audit.clear')}
        value={text}
        onChange={(next) => {
          lookAt({ text: next });
        }}
      />
      <Select
        label={t('audit.about')}
        value={kind ?? ''}
        options={[
          { value: '', text: t('audit.allKinds') },
          ...AUDIT_KINDS.map((value) => ({ value, text: t(`audit.kind.${value}`) })),
        ]}
        onChange={(value) => {
          lookAt({ kind: AUDIT_KINDS.find((one) => one === value) ?? null });
        }}
      />
      <Select
        label={t('audit.by')}
        value={by ?? ''}
        options={[
          { value: '', text: t('audit.everybody') },
          ...(data?.people ?? []).map(({ userId, name }) => ({ value: userId, text: name })),
        ]}
        onChange={(value) => {
          lookAt({ by: value === '' ? null : value });
        }}
      />
      <Select
        label={t('audit.when')}
        value={span.toString()}
        options={AUDIT_SPANS.map((one) => ({ value: one.toString(), text: spanText(one) }))}
        onChange={(value) => {
          lookAt({ span: AUDIT_SPANS.find((one) => one.toString() === value) ?? 'all' });
        }}
      />
      {span === 'own' ? <OwnDays /> : null}
    </div>
  );
}

function OwnDays() {
  const t = useTranslations('audit');
  const { from, to } = useSlice(auditViewSlice);
  const day = (name: 'from' | 'to', value: string) => (
    <span className={field['box']}>
      <input
        type="date"
        aria-label={t(`span.${name}`)}
        value={value}
        onChange={(event) => {
          lookAt({ [name]: event.target.value });
        }}
      />
    </span>
  );
  return (
    <span className={styles['days']}>
      {day('from', from)}
      {day('to', to)}
    </span>
  );
}
