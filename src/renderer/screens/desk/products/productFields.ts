import type { ProductColumn } from '../../../../core/orders/productRow.ts';

/** A column of the form: typed, or chosen of a few words of the file; '' says nothing. */
export interface ProductField {
  readonly column: ProductColumn;
  readonly options?: readonly string[];
  readonly isWide?: boolean;
}

const typed = (column: ProductColumn): ProductField => ({ column });
const wide = (column: ProductColumn): ProductField => ({ column, isWide: true });
const of = (column: ProductColumn, ...options: readonly string[]): ProductField => ({
  column,
  options: ['', ...options],
});
const yesNo = (column: ProductColumn): ProductField => of(column, 'yes');

/** The form in parts that are each seen at once. */
export const PRODUCT_FORM = {
  basics: [
    typed('sku'),
    wide('name'),
    wide('barcode'),
    typed('length'),
    typed('width'),
    typed('height'),
    of('dim_unit', 'mm', 'cm', 'in'),
    typed('weight'),
    of('weight_unit', 'g', 'kg', 'oz', 'lb'),
    typed('location'),
    typed('image'),
  ],
  packing: [
    of('protection', 'wrap', 'fragile'),
    yesNo('up'),
    yesNo('no_stack'),
    of('turn', 'lw', 'lh', 'wh', 'l', 'w', 'h', 'fixed'),
    typed('max_load'),
    of('own_container', 'may', 'must'),
    typed('nest_step'),
    typed('units_per_bag'),
    typed('goods_class'),
  ],
  counting: [
    yesNo('allow_quantity'),
    yesNo('needs_serial'),
    yesNo('needs_lot'),
    yesNo('needs_expiry'),
    typed('min_days_left'),
    wide('parts'),
    wide('look_alike_of'),
  ],
  customs: [
    typed('hs_code'),
    typed('origin'),
    typed('unit_value'),
    typed('value_currency'),
    yesNo('export_control'),
    wide('customs_description'),
  ],
  hazards: [
    of('battery', 'ion', 'metal', 'sodium'),
    of('battery_packing', 'alone', 'with', 'in'),
    typed('un_number'),
    typed('batteries'),
    of('battery_unit', 'cell'),
    yesNo('button_cells'),
    typed('battery_wh'),
    typed('cell_wh'),
    typed('battery_lithium'),
    typed('cell_lithium'),
    typed('battery_net'),
    typed('battery_spares'),
    of('battery_state', 'damaged', 'recalled'),
    yesNo('limited_quantity'),
    of('flammable', 'liquid', 'aerosol'),
    typed('dry_ice'),
    yesNo('age_check'),
  ],
} as const satisfies Readonly<Record<string, readonly ProductField[]>>;
export type ProductPart = keyof typeof PRODUCT_FORM;
export const PRODUCT_PARTS = Object.keys(PRODUCT_FORM) as readonly ProductPart[];

/** The part of the form that a column stands in. */
export const partOf = (column: string): ProductPart =>
  PRODUCT_PARTS.find((part) => PRODUCT_FORM[part].some((field) => field.column === column)) ?? 'basics';
