import type { Contract } from '@/lib/domain/mcp/contract';
import type { UnknownAnswer, UnknownFacts } from '@/lib/domain/mcp/probe-facts';
import type { Exchange, Reply, Speech } from '../exchange';
import { answerOf, tried } from './gather';

/** Asks for what cannot exist. A server that is sound answers each with an error, and shows nothing of its inside. */
export async function unknownFacts(exchange: Exchange, speech: Speech, contract: Contract): Promise<UnknownFacts> {
  const asked = async (...[how, method, params]: Parameters<Exchange['request']>): Promise<UnknownAnswer> => {
    const reply = await tried(() => exchange.request(how, method, params));
    return { ...answerOf(reply), trace: traceIn(reply) };
  };
  return {
    serverVersion: contract.serverInfo?.version ?? null,
    tool: await asked(speech, 'tools/call', { name: 'airworthy-no-such-tool', arguments: {} }),
    method: await asked(speech, 'airworthy/no-such-method'),
    version: await asked({ ...speech, version: '1999-01-01' }, 'tools/list'),
  };
}

const traces = [
  /\bat [^\n]{1,200}\([^\n]{1,200}:\d+:\d+\)/,
  /Traceback \(most recent call last\)[^\n]*/,
  /\bFile "[^"\n]{1,200}", line \d+/,
  /\bat [\w.$]{3,200}\([\w.]+\.(java|kt):\d+\)/,
  /\bgoroutine \d+ \[/,
];

function traceIn({ result, error, page }: Reply): string | null {
  const said = [error?.message ?? '', page ?? '', JSON.stringify(error?.data ?? null), JSON.stringify(result)]
    .join('\n')
    .slice(0, 50_000);
  return (
    traces
      .map((pattern) => pattern.exec(said)?.[0] ?? null)
      .find(Boolean)
      ?.slice(0, 200) ?? null
  );
}
