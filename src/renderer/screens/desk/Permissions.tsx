import { useTranslations } from 'use-intl';
import { ROLES } from '../../../core/journal/personEvents.ts';
import { exceptions, PERMISSIONS, roleMay } from '../../../core/people/permissions.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { IconCheck, IconMinus, IconX } from '../../ui/icons.ts';
import desk from './Desk.module.css';
import styles from './Permissions.module.css';
import type { Person } from './PersonForm.tsx';

/** What each role may do, from the table that main asks, and of whom something else is said. */
export function Permissions({ people, onBack }: { readonly people: readonly Person[]; readonly onBack: () => void }) {
  const t = useTranslations('people');
  const others = exceptions(people);
  return (
    <Card className={desk['wide']}>
      <h2 className={desk['cardHead']}>{t('permissions')}</h2>
      <div className={styles['scroll']}>
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{t('may')}</th>
              {ROLES.map((role) => (
                <th key={role} scope="col">
                  {t(`role.${role}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {PERMISSIONS.map((permission) => (
              <tr key={permission}>
                <th scope="row">{t(`permission.${permission}`)}</th>
                {ROLES.map((role) => (
                  <td key={role} data-may={roleMay(role, permission) || undefined}>
                    {roleMay(role, permission) ? (
                      <IconCheck role="img" aria-label={t('yes')} />
                    ) : (
                      <IconMinus role="img" aria-label={t('no')} />
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        <h3 className={styles['head']}>{t('exceptions')}</h3>
        {others.length === 0 ? <p className={styles['none']}>{t('noExceptions')}</p> : null}
        <ul className={styles['others']}>
          {others.map(({ person, permission, isAllowed }) => (
            <li key={`${person.userId} ${permission}`}>
              <b>{person.name === '' ? t('numberIs', { number: person.number }) : person.name}</b>{' '}
              {t(`role.${person.role}`)}: {t(`exception.${permission}`, { isAllowed: String(isAllowed) })}
            </li>
          ))}
        </ul>
      </div>
      <div className={desk['cardActions']}>
        <Button size="desk" icon={<IconX />} onPress={onBack}>
          {t('back')}
        </Button>
      </div>
    </Card>
  );
}
