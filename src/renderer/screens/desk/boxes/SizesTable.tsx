import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslations } from 'use-intl';
import { DASHES, sumText } from '../../../words/measures.ts';
import { countText, localDecimal } from '../../../words/spoken.ts';
import styles from './Sizes.module.css';
import { savedMinor, savedText, type SizePointView, type SizesOutcomeView } from './useSizes.ts';

interface SizesTableProps {
  readonly outcome: SizesOutcomeView;
  readonly point: SizePointView;
  readonly currency: string;
  readonly onChoose: (size: number) => void;
}

/** Every number of sizes with what it saves; a press shows its boxes. */
export function SizesTable({ outcome, point, currency, onChoose }: SizesTableProps) {
  const t = useTranslations('sizes');
  const words = useTranslations('rehearsal');
  const today = outcome.points[0]?.heldOut.today;
  const fill = (percent: number | null): string =>
    percent === null ? DASHES : words('percent', { percent: Math.round(percent) });
  return (
    <div className={styles['tableRoom']}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{t('column.sizes')}</th>
            <th scope="col">{t('column.saved')}</th>
            <th scope="col">{words('parcels')}</th>
            <th scope="col">{t('column.fill')}</th>
          </tr>
        </thead>
        <tbody>
          {today ? (
            <tr>
              <th scope="row">{words('today')}</th>
              <td>{sumText({ minor: 0, currency })}</td>
              <td>{countText(today.parcels)}</td>
              <td>{fill(today.fillPercent)}</td>
            </tr>
          ) : null}
          {outcome.points.map((one) => (
            <tr key={one.size} data-here={one.size === point.size || undefined}>
              <th scope="row">
                <AriaButton
                  className={styles['pick'] ?? ''}
                  aria-pressed={one.size === point.size}
                  aria-label={t('count', { count: one.size })}
                  onPress={() => {
                    onChoose(one.size);
                  }}
                >
                  {one.size}
                  {one.size === outcome.proposed ? <small>{t('proposed')}</small> : null}
                </AriaButton>
              </th>
              <td>
                {savedText(savedMinor(one), currency)} <small>{shareText(one)}</small>
              </td>
              <td>{countText(one.heldOut.edited.parcels)}</td>
              <td>{fill(one.heldOut.edited.fillPercent)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const shareText = (point: SizePointView): string => {
  const { minor } = point.heldOut.today;
  return minor === 0 ? '' : `${localDecimal(((100 * savedMinor(point)) / minor).toFixed(1)).replace('-', '−')} %`;
};
