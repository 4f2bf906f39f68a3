import type { PackSnapshotView } from '../../../shared/ipc/contract.ts';
import { IconCheck, IconEqualNot } from '../../ui/icons.ts';
import { ProductPicture } from '../../ui/ProductPicture.tsx';
import styles from './PairPictures.module.css';

/** Beside the band: the item that was counted, and the one it is not. Decorative: the band's words name both. */
export function PairPictures({ pair }: { readonly pair: NonNullable<PackSnapshotView['pair']> }) {
  return (
    <div className={styles['pair']} aria-hidden>
      <span className={styles['scanned']}>
        <ProductPicture {...pair.scanned} className={styles['picture']} isTight />
        <IconCheck className={styles['check']} stroke={3} />
      </span>
      <IconEqualNot className={styles['unlike']} stroke={2.4} />
      <ProductPicture {...pair.other} className={styles['picture']} isTight />
    </div>
  );
}
