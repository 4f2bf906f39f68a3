import type { RateTables } from '../../src/core/ship/rateBook.ts';

const csv = (...lines: readonly string[]): string => `${lines.join('\n')}\n`;

/**
 * A tariff with everything a tariff can have: several services of which the cheapest changes with weight and size, rules that work in
 * ounces, classes and from a weight on, weight breaks with and without steps, least weights, surcharges by lane, residential, fuel.
 */
export const MANY_SERVICES: Partial<RateTables> = {
  settings: csv('setting,value', 'carrier,Many', 'residential,noCompany'),
  services: csv(
    'origin,service,name,rule,words,min_weight,days',
    'US,advantage,Advantage,usps-ground-advantage,,,4',
    'US,economy,Economy,fedex-ground-economy,,3 lb,6',
    'US,daily,Daily,ups-us-daily,,,3',
    '*,small,Small,dhl-paeckchen-m,,,3',
    '*,classes,Classes,dhl-paket,,,2',
    '*,metric,Metric,ups-eu,,,1',
    '*,canada,Graded,canada-post,,,1',
  ),
  zones: csv(
    'origin,origin_postcode,destination,destination_postcode,zone',
    'US,,US,0-4,east',
    'US,,US,5-9,west',
    'US,6,US,941-949,bay',
    '*,,*,,all',
  ),
  prices: csv(
    'origin,service,zone,from,to,up_to,price,over,per_step,step',
    'US,advantage,*,,,4 oz,4.10,,,',
    'US,advantage,*,,,8 oz,4.35,,,',
    'US,advantage,*,,,1 lb,5.15,,,',
    'US,advantage,*,,,,5.15,1 lb,0.83,1 lb',
    'US,economy,*,,,10 lb,6.00,,0.40,1 lb',
    'US,economy,*,,,,10.00,10 lb,0.525,0.5 lb',
    'US,daily,*,,,,7.00,,0.50,1 lb',
    '*,small,all,,,,4.19,,,',
    '*,classes,all,,,2 kg,6.19,,,',
    '*,classes,all,,,5 kg,7.69,,,',
    '*,classes,all,,,10 kg,10.49,,,',
    '*,classes,all,,,,18.99,,,',
    '*,metric,all,,,1.3 kg,5.00,,,',
    '*,metric,all,,,,6.00,1 kg,0.71,0.75 kg',
    '*,canada,all,,,,5.50,,0.11,100 g',
  ),
  surcharges: csv(
    'origin,service,zone,from,to,flag,amount',
    'US,*,*,,,additionalHandling,20.00',
    'US,*,*,,,largePackage,90.00',
    'US,*,*,,,residential,2.125',
    'US,advantage,bay,,,residential,0.00',
    'US,advantage,*,,,over22in,4.00',
    'US,advantage,*,,,over2ft3,15.00',
    '*,metric,*,,,additionalHandling,9.90',
  ),
  fuel: csv(
    'origin,service,from,to,percent',
    'US,daily,2026-11-01,2026-11-30,18.75',
    'US,daily,2026-12-01,,20',
    '*,*,,,7.3',
  ),
  transit: csv('origin,service,zone,days', 'US,daily,bay,2'),
};
