import { expect, it } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { hashesFor } from '@/lib/domain/signoffs/sections';
import type { Result } from '@/lib/domain/result';
import { checkDerived } from '@/lib/db/check-derived';
import { hashOf } from '@/lib/db/hash';
import { readTrail } from '@/lib/db/read-trail';
import { verifyChains } from '@/lib/db/verify-chains';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { makeJourney } from '@/lib/testing/journey';
import { proofOf } from '@/lib/testing/steps';
import { registry } from './registry';

type Saved = { version: number };

/**
 * Fifty people's decisions and edits reach one use case at the same moment. Whatever order they are taken in, it is one after
 * the other: no accepted write is lost, none is told twice, and nobody's signature stands over what was changed beside it.
 */
it(
  'takes 50 decisions and edits at once one after the other, and loses none that it accepted',
  { timeout: 60_000 },
  async () => {
    const journey = await makeJourney();
    await journey.prepare('production');
    const { request } = await journey.ask('production');
    await journey.does('reopen-item', journey.architect, { item: 'DM-4', reason: 'Looked at again.' });
    await journey.does('submit-item', journey.architect, { item: 'DM-4', claim: 'satisfied' });
    const { architect, owners, key, now } = journey;
    const before = await journey.facts();
    const eventsBefore = await journey.events();
    const { title, problem, businessUnit, systems, version } = before;
    const edit = { title, businessUnit: businessUnit.id, systems: systems.map(({ id }) => id), version };

    const attempts: [name: string, actor: Actor, input: Record<string, unknown>][] = [
      // Ten who each saw the same version of the same form: at most one of them was first.
      ...numbers(10).map((n) => ['edit-use-case', architect, { ...edit, problem: `${problem} Draft ${n}.` }] as never),
      ...numbers(7).map(
        (n) =>
          [
            'save-risk',
            architect,
            { title: `Risk ${n}`, likelihood: 2, impact: 2, mitigation: 'Seen to.', version },
          ] as never,
      ),
      ...numbers(7).map((n) => ['add-comment', architect, { body: `Said ${n}.` }] as never),
      ...numbers(16).map(
        (n) =>
          [
            'add-evidence',
            architect,
            { item: n % 2 ? 'DM-4' : 'SE-2', ...proofOf('SE-2', now), title: `Proof ${n}` },
          ] as never,
      ),
      // Signing binds to what was seen: whoever comes after another write is told so, looks again, and signs then.
      ...(['business', 'technical', 'security', 'data-governance'] as const).map(
        (role) => ['sign-off', owners[role], { request, role, decision: 'approve', version }] as never,
      ),
      ['confirm-item', owners['data-governance'], { item: 'DM-4' }],
      ['return-item', owners['data-governance'], { item: 'DM-4', reason: 'Which scan?' }],
      ...numbers(4).map(
        (n) => ['assign-item', architect, { item: 'CM-1', assignee: Object.values(owners)[n - 1]?.memberId }] as never,
      ),
    ];
    expect(attempts).toHaveLength(50);
    const run = async (name: string, actor: Actor, input: Record<string, unknown>): Promise<Result<Saved>> => {
      const sent = { useCase: key, ...input };
      const result = (await registry.get(name)!.run({ actor, now }, sent)) as Result<Saved>;
      const looksAgain = name === 'sign-off' && !result.ok && result.refusal.kind === 'conflict';
      return looksAgain ? run(name, actor, { ...input, version: (await journey.row()).version }) : result;
    };
    const results = await Promise.all(attempts.map(([name, actor, input]) => run(name, actor, input)));

    const accepted = results.flatMap((result, index) =>
      result.ok ? [{ name: attempts[index]![0], input: attempts[index]![2], ...result.value }] : [],
    );
    const refused = results.flatMap((result) => (result.ok ? [] : [result.refusal]));
    // Nothing failed: whoever was not taken was told why.
    expect(
      refused.filter(({ kind, reasons }) => !['conflict', 'unmet'].includes(kind) || reasons.length === 0),
    ).toEqual([]);

    // One history: each accepted write made the next version, and its event says so; comments disturb nobody and make none.
    const written = accepted.filter(({ name }) => name !== 'add-comment');
    const versions = written.map((saved) => saved.version).sort((a, b) => a - b);
    expect(versions).toEqual(numbers(written.length).map((n) => version + n));
    const events = (await journey.events()).slice(eventsBefore.length);
    expect(events).toHaveLength(accepted.length);
    expect(events.flatMap(({ data }) => data.version ?? [])).toEqual(versions);
    const after = await journey.facts();
    expect(after.version).toBe(versions.at(-1));

    // Every accepted write is there; of those that overwrite what was seen, one.
    const of = (name: string) => accepted.filter((saved) => saved.name === name);
    expect(of('edit-use-case').length + of('save-risk').length).toBeLessThanOrEqual(1);
    expect(of('sign-off')).toHaveLength(4);
    expect([problem, ...of('edit-use-case').map(({ input }) => input.problem)]).toContain(after.problem);
    expect(of('add-comment')).toHaveLength(7);
    expect(after.risks.map((risk) => risk.title).sort()).toEqual(
      of('save-risk')
        .map(({ input }) => input.title)
        .sort(),
    );
    expect(of('add-evidence')).toHaveLength(16);
    expect(after.evidence.length - before.evidence.length).toBe(16);
    expect(of('confirm-item').length + of('return-item').length).toBeLessThanOrEqual(1);

    // Who signed what was changed afterwards is told so; whoever still stands, stands over what is there.
    const signOffs = after.signOffRequests.find(({ id }) => id === request)?.signOffs ?? [];
    expect(signOffs).toHaveLength(of('sign-off').length);
    for (const { role, hashes, lapsedAt } of signOffs) {
      if (lapsedAt === null) expect(hashes).toEqual(hashesFor(role, after, hashOf));
    }
    expect(await checkDerived(journey.workspace.workspaceId)).toMatchObject({ differences: [] });
    const report = await inWorkspace(journey.workspace.workspaceId, (tx) =>
      verifyChains((place, limit) => readTrail(tx, place, limit)),
    );
    expect(report.broken).toEqual([]);
  },
);

const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);
