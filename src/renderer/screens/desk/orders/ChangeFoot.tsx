import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslations } from 'use-intl';
import { request } from '../../../ipc/bridge.ts';
import { showFailure } from '../../../ipc/live.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconAlertTriangleFilled, IconCheck, IconX } from '../../../ui/icons.ts';
import { SureButton } from '../../../ui/SureButton.tsx';
import desk from '../Desk.module.css';
import styles from './Orders.module.css';
import {
  ORDERS_KEY,
  type ChangeEffectView,
  type ChangeRefusalView,
  type OrderChangeInput,
  type OrderChangeProps,
} from './useOrders.ts';

interface ChangeFootProps extends OrderChangeProps {
  readonly change: OrderChangeInput;
}

/** What a change does to what is packed, said before it is made; then the press that makes it. */
export function ChangeFoot({ order: { orderId, revision }, change, onLeave }: ChangeFootProps) {
  const t = useTranslations('orders');
  const sure = useTranslations('parcelList');
  const queries = useQueryClient();
  const [seen] = useState(revision);
  const [refused, setRefused] = useState<ChangeRefusalView | null>(null);
  const asked = useDeferredValue(change);
  const { data } = useQuery({
    queryKey: [...ORDERS_KEY, 'plan', orderId, revision, asked],
    queryFn: () => request('orderDesk.plan', { orderId, change: asked }),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  const make = async (): Promise<void> => {
    const answer = await request('orderDesk.change', { orderId, change, seen });
    setRefused(answer.refused);
    if (answer.refused) return;
    await queries.invalidateQueries({ queryKey: ORDERS_KEY });
    onLeave();
  };
  const wrong = refused ?? data?.refused ?? null;
  const isReady = data?.refused === null && seen === revision;
  return (
    <>
      {isReady ? <Effects effects={data.effects} /> : null}
      <p role="alert" className={styles['problem']}>
        {seen === revision ? <Refused refused={wrong} /> : t('change.refused.stale')}
      </p>
      <div className={desk['cardActions']}>
        {isReady ? (
          <SureButton
            key={data.effects.length}
            kind={change.kind === 'cancel' ? 'plain' : 'primary'}
            icon={<IconCheck />}
            isAsked={data.effects.length > 0 || change.kind === 'cancel'}
            sure={sure('sure')}
            onSure={() => void make().catch(showFailure)}
          >
            {t(change.kind === 'cancel' ? 'change.cancel' : 'change.save')}
          </SureButton>
        ) : null}
        <Button size="desk" icon={<IconX />} onPress={onLeave}>
          {t('change.back')}
        </Button>
      </div>
    </>
  );
}

function Refused({ refused }: { readonly refused: ChangeRefusalView | null }) {
  const t = useTranslations('orders');
  // While nothing was typed there is nothing to say.
  if (refused === null || refused.code === 'unchanged') return null;
  return refused.code === 'incomplete'
    ? t('change.refused.incomplete', { gaps: refused.gaps.map((gap) => t(`field.${gap}`)).join(', ') })
    : t(`change.refused.${refused.code}`);
}

function Effects({ effects }: { readonly effects: readonly ChangeEffectView[] }) {
  const t = useTranslations('orders');
  if (effects.length === 0) return <p className={styles['effects']}>{t('change.effect.nothing')}</p>;
  return (
    <ul className={styles['effects']} data-role="attention" aria-label={t('change.effects')}>
      {effects.map((effect, index) => (
        <li key={index}>
          <IconAlertTriangleFilled />
          <EffectWords effect={effect} />
        </li>
      ))}
    </ul>
  );
}

function EffectWords({ effect }: { readonly effect: ChangeEffectView }) {
  const t = useTranslations('orders.change.effect');
  switch (effect.kind) {
    case 'stopsPacking':
      return t(effect.isOpen ? 'stopsPacking' : 'stopsPutAside');
    case 'goodsToPutBack':
      return t('goodsToPutBack', { units: effect.units, name: effect.name });
    case 'labelToVoid':
      return t('labelToVoid', { tracking: effect.tracking });
    case 'weightAnew':
      return t('weightAnew');
    case 'parcelToReopen':
      return t('parcelToReopen', { index: effect.index });
  }
}
