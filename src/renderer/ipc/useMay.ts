import { may, type Permission } from '../../core/people/permissions.ts';
import { appSlice } from './live.ts';
import { useSlice } from './slice.ts';

/** True where who is signed in may do it. What is shown or hidden by it is refused by main all the same. */
export const useMay = (permission: Permission): boolean => may(useSlice(appSlice)?.user, permission);
