import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslations } from 'use-intl';
import { Button } from '../../ui/Button.tsx';
import { IconAlertTriangleFilled, IconChevronDown, IconChevronUp } from '../../ui/icons.ts';
import type { QueuePage } from './QueueRow.tsx';
import styles from './Queue.module.css';

const FILTERS = ['all', 'late', 'single', 'held'] as const;
export type QueueFilter = (typeof FILTERS)[number];

interface QueueFiltersProps {
  readonly chosen: QueueFilter;
  readonly page: QueuePage | undefined;
  readonly onChoose: (filter: QueueFilter) => void;
  readonly onPage: (page: number) => void;
}

/** Filters with their counts on the left, paging with large arrows on the right. */
export function QueueFilters({ chosen, page, onChoose, onPage }: QueueFiltersProps) {
  const t = useTranslations('queue');
  return (
    <div className={styles['filters']}>
      <div className={styles['filters']} role="group" aria-label={t('filterLabel')}>
        {FILTERS.map((filter) => (
          <AriaButton
            key={filter}
            className={styles['filter'] ?? ''}
            aria-current={filter === chosen}
            data-selected={filter === chosen || undefined}
            data-late={(filter === 'late' && (page?.counts.late ?? 0) > 0) || undefined}
            onPress={() => {
              onChoose(filter);
            }}
          >
            {filter === 'late' && (page?.counts.late ?? 0) > 0 ? <IconAlertTriangleFilled /> : null}
            {t(`filter.${filter}`)} <span>{page?.counts[filter] ?? ''}</span>
          </AriaButton>
        ))}
      </div>
      {page && page.pages > 1 ? <Paging page={page} onPage={onPage} /> : null}
    </div>
  );
}

function Paging({ page, onPage }: { readonly page: QueuePage; readonly onPage: (page: number) => void }) {
  const t = useTranslations('queue');
  return (
    <div className={styles['paging']}>
      <Button
        icon={<IconChevronUp />}
        label={t('earlier')}
        isDisabled={page.page <= 1}
        onPress={() => {
          onPage(page.page - 1);
        }}
      />
      {t('pageOf', { page: page.page, pages: page.pages })}
      <Button
        icon={<IconChevronDown />}
        label={t('later')}
        isDisabled={page.page >= page.pages}
        onPress={() => {
          onPage(page.page + 1);
        }}
      />
    </div>
  );
}
