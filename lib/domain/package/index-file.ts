import { ownerRoleLabels, ownerRoles } from '@/lib/domain/access/actor';
import { areaLabels, areas } from '@/lib/domain/checklist/areas';
import { drillLabels, evidenceKindLabels, timeToSafe } from '@/lib/domain/checklist/evidence';
import { itemStateLabels, itemViews, type EvidenceView, type ItemView } from '@/lib/domain/checklist/items';
import { readiness } from '@/lib/domain/checklist/readiness';
import { csvFile } from '@/lib/domain/csv';
import { riskLevel, riskLevelLabels, standingAcceptance } from '@/lib/domain/plan/risks';
import { isBlind } from '@/lib/domain/scoring/blind';
import { decisionLabels, signerOf } from '@/lib/domain/signoffs/rules';
import { actionTierLabels, identityModelLabels, stageLabels } from '@/lib/domain/stages/stages';
import { effectiveTier } from '@/lib/domain/stages/tier';
import type {
  RiskFacts,
  SignOffFacts,
  SignOffRequestFacts,
  UseCaseFacts,
  WaiverFacts,
} from '@/lib/domain/use-case/facts';
import { compensatingControlOf } from '@/lib/domain/waivers/rules';
import { html, type Html } from './html';
import type { PackedFile } from './files';

type Files = ReadonlyMap<string, PackedFile>;

const time = (at: Date): string => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/** The evidence as a table for machines: a row for each time that an item rests on a revision. */
export function evidenceTable(facts: UseCaseFacts, files: Files, now: Date): string {
  const rows = itemViews(facts, now).flatMap((view) =>
    view.evidence.map((entry) => [
      view.id,
      view.item.title,
      itemStateLabels[view.state],
      entry.title,
      String(entry.revision),
      evidenceKindLabels[entry.kind],
      files.get(entry.id)?.entry.source ?? '',
      entry.author.name,
      entry.createdAt.toISOString(),
      entry.citedAt.toISOString(),
      entry.expiresOn ?? '',
      entry.expired ? 'yes' : 'no',
      entry.review ? `${entry.review.decision} by ${entry.review.by.name}` : '',
      entry.drill?.heldOn ?? '',
      entry.drill?.ledBy ?? '',
      entry.drill ? String(entry.drill.secondsToSafe) : '',
      files.get(entry.id)?.path ?? '',
      entry.sha256 ?? '',
    ]),
  );
  return csvFile([columns, ...rows]);
}

const columns = [
  'Item',
  'What must be true',
  'State',
  'Evidence',
  'Revision',
  'Kind',
  'Source',
  'Author',
  'Given (UTC)',
  'Cited (UTC)',
  'Proves until',
  'Expired',
  'Review',
  'Drill held on',
  'Drill by',
  'Seconds to safe state',
  'File',
  'SHA-256',
];

