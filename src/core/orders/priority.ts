/** How much an order presses, the most first. `rush` leaves with the next truck, whatever was promised. */
export const ORDER_PRIORITIES = ['rush', 'high', 'normal', 'low'] as const;
export type OrderPriority = (typeof ORDER_PRIORITIES)[number];

/** What holds for an order: a supervisor's word before the channel's; without either it is normal. */
export const priorityOf = (said: {
  readonly givenPriority?: OrderPriority;
  readonly priority?: OrderPriority;
}): OrderPriority => said.givenPriority ?? said.priority ?? 'normal';
