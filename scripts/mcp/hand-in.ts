import { z } from 'zod';
import { Failure } from '../lib/failure';

const answer = z.object({
  value: z.object({
    server: z.string(),
    contract: z.number(),
    tools: z.number(),
    same: z.boolean(),
    added: z.array(z.string()),
    removed: z.array(z.string()),
    changed: z.array(z.string()),
  }),
});
const refused = z.object({
  refusal: z.object({ message: z.string(), fields: z.record(z.string(), z.array(z.string())).optional() }),
});

/** Where contracts are handed in; a token travels over https, or stays on this machine. */
export function contractsAt(airworthy: string, server: string): URL {
  const base = URL.parse(airworthy);
  if (!base || !/^https?:$/.test(base.protocol))
    throw new Failure(`"${airworthy}" is no address such as https://airworthy.example.com.`);
  if (base.protocol === 'http:' && !['localhost', '127.0.0.1', '[::1]'].includes(base.hostname)) {
    throw new Failure('Over http the token could be read on its way. Give an address that begins with https://.');
  }
  const url = new URL('/api/v1/contracts', base);
  url.searchParams.set('server', server);
  return url;
}

/** Hands a manifest in, and says what changed. @throws Failure with the words of the refusal. */
export async function handIn(url: URL, token: string, manifest: string): Promise<string> {
  const response = await send(url, token, manifest);
  const body: unknown = await response.json().catch(() => null);
  const taken = answer.safeParse(body);
  if (response.ok && taken.success) return inWords(taken.data.value);
  const why = refused.safeParse(body);
  if (!why.success) throw new Failure(`${url.origin} answered ${response.status}, and not as Airworthy does.`);
  const { message, fields } = why.data.refusal;
  throw new Failure(
    [message, ...Object.values(fields ?? {}).flat()].filter((line, at, all) => all.indexOf(line) === at).join('\n'),
  );
}

async function send(url: URL, token: string, manifest: string): Promise<Response> {
  try {
    return await fetch(url, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: manifest,
      // The token is for this address alone.
      redirect: 'error',
    });
  } catch (error) {
    const { code } = ((error as Error).cause ?? {}) as NodeJS.ErrnoException;
    throw new Failure(`${url.origin} could not be asked (${code ?? (error as Error).message}).`);
  }
}

function inWords({ server, contract, tools, same, added, removed, changed }: z.infer<typeof answer>['value']): string {
  if (same) return `${server}: still contract ${contract}, with ${tools} tools.`;
  const part = (word: string, names: string[]) => (names.length > 0 ? [`${word}: ${names.join(', ')}.`] : []);
  return [
    `${server}: contract ${contract}, with ${tools} tools.`,
    ...part('New', added),
    ...part('Changed', changed),
    ...part('Gone', removed),
  ].join('\n');
}
