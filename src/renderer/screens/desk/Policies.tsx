import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { POLICIES, type Policy } from '../../../core/policies/policies.ts';
import type { AppState, RequestOutput } from '../../../shared/ipc/contract.ts';
import { request } from '../../ipc/bridge.ts';
import { showFailure } from '../../ipc/live.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { Field } from '../../ui/Field.tsx';
import { IconCheck, IconNote, IconX } from '../../ui/icons.ts';
import { weekdayText } from '../../words/times.ts';
import desk from './Desk.module.css';
import { OverrideReasons } from './OverrideReasons.tsx';
import styles from './Policies.module.css';

type Shown = RequestOutput<'policies.list'>['policies'][number];
type Drafts = Readonly<Partial<Record<Policy, string>>>;
type Site = NonNullable<AppState['site']>;

/** What this site decides: each policy with what it does, its bounds, what is usual, and who set it last. */
export function Policies({ site, onBack }: { readonly site: Site; readonly onBack: () => void }) {
  const t = useTranslations('station.policies');
  const queries = useQueryClient();
  const [drafts, setDrafts] = useState<Drafts>({});
  const [isAtReasons, setAtReasons] = useState(false);
  const { data } = useQuery({ queryKey: ['policies'], queryFn: () => request('policies.list', {}), staleTime: 0 });
  const shown = data?.policies ?? [];
  const wrong = shown.filter(({ policy }) => !isRight(policy, drafts[policy]));
  const changes = shown.filter(({ policy, value }) => (drafts[policy] ?? String(value)) !== String(value));
  const save = (): void => {
    const values = Object.fromEntries(changes.map(({ policy }) => [policy, Number(drafts[policy])]));
    request('policies.save', { values }).then(() => {
      setDrafts({});
      void queries.invalidateQueries({ queryKey: ['policies'] });
    }, showFailure);
  };
  if (isAtReasons)
    return (
      <OverrideReasons
        onBack={() => {
          setAtReasons(false);
        }}
      />
    );
  return (
    <Card className={desk['wide']}>
      <h2 className={desk['cardHead']}>{t('title')}</h2>
      <p className={styles['intro']}>{t('intro')}</p>
      <div className={styles['rows']}>
        {shown.map((each) => (
          <PolicyRow
            key={each.policy}
            shown={each}
            draft={drafts[each.policy] ?? String(each.value)}
            site={site}
            onChange={(text) => {
              setDrafts((before) => ({ ...before, [each.policy]: text }));
            }}
          />
        ))}
      </div>
      <div className={desk['cardActions']}>
        <Button
          size="desk"
          kind="primary"
          icon={<IconCheck />}
          isDisabled={changes.length === 0 || wrong.length > 0}
          onPress={save}
        >
          {t('save')}
        </Button>
        <Button
          size="desk"
          icon={<IconNote />}
          onPress={() => {
            setAtReasons(true);
          }}
        >
          {t('reasons')}
        </Button>
        <Button size="desk" icon={<IconX />} onPress={onBack}>
          {t('back')}
        </Button>
      </div>
    </Card>
  );
}

const isRight = (policy: Policy, draft: string | undefined): boolean =>
  draft === undefined ||
  (/^\d{1,7}$/.test(draft) && Number(draft) >= POLICIES[policy].from && Number(draft) <= POLICIES[policy].to);

interface RowProps {
  readonly shown: Shown;
  readonly draft: string;
  readonly site: Site;
  readonly onChange: (text: string) => void;
}

function PolicyRow({ shown: { policy, usual, changed }, draft, site, onChange }: RowProps) {
  const t = useTranslations('station.policies');
  const { unit, from, to } = POLICIES[policy];
  const said = (value: number): string => t(`value.${unit}`, { value, currency: site.currency });
  const facts = [
    unit === 'yesNo' ? t('usualOnly', { usual: said(usual) }) : t('usual', { usual: said(usual), from, to }),
    ...(changed
      ? [t('changed', { by: changed.by, day: weekdayText(changed.at, site.timeZone), before: said(changed.before) })]
      : []),
  ].join(' ');
  return (
    <div className={styles['row']}>
      <div className={styles['words']}>
        <b>{t(`name.${policy}`)}</b>
        <span>{t(`what.${policy}`)}</span>
        <small>{facts}</small>
      </div>
      <div className={styles['value']}>
        {unit === 'yesNo' ? (
          <Choice
            label={t(`name.${policy}`)}
            value={draft}
            onChange={onChange}
            options={(['0', '1'] as const).map((value) => ({ value, text: said(Number(value)) }))}
          />
        ) : (
          <Field
            label={t(`name.${policy}`)}
            value={draft}
            unit={t(`unit.${unit}`, { currency: site.currency })}
            error={isRight(policy, draft) ? '' : t('wrong', { from, to })}
            onChange={onChange}
          />
        )}
      </div>
    </div>
  );
}
