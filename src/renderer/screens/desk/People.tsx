import { exceptions } from '../../../core/people/permissions.ts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { request } from '../../ipc/bridge.ts';
import { appSlice } from '../../ipc/live.ts';
import { useSlice } from '../../ipc/slice.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { IconListCheck, IconPlus, IconPrinter, IconScan, IconUser, IconX } from '../../ui/icons.ts';
import desk from './Desk.module.css';
import styles from './People.module.css';
import { Permissions } from './Permissions.tsx';
import { PersonForm, type Person } from './PersonForm.tsx';
import { PrintBadges } from './PrintBadges.tsx';

/** What is open in place of the list; several ids: their badges. */
type Opened = Person | 'new' | 'permissions' | readonly string[];
const isBadges = (open: Opened | null): open is readonly string[] => Array.isArray(open);

/** Who may sign in here, and the way to let others in. */
export function People({ onBack }: { readonly onBack: () => void }) {
  const queries = useQueryClient();
  const [open, setOpen] = useState<Opened | null>(null);
  const { data } = useQuery({ queryKey: ['people'], queryFn: () => request('people.list', {}), staleTime: 0 });
  if (open === 'permissions')
    return (
      <Permissions
        people={data?.people ?? []}
        onBack={() => {
          setOpen(null);
        }}
      />
    );
  if (isBadges(open))
    return (
      <PrintBadges
        people={data?.people ?? []}
        first={open}
        onChanged={() => void queries.invalidateQueries({ queryKey: ['people'] })}
        onBack={() => {
          setOpen(null);
        }}
      />
    );
  if (open !== null)
    return (
      <PersonForm
        person={open === 'new' ? null : open}
        onDone={() => {
          setOpen(null);
          void queries.invalidateQueries({ queryKey: ['people'] });
        }}
      />
    );
  return <PeopleList people={data?.people ?? []} onOpen={setOpen} onBack={onBack} />;
}

interface PeopleListProps {
  readonly people: readonly Person[];
  readonly onOpen: (what: Opened) => void;
  readonly onBack: () => void;
}

function PeopleList({ people, onOpen, onBack }: PeopleListProps) {
  const t = useTranslations('people');
  const own = useSlice(appSlice)?.user?.userId ?? null;
  return (
    <Card className={desk['wide']}>
      <h2 className={desk['cardHead']}>{t('title')}</h2>
      <ul className={styles['rows']}>
        {people.map((person) => (
          <li key={person.userId} className={styles['row']}>
            <IconUser />
            <span className={styles['name']}>
              <b>{person.name === '' ? t('erased') : person.name}</b>
              <span>{t('numberIs', { number: person.number })}</span>
            </span>
            {person.userId === own ? (
              <Chip role="next" isDesk>
                {t('you')}
              </Chip>
            ) : null}
            {exceptions([person]).map(({ permission, isAllowed }) => (
              <Chip key={permission} isDesk>
                {t(`exception.${permission}`, { isAllowed: String(isAllowed) })}
              </Chip>
            ))}
            {person.badgePrintedAt === null ? null : (
              <Chip role="next" icon={<IconScan />} isDesk>
                {t('badges.pending')}
              </Chip>
            )}
            <span className={styles['role']}>{t(`role.${person.role}`)}</span>
            <Button
              size="desk"
              label={t('badges.choose', { name: person.name })}
              onPress={() => {
                onOpen([person.userId]);
              }}
            >
              {t('badges.one')}
            </Button>
            <Button
              size="desk"
              label={t('changeWhom', { name: person.name })}
              onPress={() => {
                onOpen(person);
              }}
            >
              {t('change')}
            </Button>
          </li>
        ))}
      </ul>
      <div className={desk['cardActions']}>
        <Button
          size="desk"
          kind="primary"
          icon={<IconPlus />}
          onPress={() => {
            onOpen('new');
          }}
        >
          {t('add')}
        </Button>
        <Button
          size="desk"
          icon={<IconPrinter />}
          onPress={() => {
            onOpen([]);
          }}
        >
          {t('badges.button')}
        </Button>
        <Button
          size="desk"
          icon={<IconListCheck />}
          onPress={() => {
            onOpen('permissions');
          }}
        >
          {t('permissions')}
        </Button>
        <Button size="desk" icon={<IconX />} onPress={onBack}>
          {t('back')}
        </Button>
      </div>
    </Card>
  );
}
