import { Button as AriaButton } from 'react-aria-components/Button';
import { Input } from 'react-aria-components/Input';
import { SearchField as AriaSearchField } from 'react-aria-components/SearchField';
import { useTranslations } from 'use-intl';
import { IconSearch, IconX } from '../../ui/icons.ts';
import styles from './Queue.module.css';

/** Finds an order by number or item. Scans do not need it: they are read wherever the focus is. */
export function SearchField({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (text: string) => void;
}) {
  const t = useTranslations('queue');
  return (
    <AriaSearchField
      className={styles['search'] ?? ''}
      aria-label={t('search')}
      value={value}
      onChange={onChange}
      maxLength={100}
    >
      <IconSearch />
      <Input placeholder={t('search')} />
      {value === '' ? null : (
        <AriaButton className={styles['clear'] ?? ''} aria-label={t('clear')}>
          <IconX />
        </AriaButton>
      )}
    </AriaSearchField>
  );
}
