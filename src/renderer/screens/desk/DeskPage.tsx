import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { IconChevronDown, IconChevronUp } from '../../ui/icons.ts';
import styles from './Desk.module.css';

interface DeskPageProps {
  readonly title: string;
  readonly chips?: ReactNode;
  readonly actions?: ReactNode;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** One page of the desk: heading and actions above, cards below. */
export function DeskPage({ title, chips, actions, className, children }: DeskPageProps) {
  return (
    <div className={styles['page']}>
      <header className={styles['head']}>
        <h1 className={styles['title']}>{title}</h1>
        {chips}
        <div className={styles['actions']}>{actions}</div>
      </header>
      <main className={classes(styles['main'], className)}>{children}</main>
    </div>
  );
}

interface PagingProps {
  /** First page is 0. */
  readonly page: number;
  /** Null: more than this one, nobody counted how many. */
  readonly pages: number | null;
  readonly onPage: (page: number) => void;
}

/** Arrows under a list that has more than one page. */
export function Paging({ page, pages, onPage }: PagingProps) {
  const t = useTranslations('paging');
  if (pages !== null && pages <= 1) return null;
  return (
    <div className={styles['paging']}>
      {pages === null ? t('page', { page: page + 1 }) : t('pageOf', { page: page + 1, pages })}
      <Button
        size="desk"
        icon={<IconChevronUp />}
        label={t('earlier')}
        isDisabled={page === 0}
        onPress={() => {
          onPage(page - 1);
        }}
      />
      <Button
        size="desk"
        icon={<IconChevronDown />}
        label={t('later')}
        isDisabled={pages !== null && page >= pages - 1}
        onPress={() => {
          onPage(page + 1);
        }}
      />
    </div>
  );
}
