/** What of an address a form does not change, as its hidden fields. */
export const KeptFields = ({ fields }: { fields: [name: string, value: string][] }) =>
  fields.map(([name, value]) => <input key={`${name}=${value}`} type="hidden" name={name} value={value} />);
