import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslations } from 'use-intl';
import type { ReportViewed } from '../../../../shared/ipc/contract.ts';
import styles from './Reports.module.css';
import { figureText } from './reportTexts.ts';
import { look } from './reportView.ts';

/** The figures of the whole period, each with what it counts and how it was in as many days before. */
export function Figures({ report }: { readonly report: ReportViewed }) {
  const t = useTranslations('reports');
  const { name, period, currency } = report;
  return (
    <div className={styles['figures']}>
      {report.figures.map((figure) => (
        <AriaButton
          key={figure.name}
          className={styles['figure'] ?? ''}
          onPress={() => {
            look({ behind: { name, period, figure: figure.name, row: null } });
          }}
        >
          <span>{t(`figure.${figure.name}`)}</span>
          <span>{t('before', { value: figureText(figure.before, figure.measure, currency) })}</span>
          <b>{figureText(figure.value, figure.measure, currency)}</b>
          <small>
            {t(`means.${figure.name}`)}
            {figure.unknown > 0 ? ` ${t(unknownOf(figure.name), { count: figure.unknown })}` : null}
          </small>
        </AriaButton>
      ))}
    </div>
  );
}

/** What a figure leaves out: orders that nothing was promised of, parcels whose price nobody knows. */
const unknownOf = (name: ReportViewed['figures'][number]['name']) => (name === 'onTime' ? 'unpromised' : 'unpriced');
