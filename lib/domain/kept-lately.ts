/** `characters`: of all that is kept, where that may be long. */
type Limits = { entries: number; characters?: number };

/** What was made lately, by name, within `most`; what was not asked for the longest makes room. */
export class KeptLately<Value> {
  private readonly kept = new Map<string, { value: Value; length: number }>();
  private characters = 0;

  constructor(
    private readonly most: Limits,
    /** Of a value, in characters. */
    private readonly lengthOf: (value: Value) => number = () => 0,
  ) {}

  get(name: string): Value | undefined {
    const known = this.kept.get(name);
    if (!known) return undefined;
    this.kept.delete(name);
    this.kept.set(name, known);
    return known.value;
  }

  set(name: string, value: Value): void {
    this.forget(name);
    const length = this.lengthOf(value);
    this.kept.set(name, { value, length });
    this.characters += length;
    const { entries, characters = Infinity } = this.most;
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= entries && this.characters <= characters) break;
      this.forget(oldest);
    }
  }

  private forget(name: string): void {
    this.characters -= this.kept.get(name)?.length ?? 0;
    this.kept.delete(name);
  }
}
