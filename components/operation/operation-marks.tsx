import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import type { OperationMark } from '@/lib/domain/operation/marks';

/** In the header: what wants attention after go-live. Nothing where nothing does. */
export function OperationMarks({ marks, base }: { marks: OperationMark[]; base: string }) {
  return marks.map(({ tone, words, at }) => (
    <Link key={at} href={`${base}/operation#${at}`} className="hover:underline">
      <Badge tone={tone}>{words}</Badge>
    </Link>
  ));
}
