import { ChartCard } from '@/components/charts/chart-card';
import { ProfileChart } from '@/components/charts/drawn';
import { heights } from '@/components/charts/heights';
import { profileModel, type ProfileSeries } from '@/lib/charts/profile';

/** The profiles of rated use cases over each other. */
export function ProfileCard({ series }: { series: ProfileSeries[] }) {
  const { rows, keys, table, summary } = profileModel(series);
  return (
    <ChartCard
      id="profile"
      title="Ratings"
      summary={summary}
      scope={keys.join(' · ')}
      table={table}
      href={() => ''}
      empty={series.length === 0 ? 'None of these is scored yet.' : null}
    >
      <div style={{ minHeight: heights.profile() }}>
        <ProfileChart rows={rows} keys={keys} />
      </div>
      <ol className="mt-2 flex flex-wrap gap-x-5 gap-y-1 text-sm text-ink-muted">
        {series.map(({ key, title }, index) => (
          <li key={key} className="flex min-w-0 items-center gap-1.5">
            <span
              aria-hidden="true"
              style={{ background: `var(--color-chart-${index + 1})` }}
              className="grid size-4 shrink-0 place-items-center rounded-full text-[0.625rem] font-bold text-surface"
            >
              {index + 1}
            </span>
            <span className="min-w-0 truncate">
              {key} {title}
            </span>
          </li>
        ))}
      </ol>
    </ChartCard>
  );
}
