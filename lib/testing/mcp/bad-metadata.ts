import type { McpFault } from './bad-server';
import type { Answered } from './bad-protocol';

/** The metadata of the resource, and of the authorisation server, which is another name of the same machine. */
export function metadataAt(path: string, here: URL, faults: ReadonlySet<McpFault>): Answered {
  const issuer = faults.has('refused-issuer') ? 'https://10.0.0.1' : `https://auth.test:${here.port}`;
  if (path.startsWith('/.well-known/') && faults.has('refused-metadata')) {
    return { status: 307, headers: { location: 'https://10.0.0.1/metadata' } };
  }
  if (path.startsWith('/.well-known/oauth-protected-resource') && !faults.has('no-metadata')) {
    return {
      status: 200,
      body: {
        resource: faults.has('wrong-resource') ? 'https://another.test/mcp' : here.href,
        ...(faults.has('no-issuer') ? {} : { authorization_servers: [issuer] }),
        scopes_supported: ['accounts.read', 'accounts.write'],
      },
    };
  }
  if (path === '/.well-known/oauth-authorization-server') {
    return {
      status: 200,
      body: {
        issuer: faults.has('wrong-issuer') ? 'https://another.test' : issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        response_types_supported: ['code'],
        code_challenge_methods_supported: faults.has('no-s256') ? ['plain'] : ['S256'],
        client_id_metadata_document_supported: true,
        authorization_response_iss_parameter_supported: true,
      },
    };
  }
  return { status: 404 };
}
