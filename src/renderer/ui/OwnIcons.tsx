import type { SVGProps } from 'react';

interface OwnIconProps extends SVGProps<SVGSVGElement> {
  readonly size?: number | string;
}

/** Six upright strokes: a barcode that still reads as one when it is large. */
export function IconBars({ size = 24, ...rest }: OwnIconProps) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" fill="currentColor" aria-hidden {...rest}>
      <path d="M1.8 5h2.3v14H1.8zM5.8 5h2.3v14H5.8zM9.4 5h2.3v14H9.4zM12.9 5h2.3v14h-2.3zM16 5h2.3v14H16zM19.9 5h2.5v14h-2.5z" />
    </svg>
  );
}

/** A sheet with lines and bars: a shipping label. */
export function IconLabel({ size = 24, ...rest }: OwnIconProps) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeLinecap="round"
      strokeWidth="2.2"
      aria-hidden
      {...rest}
    >
      <rect x="4" y="3" width="16" height="18" rx="2" />
      <path d="M8 7.4h7.6M8 11h4.6" />
      <path d="M8 15v2.4M11 15v2.4M13.6 15v2.4M16.2 15v2.4" />
    </svg>
  );
}
