import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { PackSnapshotView } from '../../shared/ipc/contract.ts';
import { Button } from './Button.tsx';
import { Card } from './Card.tsx';
import { IconChevronDown, IconChevronUp } from './icons.ts';
import { LineRow } from './LineRow.tsx';
import styles from './Lines.module.css';
import { Segments, segmentStates } from './Segments.tsx';

interface LineListProps {
  readonly snapshot: PackSnapshotView;
  readonly meta: ReactNode;
  readonly foot?: ReactNode;
}

/** The order's lines in pick order. Long orders page, and the page with the current line comes up by itself. */
export function LineList({ snapshot, meta, foot }: LineListProps) {
  const t = useTranslations('verify');
  const { lines, packedUnits, totalUnits } = snapshot;
  const currentIndex = Math.max(
    0,
    lines.findIndex((line) => line.state === 'current'),
  );
  const [rows, capacity] = useCapacity(lines.length);
  const [chosen, setChosen] = useState<{ readonly page: number; readonly at: number } | null>(null);
  const pages = Math.max(1, Math.ceil(lines.length / capacity));
  // A page chosen by hand holds until the next scan moves the current line.
  const page = Math.min(pages - 1, chosen?.at === currentIndex ? chosen.page : Math.floor(currentIndex / capacity));
  const shown = lines.slice(page * capacity, (page + 1) * capacity);
  const turn = (by: number) => () => {
    setChosen({ page: Math.max(0, Math.min(pages - 1, page + by)), at: currentIndex });
  };
  return (
    <Card className={styles['card']} label={t('linesLabel')}>
      <div className={styles['head']}>
        <div className={styles['headRow']}>
          <h2 className={styles['right']}>{t('right', { packed: packedUnits, total: totalUnits })}</h2>
          <span className={styles['meta']}>{meta}</span>
        </div>
        <Segments states={segmentStates(lines, packedUnits, totalUnits)} />
      </div>
      <ol className={styles['rows']} ref={rows}>
        {shown.map((line) => (
          <LineRow
            key={line.lineId}
            lineId={line.lineId}
            sku={line.sku}
            name={line.name}
            image={line.image}
            packed={line.packed}
            quantity={line.quantity}
            state={line.state}
            kit={line.kit}
            isTakenOut={isTakenOut(line, snapshot.takingOut)}
          />
        ))}
      </ol>
      {pages > 1 ? (
        <div className={styles['paging']}>
          <Button icon={<IconChevronUp />} label={t('earlierLines')} isDisabled={page === 0} onPress={turn(-1)} />
          {t('linesShown', { from: page * capacity + 1, to: page * capacity + shown.length, total: lines.length })}
          <Button
            icon={<IconChevronDown />}
            label={t('laterLines')}
            isDisabled={page === pages - 1}
            onPress={turn(1)}
          />
        </div>
      ) : null}
      {foot}
    </Card>
  );
}

/** What is in comes out by a touch; a damaged item also before it is in. */
const isTakenOut = (
  { packed, quantity }: PackSnapshotView['lines'][number],
  why: PackSnapshotView['takingOut'],
): boolean => why !== null && (packed > 0 || (why === 'damaged' && quantity > 0));

/** How many whole rows the list has room for, measured; all of them until it is known. */
function useCapacity(count: number): [React.RefObject<HTMLOListElement | null>, number] {
  const list = useRef<HTMLOListElement | null>(null);
  const [room, setRoom] = useState(count);
  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return undefined;
    const measure = (): void => {
      const row = Number.parseFloat(getComputedStyle(element).getPropertyValue('--target-row'));
      setRoom(Math.max(1, Math.floor((element.clientHeight + 4) / row)));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [count]);
  return [list, Math.max(1, room)];
}
