import { Agent, request } from 'node:http';
import type { Cursor } from '../../lib/domain/use-case/list';
import { listPath } from '../../lib/url/use-case-list';
import { riskTitle, writtenItem, type Pilot } from './database';
import type { LoadProbe } from './load';
import { page, type Probe } from './measure';
import { writeNames } from './mixed-writes';

type Product = { url: string; pid: number; slug: string; headers: Record<string, string>; pilots: Pilot[] };

/** What is asked of one workspace, the same for every size. `middle`: where a page begins in the midst of the list. */
export function productProbes(product: Product & { middle: Cursor }): LoadProbe[] {
  const { url, pid, slug, headers, pilots, middle } = product;
  const at = (place: Parameters<typeof listPath>[1]) => url + listPath(slug, place);
  const pages: [string, string][] = [
    ['list', at({})],
    ['list, filtered', at({ filters: { stage: 'pilot', unit: 'UA' } })],
    ['list, sorted', at({ sort: 'score' })],
    ['list, searched', at({ filters: { q: 'contracts' } })],
    ['list, in its middle', at({ after: middle })],
    ['use case', `${url}/w/${slug}/use-cases/${pilots[0]?.key}/overview`],
    ['search', `${url}/api/w/${slug}/search?q=contracts`],
    ['matrix', at({ view: 'matrix' })],
    ['timeline', at({ view: 'timeline' })],
    ['portfolio, kept sums', `${url}/w/${slug}/portfolio`],
  ];
  const probes = [...pages.map(([name, to]) => page(name, to, headers)), ...writes(product)];
  return probes.map((probe) => ({ ...probe, pid }));
}

/** What a command answers, as far as later ones go by it. */
type Told = { version: number; id?: string; citation?: string };

/** A command as a form sends it, and what is so of its use case afterwards. */
type Write = { command: string; fields: object; after?: Partial<Pilot> };

/** Writes, each request one on another use case. */
function writing({ url, slug, headers, pilots }: Product) {
  const free = [...pilots];
  let turn = 0;
  return (name: string, write: (pilot: Pilot, turn: number) => Write): Probe => ({
    name,
    run: async () => {
      const pilot = free.shift();
      if (!pilot) throw new Error('More requests are under way than there are use cases.');
      const { key, version } = pilot;
      const { command, fields, after } = write(pilot, (turn += 1));
      const input = { ...fields, useCase: key, version };
      const { status, body } = await post(`${url}/api/w/${slug}/commands/${command}`, input, headers);
      if (status !== 200) throw new Error(`${command} answered ${status}: ${body}`);
      const { value } = JSON.parse(body) as { value: Told };
      const { id = pilot.risk, citation = pilot.evidence } = value;
      free.push({ ...pilot, risk: id, evidence: citation, ...after, version: value.version });
      return body.length;
    },
  });
}

/**
 * By the commands that the forms send, from the one that reads least: a part of which nothing is derived, an item of the checklist, what that rests on,
 * and what everything derived goes by.
 */
function writes(product: Product): Probe[] {
  const probe = writing(product);
  return [
    probe(writeNames.part, saveRisk),
    probe(writeNames.item, ({ isOpen }) => ({
      ...(isOpen
        ? { command: 'submit-item', fields: { item: writtenItem, claim: 'satisfied', justification: '' } }
        : { command: 'reopen-item', fields: { item: writtenItem, reason: riskTitle } }),
      after: { isOpen: !isOpen },
    })),
    probe(writeNames.evidence, ({ evidence }) =>
      evidence
        ? { command: 'withdraw-evidence', fields: { evidence }, after: { evidence: null } }
        : { command: 'add-evidence', fields: { item: writtenItem, kind: 'note', title: riskTitle, text: 'Measured.' } },
    ),
    probe(writeNames.judged, ({ tier }, turn) => ({
      command: 'edit-access',
      fields: {
        actionTier: tier ?? '',
        identityModel: 'delegated',
        callLogging: `All of them, for ${turn % 90} days.`,
      },
    })),
  ];
}

const saveRisk = ({ risk }: Pilot, turn: number): Write => {
  const judged = { title: riskTitle, likelihood: 1 + (turn % 5), impact: 2, mitigation: '' };
  return { command: 'save-risk', fields: { id: risk ?? undefined, ...judged } };
};

const otherStage: Record<string, string> = {
  pilot: 'parked',
  parked: 'pilot',
  assessed: 'candidate',
  candidate: 'assessed',
};

/**
 * A write by what gates go by: pilots are parked and taken up, assessed ones taken back and moved forward through their gate. By itself, since what it
 * leaves behind is drawn on pages. Later gates take more rules, and settle their request as well.
 */
export function stageProbe(product: Product): LoadProbe {
  const probe = writing(product)(writeNames.stage, ({ stage }) => {
    const to = otherStage[stage]!;
    return { command: 'move-stage', fields: { to, reason: riskTitle }, after: { stage: to } };
  });
  return { ...probe, pid: product.pid };
}

/** A write for which everything is read: a risk again, while a signature stands, which might lapse by it. */
export const signedProbe = (product: Product): LoadProbe => ({
  ...writing(product)(writeNames.whole, saveRisk),
  pid: product.pid,
});

/** What a gateway asks before a call, by a token of its own. */
export async function gateProbe({ url, slug, headers, pilots }: Omit<Product, 'pid'>): Promise<Probe> {
  const made = await post(
    `${url}/api/w/${slug}/commands/make-machine-token`,
    { name: 'Benchmark', may: 'gate' },
    headers,
  );
  if (made.status !== 200) throw new Error(`make-machine-token answered ${made.status}: ${made.body}`);
  const { token } = (JSON.parse(made.body) as { value: { token: string } }).value;
  const asked = `${url}/api/v1/gate?use_case=${pilots[0]?.key}&tool=search`;
  return page('gate', asked, { authorization: `Bearer ${token}` });
}

/** The bare app's three answers. */
export function bareProbes({
  url,
  pid,
  slug,
}: {
  url: string;
  pid: number;
  slug: string;
}): [empty: LoadProbe, rows: LoadProbe, transaction: LoadProbe] {
  const write = async () => (await post(`${url}/write`, { id: 1 + Math.floor(Math.random() * 1000) })).body.length;
  return [
    { ...page('nearly empty page', `${url}/`), pid },
    { ...page('bare page of 50 rows', `${url}/rows/${slug}`), pid },
    { name: 'bare transaction', run: write, pid },
  ];
}

const agent = new Agent({ keepAlive: true });

/** POSTs JSON over kept connections. */
export function post(url: string, data: object, headers: Record<string, string> = {}) {
  return new Promise<{ status: number; body: string }>((resolve, reject) => {
    const sent = request(
      url,
      { agent, method: 'POST', headers: { 'content-type': 'application/json', ...headers } },
      (response) => {
        let body = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (body += chunk));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
      },
    );
    sent.on('error', reject);
    sent.end(JSON.stringify(data));
  });
}
