import { redirect } from 'next/navigation';

type Props = { params: Promise<{ workspace: string }> };

export default async function SettingsPage({ params }: Props): Promise<never> {
  redirect(`/w/${(await params).workspace}/settings/members`);
}
