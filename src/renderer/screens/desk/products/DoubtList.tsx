import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslations } from 'use-intl';
import { appSlice } from '../../../ipc/live.ts';
import { useSlice } from '../../../ipc/slice.ts';
import { Chip } from '../../../ui/Chip.tsx';
import { classes } from '../../../ui/classes.ts';
import { IconAlertTriangleFilled, IconCheck } from '../../../ui/icons.ts';
import { ProductPicture } from '../../../ui/ProductPicture.tsx';
import { weekdayText } from '../../../words/times.ts';
import desk from '../Desk.module.css';
import styles from './Products.module.css';
import { useDoubts, type PairView, type SuspectView } from './useDoubts.ts';

interface DoubtListProps {
  /** Part of a name or SKU; '' for all. */
  readonly text: string;
  readonly shown: string | null;
  readonly pair: PairView | null;
  readonly onShow: (sku: string) => void;
  readonly onPair: (pair: PairView) => void;
}

/** Products whose size or weight is probably wrong, then pairs that packers confuse. */
export function DoubtList({ text, shown, pair, onShow, onPair }: DoubtListProps) {
  const t = useTranslations('doubts');
  const doubts = useDoubts();
  if (!doubts) return null;
  const has = (...words: readonly string[]): boolean =>
    words.some((word) => word.toLowerCase().includes(text.trim().toLowerCase()));
  const suspects = doubts.suspects.filter(({ sku, name }) => has(sku, name));
  const pairs = doubts.pairs.filter(({ sku, other, name, otherName }) => has(sku, other, name, otherName));
  if (suspects.length + pairs.length === 0)
    return (
      <div className={desk['empty']}>
        <IconCheck />
        <b>{t('nothing')}</b>
        {t('nothingDetail')}
      </div>
    );
  return (
    <div className={styles['doubts']}>
      {suspects.length === 0 ? null : <h2>{t('wrong')}</h2>}
      <ul>
        {suspects.map((row) => (
          <li key={row.sku}>
            <Suspect
              row={row}
              isShown={pair === null && row.sku === shown}
              onPress={() => {
                onShow(row.sku);
              }}
            />
          </li>
        ))}
      </ul>
      {pairs.length === 0 ? null : <h2>{t('pairs')}</h2>}
      <ul>
        {pairs.map((row) => (
          <li key={`${row.sku} ${row.other}`}>
            <Pair
              row={row}
              isShown={pair !== null && row.sku === pair.sku && row.other === pair.other}
              onPress={() => {
                onPair(row);
              }}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}

interface RowProps<Row> {
  readonly row: Row;
  readonly isShown: boolean;
  readonly onPress: () => void;
}

function Suspect({ row, isShown, onPress }: RowProps<SuspectView>) {
  const t = useTranslations('doubts');
  return (
    <AriaButton
      className={classes(desk['pick'], styles['row'])}
      data-here={isShown || undefined}
      aria-current={isShown}
      onPress={onPress}
    >
      <ProductPicture sku={row.sku} name={row.name} image={row.image} className={styles['picture']} />
      <span className={styles['words']}>
        <b>{row.name}</b>
        <span>{row.sku}</span>
        <span className={styles['chips']}>
          {(['size', 'weight'] as const).map((kind) =>
            row[kind] ? (
              <Chip key={kind} isDesk role="attention" icon={<IconAlertTriangleFilled />}>
                {t(`kind.${kind}`)}
              </Chip>
            ) : null,
          )}
        </span>
      </span>
    </AriaButton>
  );
}

function Pair({ row, isShown, onPress }: RowProps<PairView>) {
  const t = useTranslations('doubts');
  const zone = useSlice(appSlice)?.site?.timeZone ?? 'UTC';
  return (
    <AriaButton
      className={classes(desk['pick'], styles['row'])}
      data-here={isShown || undefined}
      aria-current={isShown}
      onPress={onPress}
    >
      <span className={styles['twoPictures']}>
        <ProductPicture sku={row.sku} name={row.name} image={row.image} className={styles['picture']} />
        <ProductPicture sku={row.other} name={row.otherName} image={row.otherImage} className={styles['picture']} />
      </span>
      <span className={styles['pairWords']}>
        <b>{row.name}</b>
        <b>{row.otherName}</b>
        <span>{t('often', { count: row.orders, day: weekdayText(row.lastAt, zone) })}</span>
      </span>
    </AriaButton>
  );
}
