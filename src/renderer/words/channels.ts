import type { useTranslations } from 'use-intl';
import { english } from './messages.ts';

type Known = keyof typeof english.channel;

const isKnown = (channel: string): channel is Known => channel in english.channel;

/** What people call a channel; one without words is shown as it calls itself. */
export const channelName = (channel: string, t: ReturnType<typeof useTranslations<never>>): string =>
  isKnown(channel) ? t(`channel.${channel}`) : channel;
