import { createCanvas, loadImage } from '@napi-rs/canvas';

/** A black-and-white picture to look at dot by dot. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  isInk(x: number, y: number): boolean;
  /** Black dots inside a rectangle. */
  ink(box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }): number;
}

/** Decodes a PNG. */
export async function readPicture(png: Uint8Array): Promise<Picture> {
  const image = await loadImage(Buffer.from(png));
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  const isInk = (x: number, y: number): boolean => (data[(y * image.width + x) * 4] ?? 255) < 128;
  return {
    width: image.width,
    height: image.height,
    isInk,
    ink: (box) => {
      let count = 0;
      for (let y = box.y; y < box.y + box.height; y += 1)
        for (let x = box.x; x < box.x + box.width; x += 1) if (isInk(x, y)) count += 1;
      return count;
    },
  };
}

/** The picture as a worse camera sees it: scaled, turned by some degrees, blurred a little. */
export async function degraded(
  png: Uint8Array,
  { scale = 1, degrees = 0 }: { readonly scale?: number; readonly degrees?: number },
): Promise<Uint8Array> {
  const image = await loadImage(Buffer.from(png));
  const canvas = createCanvas(Math.round(image.width * scale) + 80, Math.round(image.height * scale) + 80);
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.translate(canvas.width / 2, canvas.height / 2);
  context.rotate((degrees * Math.PI) / 180);
  if (degrees !== 0) context.filter = 'blur(0.7px)';
  context.drawImage(
    image,
    (-image.width * scale) / 2,
    (-image.height * scale) / 2,
    image.width * scale,
    image.height * scale,
  );
  return canvas.toBuffer('image/png');
}
