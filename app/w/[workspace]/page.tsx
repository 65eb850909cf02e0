import { redirect } from 'next/navigation';
import { homeOf } from '@/components/shell/places';
import { currentActor } from '@/lib/session/actor';

export default async function WorkspaceHome({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  redirect(homeOf(await currentActor(workspace)));
}
