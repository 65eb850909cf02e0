/** What a token of a server is kept for. The product asks with the first alone; the others are there to be tried. */
export const tokenPurposes = ['ask', 'other-audience', 'fewer-scopes'] as const;
export type TokenPurpose = (typeof tokenPurposes)[number];

/** That one is kept, and by whose hand. */
export type KeptToken = { purpose: TokenPurpose; setBy: string; setAt: Date };

export type TokenWords = {
  label: string;
  /** What it is for. */
  use: string;
  /** What it is never used for. */
  never: string;
  /** What happens once it is gone. */
  gone: string;
  /** After “the token”, in the trail and in its dialogs. */
  told: string;
};

/** Whatever they are for, each is sent to its server's address and nowhere else. */
export const tokenWords: Record<TokenPurpose, TokenWords> = {
  ask: {
    label: 'To ask with',
    use: 'This server is asked with it: by the checks, and in a call that somebody consented to.',
    never: 'Without that consent it calls no tool.',
    gone: 'The server is asked without a token from then on: one that wants a token is no longer read.',
    told: 'to ask with',
  },
  'other-audience': {
    label: 'For another audience',
    use: 'A valid token of the same authorisation server, but for another service; this server must refuse it (C07). It is sent to this server, so take a throw-away one, of a test client that may do nothing.',
    never: 'It reads no contract and calls no tool.',
    gone: 'C07 is not verified from the next run on.',
    told: 'for another audience',
  },
  'fewer-scopes': {
    label: 'With fewer scopes',
    use: 'A token for this server that may do less: the tools that are listed for it must be fewer (C22).',
    never: 'What is listed for it is not taken in as the contract, and it calls no tool.',
    gone: 'C22 is not verified from the next run on.',
    told: 'with fewer scopes',
  },
};
