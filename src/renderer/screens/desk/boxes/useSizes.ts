import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { RequestInput, RequestOutput } from '../../../../shared/ipc/contract.ts';
import { listen, request } from '../../../ipc/bridge.ts';
import { sumGap } from '../../../words/measures.ts';

export type SizesAnswer = RequestOutput<'sizes.view'>;
export type SizesView = NonNullable<SizesAnswer['view']>;
export type SizesOutcomeView = NonNullable<SizesView['outcome']>;
export type SizePointView = SizesOutcomeView['points'][number];
export type SizesWishView = RequestInput<'sizes.start'>;

const KEY = ['sizes'];

/** The last proposal of box sizes; undefined until main has answered. */
export function useSizes(): SizesAnswer | undefined {
  const queries = useQueryClient();
  useEffect(() => {
    const again = (): void => void queries.invalidateQueries({ queryKey: KEY });
    const stops = [listen('sizes.changed', again), listen('boxes.changed', again)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [queries]);
  return useQuery({ queryKey: KEY, queryFn: () => request('sizes.view', {}), staleTime: 0 }).data;
}

/** An amount that is saved, in whole units; with a minus where it costs more. */
export function savedText(minor: number, currency: string): string {
  return sumGap({ minor, currency }, { minor: 0, currency }).replace('+', '');
}

/** What a number of sizes saves against today's boxes on the orders held out, minor units; less than nothing where it costs more. */
export const savedMinor = ({ heldOut: { today, edited } }: SizePointView): number => today.minor - edited.minor;
