import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { REASON_LENGTH, REASONS_MOST } from '../../../core/pack/overriding.ts';
import { request } from '../../ipc/bridge.ts';
import { showFailure } from '../../ipc/live.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Field } from '../../ui/Field.tsx';
import { IconPlus, IconX } from '../../ui/icons.ts';
import { overrideReason } from '../../words/reasons.ts';
import desk from './Desk.module.css';
import styles from './People.module.css';

/** Why a supervisor lets go on what a bench stopped: the list they choose from. */
export function OverrideReasons({ onBack }: { readonly onBack: () => void }) {
  const words = useTranslations();
  const t = useTranslations('override.list');
  const queries = useQueryClient();
  const [text, setText] = useState('');
  const { data } = useQuery({ queryKey: ['override.reasons'], queryFn: () => request('override.reasons', {}) });
  const reasons = data?.reasons ?? [];
  const save = (next: string[]): void => {
    request('override.saveReasons', { reasons: next }).then(() => {
      setText('');
      void queries.invalidateQueries({ queryKey: ['override.reasons'] });
    }, showFailure);
  };
  const own = text.trim();
  const isNew = own !== '' && own.length <= REASON_LENGTH && !reasons.includes(own);
  return (
    <Card className={desk['wide']}>
      <h2 className={desk['cardHead']}>{t('title')}</h2>
      <ul className={styles['rows']}>
        {reasons.map((reason) => (
          <li key={reason} className={styles['row']}>
            <span className={styles['name']}>
              <b>{overrideReason(reason, words)}</b>
            </span>
            <Button
              size="desk"
              icon={<IconX />}
              label={t('remove', { reason: overrideReason(reason, words) })}
              onPress={() => {
                save(reasons.filter((other) => other !== reason));
              }}
            />
          </li>
        ))}
      </ul>
      <div className={styles['fields']}>
        <Field
          label={t('own')}
          value={text}
          help={t('help', { most: REASONS_MOST, count: REASON_LENGTH })}
          error={own.length > REASON_LENGTH ? t('tooLong', { count: REASON_LENGTH }) : ''}
          onChange={setText}
        />
      </div>
      <div className={desk['cardActions']}>
        <Button
          size="desk"
          icon={<IconPlus />}
          isDisabled={!isNew || reasons.length >= REASONS_MOST}
          onPress={() => {
            save([...reasons, own]);
          }}
        >
          {t('add')}
        </Button>
        <Button size="desk" icon={<IconX />} onPress={onBack}>
          {words('people.back')}
        </Button>
      </div>
    </Card>
  );
}
