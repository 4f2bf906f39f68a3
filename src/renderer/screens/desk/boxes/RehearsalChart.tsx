import { useTranslations } from 'use-intl';
import { countText } from '../../../words/spoken.ts';
import styles from './Rehearsal.module.css';
import type { RehearsalOutcomeView } from './useRehearsal.ts';

/** Boxes that are shown; the others are so seldom used that no bar would be seen. */
const MOST = 8;

/** Parcels by box, today and in the draft: two bars a box, with their numbers, so that no table is needed beside it. */
export function RehearsalChart({ boxes }: { readonly boxes: RehearsalOutcomeView['boxes'] }) {
  const t = useTranslations('rehearsal');
  const shown = boxes.slice(0, MOST);
  const most = Math.max(1, ...shown.flatMap(({ today, edited }) => [today, edited]));
  const width = (count: number): string => `${((100 * count) / most).toFixed(2)}%`;
  return (
    <div className={styles['chart']}>
      <div className={styles['legend']}>
        <b>{t('perBox')}</b>
        <span data-series="today">{t('today')}</span>
        <span data-series="edited">{t('draft')}</span>
      </div>
      <table>
        <tbody>
          {shown.map(({ boxId, name, today, edited }) => (
            <tr key={boxId}>
              <th scope="row">{name}</th>
              <td>
                <span data-series="today" style={{ inlineSize: width(today) }} />
                <span data-series="edited" style={{ inlineSize: width(edited) }} />
              </td>
              <td>
                <span>{countText(today)}</span>
                <b>{countText(edited)}</b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
