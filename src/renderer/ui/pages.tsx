import type { ReactNode } from 'react';
import type { AppState } from '../../shared/ipc/contract.ts';
import type { Page } from '../ipc/live.ts';
import {
  IconChartBar,
  IconClipboardList,
  IconCube,
  IconDeviceDesktop,
  IconFileImport,
  IconFileText,
  IconHistory,
  IconListCheck,
  IconPackage,
  IconReceipt2,
  IconTags,
  IconSettings,
  IconTruck,
} from './icons.ts';

/** One entry of the menu. */
export interface PageEntry {
  readonly page: Page;
  readonly word:
    | 'queue'
    | 'tasks'
    | 'orders'
    | 'parcels'
    | 'reports'
    | 'replay'
    | 'manifests'
    | 'boxes'
    | 'products'
    | 'rates'
    | 'imports'
    | 'devices'
    | 'station';
  readonly icon: ReactNode;
  readonly isForSupervisors: boolean;
}

/** The pages of the window in menu order. */
export const PAGES: readonly PageEntry[] = [
  { page: 'bench', word: 'queue', icon: <IconListCheck />, isForSupervisors: false },
  { page: 'tasks', word: 'tasks', icon: <IconClipboardList />, isForSupervisors: false },
  { page: 'orders', word: 'orders', icon: <IconFileText />, isForSupervisors: true },
  { page: 'parcels', word: 'parcels', icon: <IconPackage />, isForSupervisors: false },
  { page: 'manifests', word: 'manifests', icon: <IconTruck />, isForSupervisors: false },
  { page: 'reports', word: 'reports', icon: <IconChartBar />, isForSupervisors: true },
  { page: 'boxes', word: 'boxes', icon: <IconCube />, isForSupervisors: true },
  { page: 'products', word: 'products', icon: <IconTags />, isForSupervisors: true },
  { page: 'rates', word: 'rates', icon: <IconReceipt2 />, isForSupervisors: true },
  { page: 'imports', word: 'imports', icon: <IconFileImport />, isForSupervisors: true },
  { page: 'replay', word: 'replay', icon: <IconHistory />, isForSupervisors: true },
  { page: 'devices', word: 'devices', icon: <IconDeviceDesktop />, isForSupervisors: false },
  { page: 'station', word: 'station', icon: <IconSettings />, isForSupervisors: false },
];

/** The pages that a user may open. */
export const pagesFor = (user: AppState['user']): readonly PageEntry[] =>
  PAGES.filter((entry) => !entry.isForSupervisors || user?.role === 'supervisor');
