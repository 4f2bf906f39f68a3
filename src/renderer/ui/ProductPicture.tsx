import { memo, useState } from 'react';
import { classes } from './classes.ts';
import { drawings, outlines, Placeholder } from './Drawings.tsx';
import styles from './ProductPicture.module.css';

interface ProductPictureProps {
  readonly sku: string;
  readonly name: string;
  /** File name under the data folder's images, `demo:<name>`, or null. */
  readonly image: string | null;
  /** On a wide plate the drawing is cropped to its own outline. */
  readonly isTight?: boolean;
  readonly className?: string | undefined;
}

/** A product's picture on its plate: the shop's photo, a demo drawing, or a drawn stand-in. Decorative: the name stands beside it. */
export const ProductPicture = memo(function ProductPicture({
  sku,
  name,
  image,
  isTight = false,
  className,
}: ProductPictureProps) {
  const drawing = image?.startsWith('demo:') ? drawings[image.slice(5)] : undefined;
  // A photo that the folder does not have (yet) is no broken picture: the stand-in is drawn.
  const [missing, setMissing] = useState<string | null>(null);
  const isPhoto = image !== null && !image.startsWith('demo:') && image !== missing;
  return (
    <span className={classes(styles['plate'], className)} aria-hidden>
      {isPhoto ? (
        <img
          src={`station-image://images/${encodeURIComponent(image)}`}
          alt=""
          draggable={false}
          onError={() => {
            setMissing(image);
          }}
        />
      ) : (
        <svg viewBox={(isTight && outlines[image ?? '']) || '0 0 100 100'}>
          {drawing ? drawing() : <Placeholder sku={sku} name={name} />}
        </svg>
      )}
    </span>
  );
});
