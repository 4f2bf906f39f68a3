import { SHIPPING_STOCK } from '../shippingLabel.ts';
import { stock, type Dpmm } from '../layout/stock.ts';
import { exactly, zplRenderer } from './zplRenderer.ts';

/** Size in dots that the ZPL itself declares (^PW, ^LL), else that of a 4 x 6 in label. */
export function declaredSize(zpl: string, dpmm: Dpmm): { readonly width: number; readonly height: number } {
  const usual = stock(SHIPPING_STOCK, dpmm);
  const dots = (command: RegExp, otherwise: number): number => {
    const value = Number(command.exec(zpl)?.[1]);
    return Number.isInteger(value) && value > 0 && value <= 32_000 ? value : otherwise;
  };
  return { width: dots(/\^PW(\d{1,5})/, usual.width), height: dots(/\^LL(\d{1,5})/, usual.height) };
}

/** PNGs of every label in the ZPL, one pixel a dot, all of the size that the ZPL declares first. Rejects when it can't be drawn. */
export async function labelPictures(zpl: Uint8Array, dpmm: Dpmm): Promise<readonly Uint8Array[]> {
  const api = await zplRenderer();
  const text = new TextDecoder().decode(zpl);
  const size = declaredSize(text, dpmm);
  const pictures = await api.zplToBase64MultipleAsync(
    text,
    exactly(size.width, dpmm),
    exactly(size.height, dpmm),
    dpmm,
  );
  return pictures.map((picture) => new Uint8Array(Buffer.from(picture, 'base64')));
}

/** PNG of the first label in the ZPL, one pixel a dot. Rejects when the ZPL can't be drawn. */
export async function previewPng(zpl: Uint8Array, dpmm: Dpmm): Promise<Uint8Array> {
  const api = await zplRenderer();
  const text = new TextDecoder().decode(zpl);
  const size = declaredSize(text, dpmm);
  const base64 = await api.zplToBase64Async(text, exactly(size.width, dpmm), exactly(size.height, dpmm), dpmm);
  return new Uint8Array(Buffer.from(base64, 'base64'));
}
