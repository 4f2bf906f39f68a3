import type { OrderCare } from '../../core/orders/order.ts';
import { isNo, isYes } from './cells.ts';

/** Names of a shop's attributes that hold the message of a gift, how it is to be wrapped, the customer's language and their own number of the order. */
export const GIFT_MESSAGE = /^gift[ _-]*(?:message|note)$/i;
export const WRAP = /^(?:gift[ _-]*)?wrap(?:ping)?$/i;

export const LOCALE = /^(?:customer[ _-]*)?(?:locale|language)$/i;
export const PURCHASE_ORDER = /^(?:po|purchase[ _-]*order)(?:[ _-]*(?:number|no\.?|#))?$/i;

/** A language tag (BCP 47) as shops write it; what is none says nothing. */
const TAG = /^[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*$/i;

/** The value of an attribute, of lines `name: value`; '' where there is none. */
export function attribute(attributes: string, name: RegExp): string {
  for (const line of attributes.split(/\r?\n/)) {
    const at = line.indexOf(':');
    if (at > 0 && name.test(line.slice(0, at).trim())) return line.slice(at + 1).trim();
  }
  return '';
}

/** What an order says of how it is packed. A plain yes for wrapping says no more than that; an order that says nothing gets nothing. */
export function careOf(stated: {
  readonly customer: string;
  readonly purchaseOrder: string;
  readonly locale: string;
  readonly wrap: string;
  readonly giftMessage: string;
}): { readonly care?: OrderCare } {
  const { customer, purchaseOrder, locale, wrap, giftMessage } = stated;
  const care: OrderCare = {
    ...(customer !== '' && { customer }),
    ...(purchaseOrder !== '' && { purchaseOrder }),
    ...(TAG.test(locale) && { locale }),
    ...(wrap !== '' && !isNo(wrap) && { wrap: isYes(wrap) ? '' : wrap }),
    ...(giftMessage !== '' && { hasGiftMessage: true }),
  };
  return Object.keys(care).length > 0 ? { care } : {};
}
