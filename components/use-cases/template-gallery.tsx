import clsx from 'clsx';
import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { actionTierLabels } from '@/lib/domain/stages/stages';
import { systemKindLabels } from '@/lib/domain/use-case/systems';
import { useCaseTemplates } from '@/lib/domain/use-case/templates';

/** The six that work well as a first proof of concept, and the empty form. */
export function TemplateGallery({ chosen, base }: { chosen: string | null; base: string }) {
  return (
    <ul className="grid gap-2.5 sm:grid-cols-2 lg:grid-cols-3">
      {useCaseTemplates.map((template) => (
        <li
          key={template.id}
          className={clsx(
            'relative flex flex-col gap-1.5 rounded-lg border bg-surface p-3 has-[a:focus-visible]:outline-2 has-[a:focus-visible]:outline-offset-2 has-[a:focus-visible]:outline-accent',
            template.id === chosen ? 'border-accent bg-accent-soft/40' : 'border-line hover:border-line-strong',
          )}
        >
          <Link
            href={template.id === chosen ? base : `${base}?template=${template.id}`}
            scroll={false}
            prefetch={false}
            aria-current={template.id === chosen ? 'true' : undefined}
            className="font-medium outline-none after:absolute after:inset-0 after:content-['']"
          >
            {template.title}
          </Link>
          <p className="line-clamp-3 text-sm text-ink-muted">{template.problem}</p>
          <p className="mt-auto flex flex-wrap gap-1.5 pt-1">
            <Badge tone="positive">{actionTierLabels[template.actionTier]}</Badge>
            {template.systemKinds.map((kind) => (
              <Badge key={kind} variant="outline">
                {systemKindLabels[kind]}
              </Badge>
            ))}
          </p>
        </li>
      ))}
    </ul>
  );
}
