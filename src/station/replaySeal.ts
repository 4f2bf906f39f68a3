import { createPrivateKey, createPublicKey, generateKeyPairSync, hash, sign, verify } from 'node:crypto';
import { evidenceProblems, type EvidenceFault, type ReplayEvidence } from '../core/journal/evidence.ts';
import type { Sha256Of } from '../core/journal/hashChain.ts';
import { openReplayFile, sealedFile, unsealedFile, type FileFault, type ReplaySeal } from '../shared/replayFile.ts';

/** A new Ed25519 key (RFC 8032), private and public in one, as PKCS 8 text. */
export const newSigningKey = (): string =>
  generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();

const spkiOf = (privateKey: string): Buffer =>
  createPublicKey(createPrivateKey(privateKey)).export({ format: 'der', type: 'spki' });

const fingerprintOf = (spki: Uint8Array): string => hash('sha256', spki, 'hex');

/** By what a key is told from others: SHA-256 of its public half (SPKI), in lower-case hex. */
export const keyFingerprint = (privateKey: string): string => fingerprintOf(spkiOf(privateKey));

/** A replay file: the page a person reads, the evidence, and the station's signature over all of it. */
export function sealReplay(page: string, evidence: ReplayEvidence, privateKey: string): string {
  const unsealed = unsealedFile(page, evidence);
  const signature = sign(null, Buffer.from(unsealed), createPrivateKey(privateKey));
  const seal: ReplaySeal = {
    algorithm: 'Ed25519',
    publicKey: spkiOf(privateKey).toString('base64'),
    signature: signature.toString('base64'),
  };
  return sealedFile(unsealed, seal);
}

/** Why a replay file is not believed. */
export type ReplayFault = 'notText' | FileFault | EvidenceFault | 'signatureWrong' | 'otherKey';

/** What a replay file is worth. */
export interface ReplayJudgement {
  readonly isGenuine: boolean;
  readonly problems: readonly { readonly reason: ReplayFault; readonly seq: number | null }[];
  /** Of the key in the file; null where there is none. */
  readonly fingerprint: string | null;
  /** True where it is the one that was asked for; null where none was. */
  readonly isKeyKnown: boolean | null;
  /** Null where it can't be read. */
  readonly evidence: ReplayEvidence | null;
}

/**
 * Checks a replay file without its station: the signature is over all of it, and the rows are whole, unaltered, in order and in the chain that
 * was signed. Only a fingerprint that came by another way tells whose key it is.
 */
export function judgeReplayFile(bytes: Uint8Array, wanted: string | null, sha256: Sha256Of): ReplayJudgement {
  const text = textOf(bytes);
  const opened = text === null ? 'notText' : openReplayFile(text);
  if (typeof opened === 'string')
    return {
      isGenuine: false,
      problems: [{ reason: opened, seq: null }],
      fingerprint: null,
      isKeyKnown: null,
      evidence: null,
    };
  const { seal, unsealed, evidence } = opened;
  const spki = Buffer.from(seal.publicKey, 'base64');
  const fingerprint = fingerprintOf(spki);
  const isKeyKnown = wanted === null ? null : wanted === fingerprint;
  const problems: ReplayJudgement['problems'] = [
    ...(isKeyKnown === false ? [{ reason: 'otherKey' as const, seq: null }] : []),
    ...(isSigned(unsealed, spki, seal) ? [] : [{ reason: 'signatureWrong' as const, seq: null }]),
    ...evidenceProblems(evidence, sha256),
  ];
  return { isGenuine: problems.length === 0, problems, fingerprint, isKeyKnown, evidence };
}

function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

function isSigned(unsealed: string, spki: Buffer, seal: ReplaySeal): boolean {
  try {
    const key = createPublicKey({ key: spki, format: 'der', type: 'spki' });
    // Another kind of key would be asked another question.
    if (key.asymmetricKeyType !== 'ed25519') return false;
    return verify(null, Buffer.from(unsealed), key, Buffer.from(seal.signature, 'base64'));
  } catch {
    return false;
  }
}
