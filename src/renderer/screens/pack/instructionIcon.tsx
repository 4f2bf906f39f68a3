import type { ReactNode } from 'react';
import type { PackSnapshotView } from '../../../shared/ipc/contract.ts';
import { IconEye, IconFileText, IconGift, IconMail, IconNote, IconPackage, IconSnowflake } from '../../ui/icons.ts';

type Kind = PackSnapshotView['notes'][number]['kind'];

const ICONS: Readonly<Record<Kind, ReactNode>> = {
  giftMessage: <IconMail stroke={1.6} />,
  insert: <IconFileText stroke={1.6} />,
  wrap: <IconGift stroke={1.6} />,
  coldPack: <IconSnowflake stroke={1.6} />,
  packaging: <IconPackage stroke={1.6} />,
  note: <IconNote stroke={1.6} />,
  secondLook: <IconEye stroke={1.6} />,
};

/** The sign of a kind of instruction. */
export const instructionIcon = (kind: Kind): ReactNode => ICONS[kind];
