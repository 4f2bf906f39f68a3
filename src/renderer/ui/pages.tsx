import { may, type Permission } from '../../core/people/permissions.ts';
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
  IconShieldCheck,
  IconTruck,
} from './icons.ts';

/** One entry of the menu. */
export interface PageEntry {
  readonly page: Page;
  /** The bench is called by what it shows first. */
  readonly word: Exclude<Page, 'bench'> | 'queue';
  readonly icon: ReactNode;
  /** Who may not do it does not see it; null: everybody does. */
  readonly needs: Permission | null;
}

/** The pages of the window in menu order. */
export const PAGES: readonly PageEntry[] = [
  { page: 'bench', word: 'queue', icon: <IconListCheck />, needs: null },
  { page: 'tasks', word: 'tasks', icon: <IconClipboardList />, needs: null },
  { page: 'orders', word: 'orders', icon: <IconFileText />, needs: 'orders' },
  { page: 'parcels', word: 'parcels', icon: <IconPackage />, needs: null },
  { page: 'manifests', word: 'manifests', icon: <IconTruck />, needs: null },
  { page: 'reports', word: 'reports', icon: <IconChartBar />, needs: 'reports' },
  { page: 'boxes', word: 'boxes', icon: <IconCube />, needs: 'boxes' },
  { page: 'products', word: 'products', icon: <IconTags />, needs: 'products' },
  { page: 'rates', word: 'rates', icon: <IconReceipt2 />, needs: 'rates' },
  { page: 'imports', word: 'imports', icon: <IconFileImport />, needs: 'imports' },
  { page: 'replay', word: 'replay', icon: <IconHistory />, needs: 'replay' },
  { page: 'audit', word: 'audit', icon: <IconShieldCheck />, needs: 'audit' },
  { page: 'devices', word: 'devices', icon: <IconDeviceDesktop />, needs: null },
  { page: 'station', word: 'station', icon: <IconSettings />, needs: null },
];

/** The pages that a user may open. */
export const pagesFor = (user: AppState['user']): readonly PageEntry[] =>
  PAGES.filter((entry) => entry.needs === null || may(user, entry.needs));
