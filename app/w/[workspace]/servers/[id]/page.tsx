import { redirect } from 'next/navigation';
import { serverPath } from '@/lib/url/servers';

type Props = { params: Promise<{ workspace: string; id: string }> };

export default async function ServerIndex({ params }: Props) {
  const { workspace, id } = await params;
  redirect(serverPath(workspace, id));
}
