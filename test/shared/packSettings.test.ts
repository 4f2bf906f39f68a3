import { expect, it } from 'vitest';
import { PACK_SETTINGS } from '../../src/core/carton/fits.ts';
import { packSettings, stationConfig } from '../../src/shared/config.ts';

it('a site packs as built in, but for what its file says', () => {
  expect(packSettings(stationConfig.parse({}))).toEqual(PACK_SETTINGS);
  const own = stationConfig.parse({
    packing: { paddingMm: { wrap: 5 }, apart: [['Food', 'Soap']], minSupport: 70, handlingMinor: 90 },
  });
  expect(packSettings(own)).toEqual({
    ...PACK_SETTINGS,
    padding: { ...PACK_SETTINGS.padding, wrap: { digits: 5, exponent: 0, unit: 'mm' } },
    apart: [['food', 'soap']],
    minSupport: 70,
    handlingMinor: 90,
  });
  expect(stationConfig.safeParse({ packing: { minSupport: 101 } }).success).toBe(false);
});
