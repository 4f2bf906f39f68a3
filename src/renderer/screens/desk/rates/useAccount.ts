import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { RequestOutput } from '../../../../shared/ipc/contract.ts';
import { request } from '../../../ipc/bridge.ts';

/** The carrier's account as main tells it. */
export type Account = RequestOutput<'accounts.view'>;

const KEY = ['accounts'];

/** The carrier's account, null until main has answered; `changed` reads it anew. */
export function useAccount(): { readonly account: Account | null; changed(): void } {
  const queries = useQueryClient();
  const { data } = useQuery({ queryKey: KEY, queryFn: () => request('accounts.view', {}), staleTime: 0 });
  return {
    account: data ?? null,
    changed() {
      void queries.invalidateQueries({ queryKey: KEY });
    },
  };
}
