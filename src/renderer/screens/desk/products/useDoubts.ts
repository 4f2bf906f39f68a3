import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { RequestInput, RequestOutput } from '../../../../shared/ipc/contract.ts';
import { request } from '../../../ipc/bridge.ts';
import { showFailure } from '../../../ipc/live.ts';
import { PRODUCTS_KEY } from './useProducts.ts';

export type SuspectView = RequestOutput<'doubts.suspects'>['rows'][number];
export type PairView = RequestOutput<'doubts.pairs'>['rows'][number];

const DOUBTS_KEY = [...PRODUCTS_KEY, 'doubts'];

/** Products whose data are probably wrong, and pairs that packers confuse; undefined until main has answered. */
export function useDoubts() {
  return useQuery({
    queryKey: DOUBTS_KEY,
    queryFn: async () => ({
      suspects: (await request('doubts.suspects', {})).rows,
      pairs: (await request('doubts.pairs', {})).rows,
    }),
    staleTime: 0,
  }).data;
}

/** Orders in which a pair was confused. */
export function useConfusedOrders({ sku, other }: PairView) {
  return useQuery({
    queryKey: [...DOUBTS_KEY, sku, other],
    queryFn: () => request('doubts.pair', { sku, other }),
    staleTime: 0,
  }).data?.orders;
}

/** What can be decided of a doubt; lists are read anew after it. */
export function useDoubtActs() {
  const queries = useQueryClient();
  const then = (done: Promise<unknown>): void => {
    done.then(() => queries.invalidateQueries({ queryKey: PRODUCTS_KEY })).catch(showFailure);
  };
  return {
    dismiss(doubt: RequestInput<'doubts.dismiss'>) {
      then(request('doubts.dismiss', doubt));
    },
    declare({ sku, other }: PairView) {
      then(request('doubts.declare', { sku, other }));
    },
  };
}
