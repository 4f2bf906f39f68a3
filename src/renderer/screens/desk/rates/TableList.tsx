import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslations } from 'use-intl';
import { RATE_TABLES, type RateTableName } from '../../../../core/ship/rateBook.ts';
import { classes } from '../../../ui/classes.ts';
import { IconAlertOctagonFilled, IconPencil } from '../../../ui/icons.ts';
import desk from '../Desk.module.css';
import styles from './Rates.module.css';
import { problemsOf, type RateWork } from './useRates.ts';

interface TableListProps {
  readonly work: RateWork;
  readonly shown: RateTableName;
  readonly onShow: (table: RateTableName) => void;
}

/** All tables, with a mark on those that are edited and on those in which something is wrong. */
export function TableList({ work, shown, onShow }: TableListProps) {
  const t = useTranslations('rates');
  return (
    <ul className={desk['list']}>
      {RATE_TABLES.map((table) => {
        const isWrong = problemsOf(work.problems, table).length > 0;
        const isEdited = work.changes.some((change) => change.table === table);
        return (
          <li key={table}>
            <AriaButton
              className={classes(desk['pick'], styles['table'])}
              data-here={table === shown || undefined}
              aria-current={table === shown}
              onPress={() => {
                onShow(table);
              }}
            >
              <span>{t(`table.${table}`)}</span>
              {isWrong ? (
                <IconAlertOctagonFilled className={styles['wrong']} aria-label={t('isWrong')} role="img" />
              ) : isEdited ? (
                <IconPencil aria-label={t('isEdited')} role="img" />
              ) : null}
            </AriaButton>
          </li>
        );
      })}
    </ul>
  );
}
