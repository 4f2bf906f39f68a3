import { isBoxSetEvent, type BoxSetEvent } from './boxEvents.ts';
import type { StationEvent } from './events.ts';
import { isSettingEvent, settingStream, type SettingEvent } from './settingEvents.ts';

const LONE_SURROGATE = /\p{Surrogate}/gu;

/** Text that UTF-8 can hold, so that a database gives it back as it was hashed: a lone surrogate becomes U+FFFD. */
export const wellFormed = <T extends string>(text: T): T => text.replace(LONE_SURROGATE, '\ufffd') as T;

/** What a fact is about, as `<noun>/<id>`, in well-formed Unicode. */
export const streamOf = (event: StationEvent): string =>
  wellFormed(isBoxSetEvent(event) ? 'boxes' : isSettingEvent(event) ? settingStream(event) : subject(event));

function subject(event: Exclude<StationEvent, BoxSetEvent | SettingEvent>): string {
  if ('userId' in event) return `user/${event.userId}`;
  if ('order' in event) return `order/${event.order.orderId}`;
  if ('recall' in event) return `product/${event.recall.sku}`;
  if ('formId' in event) return `manifest/${event.manifestId}`;
  if ('orderId' in event && !('sessionId' in event)) return `order/${event.orderId}`;
  switch (event.type) {
    case 'siteConfigured':
    case 'policySet':
      return 'site';
    case 'serviceSwitched':
    case 'collectionSet':
      return `carrier/${event.carrier}${event.account === '' ? '' : `/${event.account}`}`;
    case 'signInRefused':
      return 'signIn';
    case 'scaleChecked':
      return `device/${event.deviceId}`;
    case 'productRecorded':
      return `product/${event.product.sku}`;
    case 'productBarcodeAssigned':
    case 'doubtDismissed':
      return `product/${event.sku}`;
    case 'cartonTypeRecorded':
      return `carton/${event.cartonType.id}`;
    case 'instructionRecorded':
      return `instruction/${event.instruction.instructionId}`;
    case 'ratesPublished':
      return 'rates';
    case 'importFinished':
      return `import/${event.importId}`;
    case 'numberBlockReserved':
      return `numbers/${event.series}`;
    case 'manifestClosed':
      return `manifest/${event.manifestId}`;
    case 'parcelStaged':
    case 'parcelLoaded':
    case 'labelReprinted':
    case 'trackingReported':
      return `label/${event.intentId}`;
    case 'dockScanRefused':
      return 'dock';
    case 'taskTaken':
    case 'taskDone':
      return `task/${event.task}`;
    default:
      return event.sessionId === null ? 'bench' : `pack/${event.sessionId}`;
  }
}
