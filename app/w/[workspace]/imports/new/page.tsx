import { redirect } from 'next/navigation';
import { importsPath } from '@/lib/url/imports';

/** "Import use cases" of the command palette: the form stands above the list. */
export default async function NewImportPage({ params }: { params: Promise<{ workspace: string }> }) {
  redirect(importsPath((await params).workspace));
}
