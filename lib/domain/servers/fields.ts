import { z } from 'zod';
import { dataClasses } from '@/lib/domain/mcp/data-classes';
import { isWildScope } from '@/lib/domain/mcp/scopes';
import { identityModels } from '@/lib/domain/stages/stages';
import { blankToNull, freeText, id, optionalId, text, webAddress } from '@/lib/domain/use-case/fields';
import { checkRhythms, serverEnvironments } from './server';
import { tokenPurposes } from './tokens';

/** The address is shown to everybody and told in the trail: it must hold no password. */
const address = webAddress
  .refine(
    (value) => !/^https?:\/\/[^/?#]*@/i.test(value),
    'Leave the name and the password out of the address: everybody here can read it.',
  )
  .transform((value) => new URL(value).href);

/** name@version as a registry knows it, or an image with its digest. */
const packageName = text('the package', 2, 300).refine(
  (value) => /^[@a-z0-9][\w.@/:~+-]*$/i.test(value),
  'Enter a package as its registry calls it, such as @acme/crm-server@1.4.0.',
);

/** In their own order, each once. */
export const classesOfData = z
  .array(z.enum(dataClasses, 'Choose classes of the list.'), 'Choose classes of the list.')
  .transform((chosen) => dataClasses.filter((name) => chosen.includes(name)));

/** Words, one a line or with commas between them, each once. Wrong ones are told of the field as a whole: it is one on the screen. */
const words = freeText(10_000).transform((typed) => [...new Set(typed.split(/[\s,]+/).filter((word) => word !== ''))]);

/** Names of fields, dotted. */
export const fieldNames = words
  .refine((names) => names.length <= 300, 'Name at most 300 fields.')
  .refine((names) => names.every((name) => name.length <= 200), 'Use at most 200 characters for a field.');

/** Hosts as they stand in an address, one a line; a port or a path says nothing about whose network it is. */
export const hostNames = words
  .transform((hosts) => [...new Set(hosts.map((host) => host.toLowerCase()))])
  .refine((hosts) => hosts.length <= 100, 'Enter at most 100 hosts.')
  .refine(
    (hosts) => hosts.every((host) => /^[a-z0-9.\-[\]:]{1,253}$/.test(host)),
    'Enter hosts such as mcp.intern.example or 10.0.0.7, without https:// and path.',
  );

const saysNone = (word: string): boolean => word.toLowerCase() === 'none';

/**
 * Scopes as an authorisation server writes them (RFC 6749), one a line. Nothing typed: nobody has said, which is null; "none" alone:
 * a token may carry none.
 */
const approvedScopes = words
  .refine((typed) => typed.length === 1 || !typed.some(saysNone), 'Enter scopes, or “none” alone.')
  .transform((typed) => (typed.length === 0 ? null : typed.filter((scope) => !saysNone(scope)).sort()))
  .refine((scopes) => (scopes ?? []).length <= 100, 'Enter at most 100 scopes.')
  .refine(
    (scopes) => (scopes ?? []).every((scope) => /^[\x21\x23-\x5b\x5d-\x7e]{1,200}$/.test(scope)),
    'Enter scopes such as accounts.read, without quotes, each of at most 200 characters.',
  )
  .refine(
    (scopes) => !scopes?.some(isWildScope),
    'A scope that allows everything is not approved here: C08 fails with it. Have narrower ones issued.',
  );

/** The one to ask with where nothing is said. */
export const tokenPurpose = z.enum(tokenPurposes, { error: 'Choose what the token is for.' }).default('ask');

/** What a person states about a server. */
export const serverFields = {
  name: text('the name of the server', 2, 120),
  purpose: text('what it is for', 3, 500),
  owner: id,
  address: z.preprocess(blankToNull, address.nullable()),
  package: z.preprocess(blankToNull, packageName.nullable()),
  environment: z.enum(serverEnvironments, { error: 'Choose which data it works on.' }),
  identityModel: z.enum(identityModels, { error: 'Choose as whom it acts.' }),
  dataClasses: classesOfData.refine(
    (chosen) => chosen.length > 0,
    'Choose how sensitive the data is that it gives out.',
  ),
  rhythm: z.enum(checkRhythms, { error: 'Choose how often it is looked at.' }),
  approvedScopes,
  systems: z
    .array(id, 'Choose systems of this workspace.')
    .max(50, 'Choose at most 50 systems.')
    .default([])
    .transform((ids) => [...new Set(ids)]),
};

export const saveServerInput = z
  .strictObject({ id: optionalId.optional(), ...serverFields })
  .refine((server) => server.address !== null || server.package !== null, {
    path: ['address'],
    error: 'Enter the address where it answers, or the package that starts it.',
  });
