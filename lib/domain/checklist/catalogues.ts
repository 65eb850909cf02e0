/** The public catalogues that items map to, by the prefix of a control's name. */
export const catalogues = {
  AISVS: 'OWASP AISVS 1.0',
  MCP: 'OWASP MCP Top 10 2025 (beta)',
  LLM: 'OWASP Top 10 for LLM Applications 2025',
  ASI: 'OWASP Top 10 for Agentic Applications 2026',
  AI: 'Microsoft Cloud Security Benchmark v2',
  MAP: 'NIST AI RMF 1.0',
  MEASURE: 'NIST AI RMF 1.0',
  MANAGE: 'NIST AI RMF 1.0',
} as const;

/** The catalogue of a control such as "AISVS 9.2.1" or "MCP07"; null where the prefix is unknown. */
export function catalogueOf(control: string): string | null {
  const prefix = /^[A-Z]+/.exec(control)?.[0] ?? '';
  return prefix in catalogues ? catalogues[prefix as keyof typeof catalogues] : null;
}
