/** Stands for any text: the member must be there, whatever it says. */
export const anyText = { any: 'text' } as const;

/** What the members of an event, or of a row, must be: each one named has to have one of its values. */
export type Condition<D = Readonly<Record<string, unknown>>> = {
  readonly [M in keyof D]?: readonly (string | boolean | null | typeof anyText)[];
};

/** Whether it is all a condition asks for. A member that is not there is none of the values. */
export function meets(of: object, condition: Condition): boolean {
  return Object.entries(condition).every(([name, values]) => {
    const value = (of as Record<string, unknown>)[name];
    return (values ?? []).some((one) => (one === anyText ? typeof value === 'string' : one === value));
  });
}
