/** Where the server itself broke, before a page of the product could be drawn: no scripts, no styles of ours. */
export default function ServerError() {
  return (
    <main style={{ maxWidth: '32rem', margin: '5rem auto', padding: '0 1rem', font: '16px/1.5 system-ui, sans-serif' }}>
      <title>This page could not be shown · Airworthy</title>
      <h1 style={{ fontSize: '1.25rem' }}>This page could not be shown</h1>
      <p>
        Something broke on our side; nothing that was saved is lost. Load the page again, and if it stays, tell whoever
        runs Airworthy.
      </p>
    </main>
  );
}
