import { z } from 'zod';
import { workspaceRoles, type WorkspaceRole } from '@/lib/domain/access/actor';
import { id, text } from './fields';

/** More of them nobody finds again. */
export const mostOwnViews = 40;
export const mostSharedViews = 60;

export const viewName = text('a name for the view', 2, 60);

/** The query of an address. What of it can be read is decided where it is opened, each time. */
export const viewQuery = z
  .string({ error: 'A view needs what it shows.' })
  .max(2000, 'This view filters by more than can be kept.')
  .regex(/^(\?[\w\-.~%&=+!*'(),:;@/]*)?$/, 'This is not the query of an address.');

/** A view exactly as somebody saw it. */
export const viewState = id;

/** The views that open for each role as somebody saw them: their ids in the order of `workspaceRoles`, empty for the plain list. */
export const openingState = z
  .string({ error: 'It does not say what it was drawn with.' })
  .max(200)
  .regex(/^[\da-f-]*(,[\da-f-]*){3}$/, 'It does not say what it was drawn with.');

export const openingStateOf = (viewOf: (role: WorkspaceRole) => string | null | undefined): string =>
  workspaceRoles.map((role) => viewOf(role) ?? '').join();

/** A view of the list that is kept under a name. */
export type SavedView = {
  id: string;
  name: string;
  query: string;
  state: string;
  /** Of the workspace, for everybody; otherwise its maker's own. */
  shared: boolean;
  /** The workspace roles that it opens first for, and how many members have chosen it for themselves. */
  roles: WorkspaceRole[];
  people: number;
};

/** What somebody has chosen to open first: a view by its id, the plain list, or what their role opens. */
export const plainList = 'plain';
export const asMyRole = 'role';

export type SavedViews = {
  /** Their own first, then those of the workspace. */
  views: SavedView[];
  /** The reader's own choice: a view's id, `plainList` or `asMyRole`. */
  own: string;
  /** What opens for them where the address names nothing; null: the plain list. */
  opening: SavedView | null;
};
