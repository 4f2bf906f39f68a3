/** A drawn label as an address for `img`; null for none. */
export async function pictureAddress(png: Uint8Array | null): Promise<string | null> {
  if (!png) return null;
  const reader = new FileReader();
  return new Promise((resolve, reject) => {
    reader.onload = () => {
      resolve(typeof reader.result === 'string' ? reader.result : null);
    };
    reader.onerror = () => {
      reject(new Error('the picture of the label could not be read', { cause: reader.error }));
    };
    reader.readAsDataURL(new Blob([new Uint8Array(png)], { type: 'image/png' }));
  });
}
