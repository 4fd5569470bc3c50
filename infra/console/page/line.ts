/** One line of a chart. */
export type Line = {
  readonly name: string;
  /** A custom property of the style sheet. */
  readonly color: `--${string}`;
  readonly values: readonly (number | null)[];
  readonly isFilled?: boolean;
};
