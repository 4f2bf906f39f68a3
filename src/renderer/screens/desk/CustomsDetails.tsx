import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { INCOTERMS, incotermOf } from '../../../core/ship/incoterms.ts';
import { NO_SITE_CUSTOMS, type SiteCustoms } from '../../../core/ship/siteCustoms.ts';
import { request } from '../../ipc/bridge.ts';
import { appSlice, showFailure } from '../../ipc/live.ts';
import { useSlice } from '../../ipc/slice.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Field } from '../../ui/Field.tsx';
import { IconCheck, IconX } from '../../ui/icons.ts';
import { Select } from '../../ui/Select.tsx';
import desk from './Desk.module.css';
import styles from './CustomsDetails.module.css';

const NUMBERS = ['eori', 'vat', 'ioss'] as const;

/** What the site's customs papers say of it: its numbers, its terms, and whose name stands for the signature. */
export function CustomsDetails({ onBack }: { readonly onBack: () => void }) {
  const t = useTranslations('papers.customs');
  const [draft, setDraft] = useState<SiteCustoms>(useSlice(appSlice)?.site?.customs ?? NO_SITE_CUSTOMS);
  const [problem, setProblem] = useState<keyof SiteCustoms | null>(null);
  const set = (patch: Partial<SiteCustoms>): void => {
    setDraft({ ...draft, ...patch });
    setProblem(null);
  };
  const save = (): void => {
    request('papers.saveCustoms', draft).then((answer) => {
      setProblem(answer.problem);
      if (answer.problem === null) onBack();
    }, showFailure);
  };
  return (
    <Card className={desk['wide']}>
      <h2 className={desk['cardHead']}>{t('title')}</h2>
      <div className={styles['fields']}>
        {NUMBERS.map((key) => (
          <Field
            key={key}
            label={t(key)}
            help={t(`${key}Help`)}
            error={problem === key ? t(`problem.${key}`) : ''}
            value={draft[key]}
            onChange={(text) => {
              set({ [key]: text.toUpperCase() });
            }}
          />
        ))}
        <Field
          label={t('signer')}
          help={t('signerHelp')}
          error={problem === 'signer' ? t('problem.signer') : ''}
          value={draft.signer}
          onChange={(signer) => {
            set({ signer });
          }}
        />
        <div className={styles['term']}>
          <span>{t('incoterm')}</span>
          <Select
            label={t('incoterm')}
            options={INCOTERMS.map((term) => ({ value: term, text: term }))}
            value={draft.incoterm}
            onChange={(text) => {
              set({ incoterm: incotermOf(text) ?? draft.incoterm });
            }}
          />
        </div>
      </div>
      <div className={desk['cardActions']}>
        <Button size="desk" icon={<IconCheck />} onPress={save}>
          {t('save')}
        </Button>
        <Button size="desk" icon={<IconX />} onPress={onBack}>
          {t('back')}
        </Button>
      </div>
    </Card>
  );
}
