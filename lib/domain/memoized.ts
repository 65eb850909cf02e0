/** What `compute` makes of a text, made once for each. It forgets all of them beyond `most`, so that ever other texts fill no memory. */
export function memoized<Value>(compute: (text: string) => Value, most = 1000): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const value = compute(text);
    if (known.size >= most) known.clear();
    known.set(text, value);
    return value;
  };
}