/** The package's first page: what was proved, by what, and who has signed; it opens in any browser, without the product. */
export function indexPage(
  facts: UseCaseFacts,
  files: Files,
  about: { workspace: string; by: string; now: Date },
): string {
  const { now } = about;
  const views = itemViews(facts, now);
  const { overall, openBlockers } = readiness(views);
  const requests = facts.signOffRequests.filter(({ signOffs }) => signOffs.length > 0);
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Evidence of ${facts.key}</title>
        <style>
          body {
            font:
              15px/1.5 system-ui,
              sans-serif;
            margin: 2rem auto;
            max-width: 60rem;
            padding: 0 1rem;
            color: #1c1f24;
            overflow-wrap: anywhere;
          }
          h1 {
            font-size: 1.5rem;
          }
          h2 {
            font-size: 1.2rem;
            margin-top: 2rem;
          }
          h3 {
            font-size: 1rem;
            margin: 1.25rem 0 0.25rem;
          }
          dl {
            display: grid;
            grid-template-columns: max-content 1fr;
            gap: 0.25rem 1rem;
          }
          dt {
            color: #5c6470;
          }
          dd {
            margin: 0;
          }
          ul {
            margin: 0.25rem 0;
            padding-left: 1.25rem;
          }
          code {
            font-size: 0.8rem;
          }
          .state {
            font-weight: 600;
          }
          .quiet {
            color: #5c6470;
          }
        </style>
      </head>
      <body>
        <h1>${facts.key}: ${facts.title}</h1>
        <p class="quiet">
          Evidence package of the workspace ${about.workspace}, made for ${about.by} on ${time(now)}. evidence.csv has
          the same as a table, trail.jsonl the use case's audit
          trail${isBlind(facts) ? ' (left out until you have handed in your scores)' : ''}.
        </p>
        <dl>
          <dt>Stage</dt>
          <dd>
            ${stageLabels[facts.stage]}${facts.reportedStage ? ' (an import reported another; its gates were not checked)' : ''}
          </dd>
          <dt>Action tier</dt>
          <dd>${facts.actionTier ? actionTierLabels[effectiveTier(facts)] : 'not stated'}</dd>
          <dt>Identity model</dt>
          <dd>${facts.identityModel ? identityModelLabels[facts.identityModel] : 'not stated'}</dd>
          <dt>Systems</dt>
          <dd>${facts.systems.map(({ name }) => name).join(', ') || 'none stated'}</dd>
          ${ownerRoles.map(
            (role) =>
              html`<dt>${ownerRoleLabels[role]}</dt>
                <dd>${facts.owners[role]?.name ?? 'nobody'}</dd>`,
          )}
          <dt>Readiness</dt>
          <dd>
            ${overall === null ? 'unknown' : `${overall} %`}, ${openBlockers.length} open blockers;
            ${views.filter(({ state }) => state === 'waived').length} items waived
          </dd>
        </dl>
        ${areas.map(
          (area) =>
            html`<h2>${areaLabels[area]}</h2>
              ${views.filter(({ item }) => item.area === area).map((view) => itemPart(view, files))}`,
        )}
        <h2>Waivers</h2>
        ${
          facts.waivers.length === 0
            ? html`<p class="quiet">None.</p>`
            : html`<ul>
                ${facts.waivers.map(waiverPart)}
              </ul>`
        }
        <h2>Risks</h2>
        ${
          facts.risks.length === 0
            ? html`<p class="quiet">None.</p>`
            : html`<ul>
                ${facts.risks.map(riskPart)}
              </ul>`
        }
        <h2>Signatures</h2>
        ${requests.length === 0 ? html`<p class="quiet">None.</p>` : requests.map(requestPart)}
      </body>
    </html> `.text;
}

const itemPart = (view: ItemView, files: Files): Html =>
  html`<h3>${view.id}: ${view.item.title}</h3>
    <p>
      <span class="state">${itemStateLabels[view.state]}</span>${view.blocking ? ', blocks go-live' : ', advises'}.
      ${ownerRoleLabels[view.signingRole]}
      confirms${view.recorded?.confirmedBy ? `: ${view.recorded.confirmedBy.name}` : ''}.${view.recorded?.justification ? ` ${view.recorded.justification}` : ''}
    </p>
    ${
      view.evidence.length === 0
        ? html`<p class="quiet">No evidence.</p>`
        : html`<ul>
            ${view.evidence.map((entry) => evidencePart(entry, files.get(entry.id)))}
          </ul>`
    }`;

const evidencePart = (entry: EvidenceView, file: PackedFile | undefined): Html =>
  html`<li>
    <a href="${(file?.path ?? '').split('/').map(encodeURIComponent).join('/')}">${entry.title}</a>, revision
    ${entry.revision}, ${evidenceKindLabels[entry.kind].toLowerCase()} by ${entry.author.name},
    ${time(entry.createdAt)}${file?.entry.source ? `, source: ${file.entry.source}` : ''}${entry.drill ? `; ${drillLabels[entry.drill.kind].toLowerCase()} on ${entry.drill.heldOn} by ${entry.drill.ledBy}, safe after ${timeToSafe(entry.drill.secondsToSafe)}` : ''}${entry.expiresOn ? `; ${entry.expired ? 'expired' : 'good until'} ${entry.expiresOn}` : ''}${reviewWords(entry)}${entry.sha256 ? html`<br /><code>SHA-256 ${entry.sha256}</code>` : null}
  </li>`;

const reviewWords = ({ review }: EvidenceView): string => {
  if (!review) return '; not reviewed';
  return review.decision === 'accepted'
    ? `; accepted by ${review.by.name}`
    : `; given back by ${review.by.name}: ${review.reason}`;
};

const waiverPart = (waiver: WaiverFacts): Html => {
  const { subject, reason, requestedBy, decision, decidedBy, expiresOn, extendsId } = waiver;
  return html`<li>
    ${subject === 'verdict' ? 'The verdict' : subject}, until ${expiresOn}: ${reason} Meanwhile:
    ${compensatingControlOf(waiver)} Asked for by ${requestedBy.name}${extendsId ? ', to extend an earlier one' : ''},
    ${decision ? `${decision} by ${decidedBy?.name ?? 'somebody'}` : 'not decided'}.
  </li>`;
};

const riskPart = (risk: RiskFacts): Html => {
  const { title, likelihood, impact, mitigation, closedAt, acceptance } = risk;
  const accepted = acceptance
    ? `Accepted by ${acceptance.by.name}, ${time(acceptance.at)}: ${acceptance.reason}${standingAcceptance(risk) ? '' : ' (stale: it is rated otherwise since)'}`
    : 'Not accepted.';
  return html`<li>
    ${title}: ${riskLevelLabels[riskLevel(likelihood, impact)].toLowerCase()} (likelihood ${likelihood}, impact
    ${impact})${closedAt ? `, closed ${time(closedAt)}` : ''}.
    ${mitigation ? `Mitigated: ${mitigation}` : 'Not mitigated.'} ${accepted}
  </li>`;
};

const requestPart = ({ gate, requestedBy, requestedAt, state, signOffs }: SignOffRequestFacts): Html =>
  html`<h3>
      ${stageLabels[gate]}, asked for by ${requestedBy.name},
      ${time(requestedAt)}${state === 'withdrawn' ? ', withdrawn' : ''}
    </h3>
    <ul>
      ${signOffs.map(signOffPart)}
    </ul>`;

const signOffPart = (signOff: SignOffFacts): Html => {
  const { role, decision, reason, decidedAt, lapsedAt, lapsedBy, hashes, conditions } = signOff;
  return html`<li>
    ${ownerRoleLabels[role]} ${signerOf(signOff)}: ${decisionLabels[decision].toLowerCase()},
    ${time(decidedAt)}${lapsedAt ? `; lapsed ${time(lapsedAt)} (${lapsedBy.join(', ')})` : ''}${reason ? `. ${reason}` : ''}
    ${conditions.map(({ text, owner, dueOn, doneAt }) => html`<br />Condition for ${owner.name}, due ${dueOn}${doneAt ? `, met ${time(doneAt)}` : ''}: ${text}`)}
    <br /><code
      >${Object.entries(hashes)
        .map(([section, hash]) => `${section} ${hash}`)
        .join('; ')}</code
    >
  </li>`;
};
