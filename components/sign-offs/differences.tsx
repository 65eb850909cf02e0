/** What changed since something was signed, one line for each change. */
export function Differences({ lines }: { lines: string[] }) {
  return (
    <ul className="list-disc space-y-0.5 pl-4.5 text-sm">
      {lines.map((line, index) => (
        <li key={index} className="max-w-prose wrap-anywhere">
          {line}
        </li>
      ))}
    </ul>
  );
}
