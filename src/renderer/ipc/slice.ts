import { useSyncExternalStore } from 'react';

/** One value that main tells; replaced whole, read by components without a copy. */
export interface Slice<T> {
  get(): T;
  set(value: T): void;
  subscribe(listener: () => void): () => void;
}

/** A slice with its first value. Setting it repaints its readers once, in the same frame. */
export function createSlice<T>(first: T): Slice<T> {
  let value = first;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set: (next) => {
      value = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The slice's value, repainted when it changes. */
export const useSlice = <T>(slice: Slice<T>): T => useSyncExternalStore(slice.subscribe, slice.get);
