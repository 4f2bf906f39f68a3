/** A plain order file of orders of one tea each: number, promised day, what it says of its priority. */
export const plainOrders = (rows: readonly (readonly [string, string, string])[]): string =>
  [
    'order,quantity,sku,name,consignee,address1,city,province,postcode,country,ship_by,priority',
    ...rows.map(([number, shipBy, priority]) =>
      [
        number,
        1,
        'TEA-BRG',
        'Tea',
        'Wren Holt',
        '9 Quarry Road',
        'East Dunmore',
        'WI',
        '54901',
        'US',
        shipBy,
        priority,
      ].join(','),
    ),
    '',
  ].join('\n');
