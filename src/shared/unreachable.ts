/** Why nothing could be asked of a carrier over its network, as codes: asked again later, it may answer. */
export const UNREACHABLE = ['offline', 'timeout', 'tooManyCalls', 'badAnswer', 'notAllowed'] as const;
export type Unreachable = (typeof UNREACHABLE)[number];
