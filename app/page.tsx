import { redirect } from 'next/navigation';
import { currentAccount } from '@/lib/session/account';

/** Leads everybody to where they belong. */
export default async function StartPage() {
  const account = await currentAccount();
  if (!account) redirect('/sign-in');
  const [only, ...others] = account.workspaces;
  redirect(only && others.length === 0 ? `/w/${only.slug}` : '/workspaces');
}
