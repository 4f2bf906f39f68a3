import { may } from '../../../core/people/permissions.ts';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { TaskViewed } from '../../../shared/ipc/contract.ts';
import { request } from '../../ipc/bridge.ts';
import {
  appSlice,
  dispatch,
  goTo,
  shownManifestSlice,
  shownParcelSlice,
  shownProductSlice,
  showFailure,
} from '../../ipc/live.ts';
import { useSlice } from '../../ipc/slice.ts';
import { Button } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { IconCircleCheckFilled, IconPrinter } from '../../ui/icons.ts';

/** One press from a task to where it is mended. What somebody may not do is not offered to them. */
export function WayOut({
  way,
  onCompare,
  onPutBack,
}: {
  readonly way: TaskViewed['wayOut'];
  readonly onCompare: (orderId: string) => void;
  readonly onPutBack: (sessionId: string) => void;
}) {
  const t = useTranslations('tasks.way');
  const user = useSlice(appSlice)?.user;
  const button = (
    word:
      | 'parcel'
      | 'openOrder'
      | 'releaseOrder'
      | 'queue'
      | 'manifests'
      | 'imports'
      | 'boxes'
      | 'rates'
      | 'address'
      | 'putBack'
      | 'product',
    act: () => void,
  ) => (
    <Button size="desk" onPress={act}>
      {t(word)}
    </Button>
  );
  switch (way.kind) {
    case 'parcel':
      return button('parcel', () => {
        shownParcelSlice.set(way.parcelId);
        goTo('parcels');
      });
    case 'openOrder':
      return button('openOrder', () => {
        dispatch({ type: 'openOrder', orderId: way.orderId });
        goTo('bench');
      });
    case 'releaseOrder':
      return may(user, 'orders')
        ? button('releaseOrder', () => {
            request('orders.release', { orderId: way.orderId }).catch(showFailure);
          })
        : null;
    case 'address':
      return may(user, 'orders')
        ? button('address', () => {
            onCompare(way.orderId);
          })
        : null;
    case 'putBack':
      return button('putBack', () => {
        onPutBack(way.sessionId);
      });
    case 'printBarcode':
      return may(user, 'products') ? <PrintBarcode sku={way.sku} /> : null;
    case 'manifests':
      return button('manifests', () => {
        shownManifestSlice.set(way.manifestId);
        goTo('manifests');
      });
    case 'queue':
      return button('queue', () => {
        goTo('bench');
      });
    case 'product':
      return may(user, 'products')
        ? button('product', () => {
            shownProductSlice.set(way.sku);
            goTo('products');
          })
        : null;
    case 'imports':
    case 'rates':
    case 'boxes': {
      const page = way.kind;
      return may(user, page)
        ? button(page, () => {
            goTo(page);
          })
        : null;
    }
    case 'none':
      return null;
  }
}

function PrintBarcode({ sku }: { readonly sku: string }) {
  const t = useTranslations('tasks');
  const [printed, setPrinted] = useState<string | null>(null);
  const [isWaiting, setWaiting] = useState(false);
  if (printed !== null) {
    return (
      <Chip role="done" icon={<IconCircleCheckFilled />} isDesk>
        {t('printed', { barcode: printed })}
      </Chip>
    );
  }
  const print = (): void => {
    setWaiting(true);
    request('products.printBarcode', { sku })
      .then((answer) => {
        setPrinted(answer.barcode);
      })
      .catch(showFailure)
      .finally(() => {
        setWaiting(false);
      });
  };
  return (
    <Button size="desk" icon={<IconPrinter />} isWaiting={isWaiting} onPress={print}>
      {t('way.printBarcode')}
    </Button>
  );
}
