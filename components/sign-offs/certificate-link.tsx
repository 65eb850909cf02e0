import { buttonClass } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';

type Props = { workspace: string; request: string; look?: 'button' | 'link' };

/** A request with all its decisions as a PDF file. A plain link: it is downloaded, not gone to. */
export function CertificateLink({ workspace, request, look = 'button' }: Props) {
  const href = `/api/w/${workspace}/sign-offs/${request}/certificate`;
  if (look === 'link') {
    return (
      <a href={href} download className="text-sm text-accent-ink underline underline-offset-2">
        Certificate (PDF)
      </a>
    );
  }
  return (
    <a href={href} download className={buttonClass({ size: 'sm' })}>
      <Icon name="download" size={14} />
      Certificate (PDF)
    </a>
  );
}
