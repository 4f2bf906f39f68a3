import { expectTypeOf, test } from 'vitest';
import type { PackSnapshot } from '../../src/core/pack/snapshot.ts';
import type { PackSnapshotView } from '../../src/shared/ipc/contract.ts';

type DeepReadonly<T> = T extends string | number | boolean | null | undefined
  ? T
  : { readonly [K in keyof T]: DeepReadonly<T[K]> };

test('the window contract takes every snapshot the core makes', () => {
  expectTypeOf<PackSnapshot>().toExtend<DeepReadonly<PackSnapshotView>>();
});
