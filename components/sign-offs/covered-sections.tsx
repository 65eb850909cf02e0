import { Summary } from '@/components/ui/summary';
import type { SectionPart } from '@/lib/domain/signoffs/describe-section';
import { sectionLabels, type Section } from '@/lib/domain/signoffs/sections';
import { SectionContent } from './section-content';

/** Everything that a role covers, as it is now, to be read before deciding on it. */
export function CoveredSections({ content }: { content: { section: Section; parts: SectionPart[] }[] }) {
  return (
    <div className="divide-y divide-line rounded-md border border-line">
      {content.map(({ section, parts }, index) => (
        <details key={section} open={index === 0}>
          <Summary className="font-medium">{sectionLabels[section]}</Summary>
          <div className="px-4 pt-1 pb-3.5">
            <SectionContent parts={parts} />
          </div>
        </details>
      ))}
    </div>
  );
}
