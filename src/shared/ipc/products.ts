import { z } from 'zod';
import { PRODUCT_GAPS } from '../../core/orders/product.ts';
import { PRODUCT_COLUMNS, type ProductColumn } from '../../core/orders/productRow.ts';
import { mass, text } from './schemas.ts';

const nothing = z.object({}).strict();
const count = z.number().int().min(0);
const cell = z.string().max(2000);
const cells = z.object(
  Object.fromEntries(PRODUCT_COLUMNS.map((column) => [column, cell])) as Record<ProductColumn, typeof cell>,
);

const product = z.object({
  cells,
  isKnown: z.boolean(),
  gaps: z.array(z.enum(PRODUCT_GAPS)),
  learned: z.object({ weight: mass, parcels: count, drift: z.enum(['heavier', 'lighter']).nullable() }).nullable(),
  confusedWith: z.array(text),
});

/** What the window asks about products; for supervisors. */
export const productRequests = {
  'products.page': {
    input: z.object({ list: z.enum(['all', 'missing']), text: z.string().max(100), page: count }),
    output: z.object({
      total: count,
      pageSize: count,
      rows: z.array(
        z.object({
          sku: text,
          name: text,
          orders: count,
          gaps: z.array(z.enum(PRODUCT_GAPS)),
          image: z.string().nullable(),
        }),
      ),
    }),
  },
  'products.view': { input: z.object({ sku: text }), output: z.object({ product: product.nullable() }) },
  /** `seen`: the cells that the change was begun on; null for a new product. */
  'products.save': {
    input: z.object({ cells, seen: cells.nullable() }),
    output: z.object({
      product: product.nullable(),
      refused: z
        .discriminatedUnion('kind', [
          z.object({ kind: z.enum(['stale', 'unchanged']) }),
          z.object({ kind: z.literal('cell'), reason: text, column: text.nullable() }),
        ])
        .nullable(),
    }),
  },
  /** Asks for a picture's file and gives what is in it; it is kept by `products.keepPicture` once it is small. */
  'products.pickPicture': {
    input: nothing,
    output: z.object({ picked: z.union([z.instanceof(Uint8Array), z.enum(['none', 'tooLarge'])]) }),
  },
  /** Keeps a WebP picture of 400 kB at most; its name is what a product's `image` says. Null for what is none. */
  'products.keepPicture': {
    input: z.object({ picture: z.instanceof(Uint8Array).refine(({ length }) => length <= 400_000) }),
    output: z.object({ name: text.nullable() }),
  },
  /** Asks where to and writes all products as CSV there. */
  'products.saveFile': { input: nothing, output: z.object({ isSaved: z.boolean() }) },
} as const;
