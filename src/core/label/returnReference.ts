/** Most characters of a reference: at 203 dpi its bars then stay three dots a module wide on a 4 in label. */
const MOST = 20;

/**
 * The reference on a parcel's return label: `RMA-10472-1` for its order and place in it, and `RMA-` with its tracking number where the order
 * number has letters that bars don't carry or too many. Null when neither fits. It is never the number of the way out, so that a parcel that
 * comes back is not taken for one that leaves.
 */
export function returnReference(orderNumber: string, index: number, tracking: string | null): string | null {
  const order = orderNumber.trim().replace(/^#\s*/, '').toUpperCase();
  const byOrder = `RMA-${order}-${index.toString()}`;
  if (/^[A-Z0-9][A-Z0-9-]*$/.test(order) && byOrder.length <= MOST) return byOrder;
  const byTracking = `RMA-${tracking ?? ''}`;
  return tracking !== null && /^[A-Z0-9]{4,}$/.test(tracking) && byTracking.length <= MOST ? byTracking : null;
}

/** What a scanned or typed reference leads to: a tracking number, or an order and the place of the parcel in it; null for what is none. */
export function readReturnReference(text: string): { readonly number: string; readonly index: number | null } | null {
  const body = /^RMA-([A-Z0-9-]+)$/.exec(text.trim().toUpperCase())?.[1];
  if (body === undefined) return null;
  const order = /^(.+)-(\d{1,3})$/.exec(body);
  return order ? { number: order[1] ?? '', index: Number(order[2]) } : { number: body, index: null };
}
