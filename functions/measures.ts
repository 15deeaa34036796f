/** CloudWatch's namespace of our own figures. They are told by table (`TableName`), of which a stack has one. */
export const namespace = 'Aftercare';

/** Figures functions tell of themselves, by CloudWatch's name for them, and what they count. */
export const measures = {
  /** How late timers fired. */
  Lateness: 'Milliseconds',
  /** Functions that came up around a policy that is not followed: its version is known with other content. */
  PolicyNotFollowed: 'Count',
} as const;

export type MeasureName = keyof typeof measures;
