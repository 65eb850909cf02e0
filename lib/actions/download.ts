/** A name for a download: as it is, and for browsers of old with what is not ASCII as an underscore (RFC 6266, RFC 5987). */
export function attachment(name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  // What encodeURIComponent leaves alone and the header does not.
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}

/** Made as fast as it is read, and no further once the reader is gone. */
export function streamOf(pieces: AsyncGenerator<string | Uint8Array>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(typeof value === 'string' ? encoder.encode(value) : value);
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}

/** The same for whoever has no access, and for what is not there. */
export const nothingHere = (): Response =>
  new Response('There is nothing here, or you have no access to it.', {
    status: 404,
    headers: { 'cache-control': 'no-store' },
  });
