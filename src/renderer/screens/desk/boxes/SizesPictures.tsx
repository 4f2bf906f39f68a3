import { useTranslations } from 'use-intl';
import { ordinaryBoxes } from '../../../../core/boxSizes/proposal.ts';
import { BoxIcon } from '../../../ui/BoxIcon.tsx';
import { dimsText } from '../../../words/measures.ts';
import { asSet } from './boxTexts.ts';
import styles from './Sizes.module.css';
import type { BoxSetWork } from './useBoxSet.ts';
import type { SizePointView } from './useSizes.ts';

/** The boxes of one number of sizes, drawn to one scale, those that would be used most first; below, today's that would go. */
export function SizesPictures({ work, point }: { readonly work: BoxSetWork; readonly point: SizePointView }) {
  const t = useTranslations('sizes');
  const today = ordinaryBoxes(asSet(work.view.inForce));
  const known = new Set<string>(today.map(({ id }) => id));
  const parcels = new Map(point.heldOut.boxes.map(({ boxId, edited }) => [boxId, edited]));
  const used = (id: string): number => parcels.get(id) ?? 0;
  const boxes = ordinaryBoxes(asSet(point.boxes)).toSorted((a, b) => used(b.id) - used(a.id));
  const kept = new Set<string>(boxes.map(({ id }) => id));
  const out = today.filter(({ id }) => !kept.has(id));
  return (
    <>
      <ul className={styles['pictures']}>
        {boxes.map((box) => (
          <li key={box.id}>
            <BoxIcon dims={box.inner} size={52} />
            <span>
              <b>{known.has(box.id) ? box.name : dimsText(box.inner)}</b>
              <span data-new={!known.has(box.id) || undefined}>
                {known.has(box.id) ? dimsText(box.inner) : t('newSize')}
              </span>
              <span>{t('parcels', { count: used(box.id) })}</span>
            </span>
          </li>
        ))}
      </ul>
      {out.length === 0 ? null : (
        <p className={styles['method']}>{t('out', { names: out.map(({ name }) => name).join(', ') })}</p>
      )}
    </>
  );
}
