import { tokenPurposes, type TokenPurpose } from '@/lib/domain/servers/tokens';
import { tokenOf, unseal } from './seal';

export type ServerTokens = Record<TokenPurpose, string | null>;

/** What is kept for a server, opened; null where there is none, or it was entered for another address or purpose. */
export function openTokens(
  rows: readonly { purpose: string; sealed: Uint8Array }[],
  serverId: string,
  address: string,
): ServerTokens {
  const opened = (purpose: TokenPurpose) => {
    const row = rows.find((one) => one.purpose === purpose);
    return row ? unseal(row.sealed, tokenOf(serverId, address, purpose)) : null;
  };
  return Object.fromEntries(tokenPurposes.map((purpose) => [purpose, opened(purpose)])) as ServerTokens;
}
