import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { Notice } from '@/components/ui/notice';
import type { SectionPart } from '@/lib/domain/signoffs/describe-section';
import { sectionLabels, type Section } from '@/lib/domain/signoffs/sections';
import { Differences } from './differences';
import { SectionContent } from './section-content';

type KeptSection = {
  section: Section;
  parts: SectionPart[];
  hash: string;
  intact: boolean;
  unchanged: boolean;
  differences: string[];
};

/** What was signed or attested, as it was at that moment, section by section; and whether anybody has altered it since. */
export function KeptSections({ title, sections }: { title: string; sections: KeptSection[] }) {
  const altered = sections.filter(({ intact }) => !intact);
  return (
    <>
      {altered.length > 0 ? (
        <Notice tone="negative" title="What is kept is not what was signed">
          The hash of {altered.map(({ section }) => sectionLabels[section].toLowerCase()).join(', ')} does not match.
          Somebody has altered the database: ask an admin to verify the audit trail.
        </Notice>
      ) : null}
      <Card title={title} description="As it was at that moment, section by section." flush>
        <div className="divide-y divide-line">
          {sections.map(({ section, parts, hash, intact, unchanged, differences }) => (
            <section key={section} aria-labelledby={`signed-${section}`} className="space-y-2.5 px-4 py-3.5">
              <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <h3 id={`signed-${section}`} className="font-semibold">
                  {sectionLabels[section]}
                </h3>
                {intact ? null : <Badge tone="negative">Altered</Badge>}
                {unchanged ? (
                  <Badge tone="positive">Unchanged since</Badge>
                ) : (
                  <Badge tone="caution">Changed since</Badge>
                )}
              </div>
              {differences.length > 0 ? (
                <div className="text-caution-ink">
                  <p className="text-sm">What differs now:</p>
                  <Differences lines={differences} />
                </div>
              ) : null}
              <SectionContent parts={parts} />
              <p className="font-mono text-xs wrap-anywhere text-ink-subtle">SHA-256 {hash}</p>
            </section>
          ))}
        </div>
      </Card>
    </>
  );
}
