import { NotFoundPanel } from '@/components/shell/not-found-panel';
import { BackHome } from '@/components/shell/back-home';

export default function WorkspaceNotFound() {
  return <NotFoundPanel action={<BackHome />} />;
}
