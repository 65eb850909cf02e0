import clsx from 'clsx';

/** The head of a card's small table: the first column names, the others count. */
export const Columns = ({ names }: { names: string[] }) => (
  <tr className="text-left text-xs text-ink-muted">
    {names.map((name, place) => (
      <th
        key={name}
        scope="col"
        className={clsx('py-1 font-medium', place > 0 && 'px-3 text-right', place === names.length - 1 && 'pr-0')}
      >
        {name}
      </th>
    ))}
  </tr>
);
