/** Longest side of a product's picture in pixels: it is shown at 300 at most, on displays of twice the density. */
const SIDE = 640;

/**
 * A picture as the bench keeps it: WebP, no side longer than 640 pixels, upright however the camera was held. Null for a file that is no picture
 * this window can read.
 */
export async function smallPicture(file: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer> | null> {
  let picture: ImageBitmap;
  try {
    picture = await createImageBitmap(new Blob([file]), { imageOrientation: 'from-image' });
  } catch {
    return null;
  }
  const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height));
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(picture.width * scale)),
    Math.max(1, Math.round(picture.height * scale)),
  );
  const pen = canvas.getContext('2d');
  if (!pen) return null;
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const small = await canvas.convertToBlob({ type: 'image/webp', quality: 0.85 });
  return new Uint8Array(await small.arrayBuffer());
}
