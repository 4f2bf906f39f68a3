import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { RequestInput, RequestOutput } from '../../../../shared/ipc/contract.ts';
import { listen, request } from '../../../ipc/bridge.ts';

export type RehearsalView = NonNullable<RequestOutput<'rehearsal.view'>['view']>;
export type RehearsalOutcomeView = NonNullable<RehearsalView['outcome']>;

/** Orders that go another way: those of one list. */
export type Listed = RequestInput<'rehearsal.orders'>['of'];

/** Every question about the rehearsal begins with it: asked anew whenever main says that it went on. */
export const REHEARSAL_KEY = ['rehearsal'];

/** The last rehearsal; null where there was none, undefined until main has answered. */
export function useRehearsal(): RehearsalView | null | undefined {
  const queries = useQueryClient();
  useEffect(() => {
    const again = (): void => void queries.invalidateQueries({ queryKey: REHEARSAL_KEY });
    const stops = [listen('rehearsal.changed', again), listen('boxes.changed', again)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [queries]);
  return useQuery({ queryKey: [...REHEARSAL_KEY, 'view'], queryFn: () => request('rehearsal.view', {}), staleTime: 0 })
    .data?.view;
}
