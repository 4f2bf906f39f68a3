import { memo } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslations } from 'use-intl';
import type { PackSnapshotView } from '../../../shared/ipc/contract.ts';
import { askingSlice, dispatch } from '../../ipc/live.ts';
import { useSlice } from '../../ipc/slice.ts';
import { Card } from '../../ui/Card.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { classes } from '../../ui/classes.ts';
import frame from '../../ui/Frame.module.css';
import { IconGift, IconNote } from '../../ui/icons.ts';
import { LineList } from '../../ui/LineList.tsx';
import { ProductPicture } from '../../ui/ProductPicture.tsx';
import { codeParts, nameParts, swatchOf } from '../../words/names.ts';
import { InstructionCard } from './InstructionCard.tsx';
import { QuantityCard } from './QuantityCard.tsx';
import { ScaleCard } from './ScaleCard.tsx';
import { TakeOutCard } from './TakeOutCard.tsx';
import { TraceCard } from './TraceCard.tsx';
import styles from './Verify.module.css';

/** Verify: the item to scan now, the scale, and the order's lines. */
export function Verify({ snapshot }: { readonly snapshot: PackSnapshotView }) {
  const t = useTranslations('verify');
  const { current, quantity, asked } = snapshot;
  const isAsking = useSlice(askingSlice) && quantity !== null;
  const isEntry = isAsking || asked !== null;
  return (
    <main className={classes(frame['main'], styles['main'])}>
      <div className={styles['left']}>
        {snapshot.takingOut ? (
          <TakeOutCard why={snapshot.takingOut} place={snapshot.takingOutTo} />
        ) : asked ? (
          <TraceCard key={`${asked.sku} ${asked.field}`} asked={asked} />
        ) : isAsking ? (
          <QuantityCard quantity={quantity} />
        ) : current ? (
          <NowCard
            lineId={current.lineId}
            sku={current.sku}
            name={current.name}
            image={current.image}
            packed={current.packed}
            quantity={current.quantity}
            hasBarcode={current.hasBarcode}
            kit={current.kit}
          />
        ) : snapshot.instruction ? (
          <InstructionCard instruction={snapshot.instruction} />
        ) : (
          <Card>{null}</Card>
        )}
        {snapshot.parcels.length > 1 || isEntry ? null : (
          <ScaleCard lines={snapshot.lines} current={current} load={snapshot.load} />
        )}
      </div>
      <LineList
        snapshot={snapshot}
        meta={t('lines', { count: snapshot.lines.length })}
        foot={<OrderFoot isGift={snapshot.isGift} note={snapshot.note} />}
      />
    </main>
  );
}

interface NowCardProps {
  readonly lineId: string;
  readonly sku: string;
  readonly name: string;
  readonly image: string | null;
  readonly packed: number;
  readonly quantity: number;
  readonly hasBarcode: boolean;
  readonly kit: string | null;
}

const NowCard = memo(function NowCard({ lineId, sku, name, image, packed, quantity, hasBarcode, kit }: NowCardProps) {
  const t = useTranslations('verify');
  const { title, variant } = nameParts(name);
  const [common, own] = codeParts(sku);
  const swatch = swatchOf(variant);
  const picture = <ProductPicture sku={sku} name={name} image={image} className={styles['picture']} />;
  return (
    <Card role="next" className={styles['now']}>
      {hasBarcode ? (
        picture
      ) : (
        <AriaButton
          className={styles['pictureButton'] ?? ''}
          aria-label={t('tapToCount', { name })}
          onPress={() => {
            dispatch({ type: 'packUnit', lineId });
          }}
        >
          {picture}
        </AriaButton>
      )}
      <div className={styles['words']}>
        <h2 className={classes(styles['title'], title.length > 22 && styles['narrow'])}>{title}</h2>
        {variant === '' ? null : (
          <div className={styles['variant']}>
            {swatch === null ? null : <span className={styles['swatch']} style={{ background: swatch }} />}
            {variant}
          </div>
        )}
        <div className={styles['code']}>
          {common}
          <b>{own}</b>
          {kit === null ? null : <span className={styles['kit']}>{t('partOf', { kit })}</span>}
        </div>
        {hasBarcode ? null : (
          <div className={styles['hint']}>
            <Chip role="next">{t('noBarcode')}</Chip>
          </div>
        )}
        <div className={styles['count']}>
          <span className={styles['done']}>{packed}</span>
          <span className={styles['total']}>{t('ofTotal', { total: quantity })}</span>
        </div>
      </div>
    </Card>
  );
});

const OrderFoot = memo(function OrderFoot({ isGift, note }: { readonly isGift: boolean; readonly note: string }) {
  const t = useTranslations('verify');
  if (!isGift && note === '') return null;
  return (
    <div className={styles['foot']}>
      {note === '' ? <IconGift /> : <IconNote />}
      <div>
        <div className={styles['footTitle']}>{note === '' ? t('giftWrap') : t('note')}</div>
        <div className={styles['footDetail']}>{note === '' ? t('giftDetail') : note}</div>
      </div>
    </div>
  );
});
