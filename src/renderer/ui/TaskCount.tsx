import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { request } from '../ipc/bridge.ts';
import styles from './TaskCount.module.css';

/** How many tasks wait, beside their entry in the menu; nothing while none does. */
export function TaskCount() {
  const t = useTranslations('nav');
  const { data } = useQuery({ queryKey: ['tasks'], queryFn: () => request('tasks.list', {}) });
  const count = data?.tasks.length ?? 0;
  if (count === 0) return null;
  return (
    <span className={styles['count']} role="img" aria-label={t('waiting', { count })}>
      {count > 99 ? '99+' : count}
    </span>
  );
}
