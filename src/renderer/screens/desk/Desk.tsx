import type { Page } from '../../ipc/live.ts';

/** The desk. */
export function Desk({ page }: { readonly page: Page }) {
  return <p>{page}</p>;
}
